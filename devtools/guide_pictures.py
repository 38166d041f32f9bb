"""Pictures of the editors' guide: `python -m devtools.guide_pictures [NAME...]`.

Taken from a portal of its own with the demo content, so that docs/editors.md shows what is on the
screen today. One line of PICTURES is one file in docs/pictures.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from devtools.chromium import FLAGS, chromium_path, signed_in
from devtools.paths import ROOT
from devtools.report import say
from devtools.whole_portal import whole_portal

FOLDER: Final = ROOT / "docs" / "pictures"
WIDTH: Final = 1200
LARGEST: Final = 60 * 1024
QUALITIES: Final = (82, 70, 55, 40)
#: What scripts draw after a page is loaded, in milliseconds.
SETTLES: Final = 1500
CHECKS: Final = "button[aria-label='Toggle checks']"
PREVIEW: Final = "button[aria-label='Toggle preview']"
FIRST: Final = ".listing td.title a"
BUSES: Final = ".listing td.title a:has-text('Buses that keep their time')"


@dataclass(frozen=True, slots=True)
class Picture:
    """Who looks at what. ``steps``: selectors that are clicked one after the other."""

    name: str
    person: str
    path: str
    steps: tuple[str, ...] = ()
    height: int = 720


#: What the demo has none of: a policy to be checked, an import that waits for its confirmation.
MADE_FOR_IT: Final = """
import csv, io
from datetime import date
from accounts.models import User
from briefs.importing import batches
from cases.models import CaseStudyPage
from taxonomy.models import City
from wagtail.models import Page
for page in CaseStudyPage.objects.filter(live=True).order_by("title")[:3]:
    CaseStudyPage.objects.filter(pk=page.pk).update(check_again_by=date(2026, 1, 31))
rows = io.StringIO()
names = ["external_id", "kind", "title", "summary", "body", "city", "country", "year", "themes",
         "language"]
lines = csv.writer(rows)
lines.writerow(names)
for number, year in enumerate(["2013", "2015", "soon"], start=1):
    lines.writerow([f"sample-{number}", "case", f"Sample policy {number}", "A summary.", "A text.",
                    "Seoul", "KR", year, "public-transport", "en"])
user = User.objects.get(email="editor@example.org")
made = batches.receive_import(name="policies.csv", content=rows.getvalue().encode(), user=user)
batches.check_import(made.pk)
"""
_POLICIES: Final = "/admin/policy_reports/policies/"
PICTURES: Final = (
    Picture("dashboard", "moderator", "/admin/", height=640),
    Picture("form", "editor", _POLICIES, (FIRST,)),
    Picture("advice", "editor", _POLICIES, (FIRST, CHECKS)),
    Picture("preview", "editor", _POLICIES, (FIRST, PREVIEW)),
    Picture("queue", "moderator", "/admin/brief_review/", height=420),
    Picture("review", "moderator", "/admin/brief_review/", (FIRST,), height=1150),
    Picture("session", "moderator", "/admin/snippets/programmes/learningsession/", (FIRST,)),
    Picture("invite", "moderator", "/admin/snippets/programmes/invitation/add/"),
    Picture("missing", "moderator", "/admin/brief_review/missing/", height=420),
    Picture("collection", "editor", "/admin/policy-collections/", (BUSES,)),
    Picture("promoted", "editor", "/admin/snippets/search/promotion/add/"),
    Picture("facts", "editor", "/admin/fact_checks/", height=520),
    Picture("translations", "editor", "/admin/reports/translation-status/", height=520),
    Picture("import", "editor", "/admin/policy_imports/", (FIRST,), height=640),
    Picture("policies", "editor", _POLICIES, height=520),
)


def photograph(url: str, pictures: Sequence[Picture], folder: Path) -> None:
    """Take them from a running portal with the demo content."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, _chromium(playwright) as browser:
        for picture in pictures:
            # A browser of its own: Wagtail remembers which panels were open.
            context = _person(browser, url, picture.person)
            data = small(_taken(context.new_page(), url, picture))
            context.close()
            (folder / f"{picture.name}.webp").write_bytes(data)
            say(f"   {picture.name}: {len(data) // 1024} kB")


def small(png: bytes) -> bytes:
    """As WebP, in the best quality that is small enough. Raises ValueError when none is."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    for quality in QUALITIES:
        stream = io.BytesIO()
        image.save(stream, "WEBP", quality=quality, method=6)
        if stream.tell() <= LARGEST:
            return stream.getvalue()
    raise ValueError(f"more than {LARGEST} bytes in every quality")


def _taken(page: Page, url: str, picture: Picture) -> bytes:
    page.set_viewport_size({"width": WIDTH, "height": picture.height})
    page.goto(f"{url}{picture.path}")
    for step in picture.steps:
        page.locator(step).first.click()
        page.wait_for_load_state("load")
        page.wait_for_timeout(SETTLES)
    page.wait_for_timeout(SETTLES)
    return page.screenshot()


def _person(browser: Browser, url: str, name: str) -> BrowserContext:
    """The demo's sample accounts are named for what they are."""
    return signed_in(browser, url, f"{name}@example.org", f"sample-{name}")


@contextmanager
def _chromium(playwright: object) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)  # type: ignore[attr-defined]
    try:
        yield browser
    finally:
        browser.close()


def main(names: Sequence[str]) -> int:
    """All of them, or those named."""
    pictures = [each for each in PICTURES if not names or each.name in names]
    with TemporaryDirectory(prefix="guide-") as var, whole_portal(Path(var) / "portal") as portal:
        say("-> a portal with the demo content")
        portal.manage("migrate", "--verbosity", "0")
        portal.manage("seed_demo")
        portal.manage("shell", text_in=MADE_FOR_IT)
        portal.start_server()
        photograph(portal.url, pictures, FOLDER)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
