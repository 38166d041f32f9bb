"""Pictures of every page of the demo: `python -m devtools.screens FOLDER`, inside the environment.

Every stop of the demo's tour, at a phone's and a desk's width, light and dark, in each language
asked for; one contact sheet shows them all.
"""

from __future__ import annotations

import argparse
import html
import itertools
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Literal

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from devtools.chromium import FLAGS, chromium_path, signed_in
from devtools.report import say
from devtools.whole_portal import whole_portal

WIDTHS: Final = {360: 740, 1280: 800}
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
LANGUAGES: Final = ("en", "ko")
#: What loads late would be missing from the picture; a picture that cannot be read is left out.
LOAD_PICTURES: Final = """
Promise.all([...document.images].map((each) => {
  each.loading = "eager";
  return each.decode().catch(() => undefined);
}))
"""


@dataclass(frozen=True, slots=True)
class View:
    """How a page is looked at; ``width`` in CSS pixels."""

    width: int
    scheme: Literal["light", "dark"]
    language: str

    def __str__(self) -> str:
        return f"{self.width}-{self.scheme}-{self.language}"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture. ``problem``: what is wrong with the page at a glance, "" if nothing."""

    stop: str
    view: View
    file: str
    problem: str


def take(
    url: str, tour: Sequence[dict[str, Any]], folder: Path, views: Sequence[View]
) -> list[Shot]:
    """Photograph the tour of a running site; ``folder`` gets the pictures and ``index.html``."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, _chromium(playwright) as browser:
        shots = [shot for view in views for shot in _of_view(browser, url, tour, folder, view)]
    (folder / "index.html").write_text(contact_sheet(shots), encoding="utf-8")
    return shots


def _of_view(
    browser: Browser, url: str, tour: Sequence[dict[str, Any]], folder: Path, view: View
) -> Iterator[Shot]:
    contexts: dict[str, BrowserContext] = {}
    for stop in tour:
        email = stop["email"]
        if email not in contexts:
            contexts[email] = signed_in(
                browser,
                url,
                email,
                stop["password"],
                viewport={"width": view.width, "height": WIDTHS[view.width]},
                color_scheme=view.scheme,
            )
        page = contexts[email].new_page()
        yield _shot(page, url, stop, folder, view)
        page.close()
    for context in contexts.values():
        context.close()
    say(f"   {view}: {len(tour)} pages")


def _shot(page: Page, url: str, stop: dict[str, Any], folder: Path, view: View) -> Shot:
    """One picture of the whole page, with what a glance at it would complain about."""
    prefix = "" if view.language == "en" else f"/{view.language}"
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    answer = page.goto(f"{url}{prefix}{stop['path']}")
    page.wait_for_load_state("load")
    page.evaluate(LOAD_PICTURES)
    status = answer.status if answer else 0
    width = page.evaluate("document.documentElement.scrollWidth")
    if status != stop["status"]:
        errors.append(f"status {status}")
    if width > view.width:
        errors.append(f"{width} pixels wide")
    file = f"{stop['name']}-{view}.png"
    page.screenshot(path=folder / file, full_page=True)
    return Shot(stop["name"], view, file, "; ".join(errors))


def contact_sheet(shots: Sequence[Shot]) -> str:
    """All pictures on one page, the stops as rows."""
    rows = []
    for stop, of_stop in itertools.groupby(
        sorted(shots, key=lambda shot: shot.stop), lambda s: s.stop
    ):
        cells = "".join(
            f'<figure><a href="{html.escape(shot.file)}"><img loading="lazy" alt="" width="220" '
            f'src="{html.escape(shot.file)}"></a><figcaption>{shot.view} '
            f"<strong>{html.escape(shot.problem)}</strong></figcaption></figure>"
            for shot in of_stop
        )
        rows.append(f"<h2>{html.escape(stop)}</h2><div>{cells}</div>")
    return (
        "<!doctype html><meta charset=utf-8><title>Every page</title><style>"
        "div{display:flex;gap:1rem;overflow:auto}figure{margin:0}img{max-height:480px;object-fit:cover;"
        "object-position:top;border:1px solid #ccc}strong{color:#b3261e}</style>"
        f"<h1>Every page</h1>{''.join(rows)}"
    )


@contextmanager
def _chromium(playwright: Any) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
    try:
        yield browser
    finally:
        browser.close()


def main(arguments: Sequence[str]) -> int:
    """Seed a portal of its own, or look at the one named, and photograph it."""
    parser = argparse.ArgumentParser(prog="dev.py screens")
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--only", default="", help="stops whose name contains this")
    parser.add_argument("--languages", default=",".join(LANGUAGES), help="codes, with commas")
    chosen = parser.parse_args(arguments)
    languages = chosen.languages.split(",")
    views = [View(*each) for each in itertools.product(WIDTHS, SCHEMES, languages)]
    with TemporaryDirectory(prefix="screens-") as var, whole_portal(Path(var) / "portal") as portal:
        say("-> a portal with the demo content")
        portal.manage("migrate", "--verbosity", "0")
        portal.manage("seed_demo")
        portal.start_server()
        tour = json.loads(portal.manage("demo_tour", "--json"))
        tour = [stop for stop in tour if chosen.only in stop["name"]]
        shots = take(portal.url, tour, chosen.folder, views)
    for shot in shots:
        if shot.problem:
            say(f"   {shot.file}: {shot.problem}")
    say(f"{len(shots)} pictures: {chosen.folder / 'index.html'}")
    return 1 if any(shot.problem for shot in shots) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
