"""Reading on a slow link: not one picture crosses it, and everything can still be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from devtools.whole_portal import Portal
from tests.journeys.test_accessible import violations

pytestmark = [pytest.mark.browser, pytest.mark.demo]

#: Icons of the interface come in one small file, beside words that say the same.
INTERFACE = ("/static/icons/icons.svg", "/static/icons/mark.svg")


def pictures(context: BrowserContext) -> list[str]:
    """Addresses of pictures that this browser fetches from now on."""
    fetched: list[str] = []

    def note(request: Request) -> None:
        is_picture = request.resource_type == "image" or re.search(
            r"\.(?:png|jpe?g|webp|avif|gif)$|/covers/", request.url
        )
        if is_picture and not request.url.split("?")[0].endswith(INTERFACE):
            fetched.append(request.url)

    context.on("request", note)
    return fetched


@pytest.fixture
def saver(browser: Browser) -> Iterator[BrowserContext]:
    """A phone that asks to save data."""
    with closing(
        browser.new_context(
            viewport={"width": 360, "height": 800}, extra_http_headers={"Save-Data": "on"}
        )
    ) as context:
        yield context


def test_a_browser_that_saves_data_fetches_no_picture_on_any_page(
    saver: BrowserContext, demo: Portal, tour: Sequence[dict[str, Any]]
) -> None:
    fetched, page = pictures(saver), saver.new_page()
    open_to_all = [stop for stop in tour if not stop["email"]]
    for stop in open_to_all:
        page.goto(f"{demo.url}{stop['path']}")
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), stop["name"]
    assert len(open_to_all) > 25
    assert fetched == []


def test_a_slide_is_read_in_words_and_its_picture_fetched_on_request(
    saver: BrowserContext, demo: Portal, tour: Sequence[dict[str, Any]]
) -> None:
    path = next(stop["path"] for stop in tour if stop["name"] == "file-page")
    fetched, page = pictures(saver), saver.new_page()
    page.goto(f"{demo.url}{path}")
    assert violations(page) == []
    assert fetched == []
    page.get_by_role("link", name="Picture:").click()
    page.wait_for_url("**/*.webp")
    assert len(fetched) <= 1


def test_the_switch_is_reached_by_keyboard_and_ends_where_it_began(
    page: Page, demo: Portal
) -> None:
    fetched = pictures(page.context)
    page.goto(f"{demo.url}/themes/public-transport/")
    assert fetched != []
    page.get_by_role("button", name="Text only, without pictures").press("Enter")
    expect(page.get_by_text("Text only: pictures are left out.")).to_be_visible()
    assert page.url == f"{demo.url}/themes/public-transport/"
    assert violations(page) == []
    fetched.clear()
    page.reload()
    assert fetched == []
    page.get_by_role("button", name="Show pictures").press("Enter")
    expect(page.get_by_text("Text only: pictures are left out.")).to_have_count(0)
    assert fetched != []
