"""Seed a portal, measure its pages, print the table; 1 if something is over its budget."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import sync_playwright

from devtools.chromium import FLAGS, chromium_path, signed_in
from devtools.lighthouse.measuring import Result, measure
from devtools.lighthouse.pages import NOT_FOR_SEARCH_ENGINES, Measured, pages_of
from devtools.lighthouse.program import lighthouse
from devtools.lighthouse.report import over_budget, table
from devtools.report import DevelopmentError, say
from devtools.whole_portal import Portal, whole_portal

_SETTINGS: Final = "devtools.lighthouse.served"


def main(arguments: Sequence[str]) -> int:
    """See the package."""
    parser = argparse.ArgumentParser(prog="dev.py lighthouse")
    parser.add_argument("--runs", type=int, default=3, help="of each page; the middle score counts")
    parser.add_argument("--only", default="", help="the page with this title")
    chosen = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="lighthouse-") as name:
        return _measure_all(Path(name), runs=chosen.runs, only=chosen.only)


def _measure_all(folder: Path, *, runs: int, only: str) -> int:
    command, chromium = lighthouse(), chromium_path()
    if chromium is None:
        raise DevelopmentError("Lighthouse needs Chromium.")
    with whole_portal(folder / "portal", DJANGO_SETTINGS_MODULE=_SETTINGS) as portal:
        say("-> a portal with the demo content")
        portal.manage("migrate", "--verbosity", "0")
        portal.manage("seed_demo")
        portal.manage("collectstatic", "--noinput", "--verbosity", "0")
        portal.start_server()
        tour = json.loads(portal.manage("demo_tour", "--json", "--queries"))
        pages = [page for page in pages_of(tour) if only in page.title]
        results: dict[str, Result] = {}
        for page in pages:
            results[page.title] = measure(
                command,
                portal.url + page.path,
                page,
                cookie=_cookie(portal, page),
                runs=runs,
                chromium=chromium,
                folder=folder,
            )
            say(f"   {page.title}: {dict(results[page.title].scores)}")
            for failed in results[page.title].failed:
                say(f"      {failed}")
    queries = {stop["path"]: stop["queries"] for stop in tour}
    say(table(results, {page.title: queries[page.path] for page in pages}))
    say(f"* not asked whether search engines may keep it: {', '.join(NOT_FOR_SEARCH_ENGINES)}")
    problems = over_budget(results)
    say("\n".join(problems))
    return 1 if problems else 0


def _cookie(portal: Portal, page: Measured) -> str:
    """The header of a person who has signed in; "" for nobody."""
    if not page.email:
        return ""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        context = signed_in(browser, portal.url, page.email, page.password)
        cookies = context.cookies()
        browser.close()
    return "; ".join(f"{each['name']}={each['value']}" for each in cookies)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
