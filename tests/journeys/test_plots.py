"""Plots with the keyboard, on a phone and on a wide screen: what is drawn is a way on."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from devtools.whole_portal import Portal

pytestmark = [pytest.mark.browser, pytest.mark.demo]

PHONE: Final[ViewportSize] = {"width": 320, "height": 700}
DESK: Final[ViewportSize] = {"width": 1280, "height": 900}


def focused(page: Page) -> str:
    found: str = page.evaluate("document.activeElement.getAttribute('href') ?? ''")
    return found


def addresses(page: Page, selector: str) -> list[str]:
    found: list[str] = page.locator(selector).evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    return found


def runs_sideways(page: Page) -> bool:
    wide: bool = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return wide


def test_the_dots_of_the_map_come_in_the_order_of_the_list(browser: Browser, demo: Portal) -> None:
    page = browser.new_page(viewport=DESK)
    page.goto(f"{demo.url}/cities/")
    dots = addresses(page, ".world-map a")
    page.get_by_role("link", name="Skip the map").focus()

    walked = []
    for _ in dots:
        page.keyboard.press("Tab")
        walked.append(focused(page))

    assert walked == dots == addresses(page, ".tiles a")
    expect(page.locator(".world-map .dot:focus text")).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{demo.url}{dots[-1]}")
    page.close()


def test_the_map_can_be_skipped(browser: Browser, demo: Portal) -> None:
    page = browser.new_page(viewport=DESK)
    page.goto(f"{demo.url}/cities/")
    page.get_by_role("link", name="Skip the map").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert focused(page) == addresses(page, ".tiles a")[0]
    page.close()


def test_the_table_of_themes_scrolls_by_keyboard_inside_the_page(
    browser: Browser, demo: Portal
) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{demo.url}/themes/")
    table = page.get_by_role("region", name="Table that can be scrolled")
    assert not runs_sideways(page)

    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")

    # The names of the themes stay where they are.
    box = table.bounding_box()
    name = table.get_by_role("rowheader").first.bounding_box()
    assert box is not None
    assert name is not None
    assert name["x"] == pytest.approx(box["x"], abs=3)
    page.close()


def test_a_column_leads_to_its_year_and_a_second_click_back(browser: Browser, demo: Portal) -> None:
    for size in (PHONE, DESK):
        page = browser.new_page(viewport=size)
        page.goto(f"{demo.url}/search/")
        page.get_by_text("When these policies began").click()
        column = page.locator(".years-plot a").last
        number = column.locator(".number").inner_text().split()[0]
        column.click()

        expect(page.locator("#count")).to_have_text(
            f"{number} polic{'y' if number == '1' else 'ies'}"
        )
        assert not runs_sideways(page)
        page.locator(".years-plot [aria-current]").click()
        page.wait_for_url(f"{demo.url}/search/")
        page.close()
