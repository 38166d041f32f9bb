"""A reader's way from the front page to a case, on a phone and on a desk."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, ViewportSize, expect

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 800}
PAGES = [
    "/",
    "/search/?q=bus",
    "/search/?q=zzzz&theme=waste",
    "/cases/median-bus-lanes/",
    "/ko/cases/median-bus-lanes/",
    "/briefs/",
    "/themes/",
    "/themes/public-transport/",
    "/cities/",
    "/cities/seoul/",
    "/sessions/may-2012/",
    "/places/topis/",
    "/ko/about/",
    "/nowhere/",
]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_home_then_search_then_facet_then_case(size: ViewportSize, site: str, page: Page) -> None:
    page.set_viewport_size(size)
    page.goto(site)
    page.get_by_label("What is your city trying to solve?").fill("bus")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("status")).to_have_text("3 results for “bus”")
    assert page.url == f"{site}/search/?q=bus"

    if size is PHONE:
        page.get_by_text("Filter the results").click()
    page.get_by_label("Public transport").check()
    page.get_by_role("button", name="Apply filters").click()
    expect(page.get_by_role("status")).to_have_text("2 results for “bus”")
    assert page.url == f"{site}/search/?q=bus&theme=public-transport"

    page.get_by_role("link", name="Median bus lanes").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Median bus lanes")
    expect(page.get_by_role("row", name="Bus speed")).to_contain_text("22.4")

    page.go_back()
    expect(page.get_by_role("status")).to_have_text("2 results for “bus”")
    page.get_by_role("link", name="Remove the filter Theme: Public transport").click()
    expect(page.get_by_role("status")).to_have_text("3 results for “bus”")


def test_the_keyboard_skips_to_the_content(site: str, page: Page) -> None:
    page.goto(site)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()

    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_the_keyboard_skips_to_the_results(site: str, page: Page) -> None:
    page.goto(f"{site}/search/?q=bus")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("#results")).to_be_focused()


def test_the_language_menu_keeps_the_search(site: str, page: Page) -> None:
    page.goto(f"{site}/search/?q=bus&theme=public-transport")
    page.get_by_role("navigation", name="Language").locator("summary").click()
    page.get_by_role("link", name="한국어").click()

    assert page.url == f"{site}/ko/search/?q=bus&theme=public-transport"
    expect(page.locator("html")).to_have_attribute("lang", "ko")


def test_everything_works_without_javascript(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    page.get_by_label("What is your city trying to solve?").fill("bus")
    page.get_by_role("button", name="Search").click()
    page.get_by_label("Public transport").check()
    page.get_by_role("button", name="Apply filters").click()

    expect(page.get_by_role("status")).to_have_text("2 results for “bus”")
    context.close()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_page_scrolls_sideways_or_loads_what_is_not_there(
    size: ViewportSize, site: str, page: Page
) -> None:
    page.set_viewport_size(size)
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("requestfailed", lambda request: _note_failed(request, troubles))
    page.on("response", lambda answer: _note_missing(answer.status, answer.url, troubles))

    for path in PAGES:
        page.goto(f"{site}{path}")
        overflow = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        if page.evaluate(overflow):
            troubles.append(f"{path} scrolls sideways")

    assert troubles == []


def _note_failed(request: Request, troubles: list[str]) -> None:
    """Given up by the browser is no failure: the page was left before its icon had come."""
    if request.failure != "net::ERR_ABORTED":
        troubles.append(f"{request.failure} {request.url}")


def _note_missing(status: int, url: str, troubles: list[str]) -> None:
    if status >= 400 and not url.endswith("/nowhere/"):
        troubles.append(f"{status} {url}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_no_barrier(
    size: ViewportSize, scheme: Literal["light", "dark"], site: str, page: Page
) -> None:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    found: dict[str, list[str]] = {}
    for path in PAGES:
        page.goto(f"{site}{path}")
        violations = Axe().run(page).response["violations"]
        if violations:
            found[path] = [_barrier(violation) for violation in violations]

    assert found == {}


def _barrier(violation: dict[str, Any]) -> str:
    return f"{violation['id']}: {[node['html'][:160] for node in violation['nodes']]}"
