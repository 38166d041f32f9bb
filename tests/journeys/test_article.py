"""A policy read in the browser: contents list, link to share, wide tables, and on paper."""

from __future__ import annotations

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.factories.policies import make_case

pytestmark = pytest.mark.browser

CASE = "/cases/median-bus-lanes/"
DESK: ViewportSize = {"width": 1280, "height": 800}


def test_the_contents_list_leads_to_a_section_and_marks_one(site: str, page: Page) -> None:
    page.set_viewport_size(DESK)
    page.goto(f"{site}{CASE}")
    contents = page.get_by_role("navigation", name="On this page")

    contents.get_by_role("link", name="Lessons").click()

    assert page.url == f"{site}{CASE}#lessons"
    expect(page.get_by_role("heading", name="Lessons")).to_be_in_viewport()
    expect(page.locator("[data-contents] [aria-current]")).to_have_count(1)


def test_the_mark_follows_the_reader(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(f"{site}{CASE}")

    page.get_by_role("heading", name="Figures").evaluate("each => each.scrollIntoView()")

    expect(page.locator("[data-contents] [aria-current]")).to_have_text("Figures")


def test_the_link_is_copied_and_the_reader_is_told(site: str, browser: Browser) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site}{CASE}")

    page.get_by_role("button", name="Copy the link").click()

    expect(page.get_by_role("status").filter(has_text="The link is copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#permanent").get_attribute("href")
    context.close()


def test_a_browser_that_refuses_to_copy_is_not_believed(site: str, page: Page) -> None:
    page.goto(f"{site}{CASE}")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")

    page.get_by_role("button", name="Copy the link").click()

    expect(page.get_by_role("status").filter(has_text="Not copied")).to_be_visible()


def test_without_scripts_contents_facts_and_address_are_there(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}{CASE}")

    for name in ("Copy the link", "Copy", "Print"):
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)
    page.get_by_text("More facts").click()
    expect(page.get_by_text("Licence for reuse")).to_be_visible()
    page.get_by_role("link", name="How to cite").first.click()
    expect(page.locator("#permanent")).to_be_visible()
    context.close()


def test_a_table_that_is_too_wide_scrolls_by_itself_and_by_keyboard(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 700, "height": 800})
    page.goto(f"{site}{CASE}")
    region = page.get_by_role("region", name="Table of figures")
    table = region.get_by_role("table")
    table.evaluate("each => each.querySelector('th').append('W'.repeat(60))")
    expect(page.get_by_role("cell", name="22.4")).not_to_be_in_viewport()

    region.focus()
    for _ in range(30):
        page.keyboard.press("ArrowRight")

    expect(page.get_by_role("cell", name="22.4")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == 700


@pytest.mark.parametrize("width", [320, 360, 700, 1000, 1280])
@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Straßenbahnhaltestellenbarrierefreiheitsverbesserungsprogramm", "de"),
        ("خفضت المدينة استهلاك مياه الشرب في الري إلى النصف خلال ثلاث سنوات.", "ar"),
    ],
)
def test_long_words_and_foreign_scripts_are_not_wider_than_the_window(
    width: int, words: str, language: str, site: str, page: Page
) -> None:
    told = [("heading", words), ("paragraph", f"<p>{words}</p><ul><li>{words}</li></ul>")]
    part = dict.fromkeys(("title", "text", "conditions", "lesson"), words)
    figure = {"name": words, "before": 1234567.5, "after": 98765432.1, "unit": words}
    make_case(
        words,
        slug="wide",
        content_language=language,
        problem=told,
        lessons=[("lesson", words)],
        reusable_parts=[("part", part)],
        partners=[("partner", {"name": words, "role": words, "kind": "firm"})],
        indicators=[("indicator", {**figure, "year": 2014, "source": None})],
        setup_cost_knowledge="known",
        setup_cost_note=words,
        legal_basis=words,
        scale_note=words,
        original_title=words,
        original_language=language,
    )
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}/cases/wide/")
    page.get_by_text("More facts").click()

    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_on_paper_facts_come_first_and_links_tell_their_addresses(site: str, page: Page) -> None:
    page.goto(f"{site}{CASE}")

    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))

    text = " ".join(sheet.get_textpage().get_text_range() for sheet in printed)
    words = " ".join(text.split())
    size = [round(side) for side in printed[0].get_size()]
    assert size == [595, 842]  # A4 in points
    assert words.index("Licence for reuse") < words.index("Buses were slower than cars.")
    assert "https://example.org/" in words
    for chrome in ("On this page", "Copy the link", "More facts", "Related policies", "Sign in"):
        assert chrome not in words
