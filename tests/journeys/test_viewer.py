"""A reader's way through a presentation: from a hit to the slide, and from slide to slide."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from cases.models import PolicyPage
from tests.factories.files import make_case_with, make_deck
from uploads.models import SourceFile

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 360, "height": 740}
POSITION = "[data-position]"


@pytest.fixture
def deck(content: None) -> SourceFile:
    """A presentation of 16 slides on a published case study."""
    file = make_deck(title="Owl buses in the night")
    make_case_with(file, title="Buses for the night")
    return file


@pytest.fixture
def viewer(site: str, deck: SourceFile) -> str:
    """Address of the deck's viewer."""
    policy: PolicyPage = deck.casestudyfiles.get().page
    return f"{site}/policies/{policy.stable_id}/files/{deck.stable_id}/"


def picture_of(page: Page) -> str:
    """The path of the picture that the browser shows, once it has it."""
    picture = page.locator(".sheet img")
    expect(picture).not_to_have_js_property("naturalWidth", 0)
    return str(picture.evaluate("image => new URL(image.currentSrc).pathname"))


def test_words_on_slide_14_lead_to_slide_14(site: str, viewer: str, page: Page) -> None:
    page.goto(f"{site}/search/?q=lanterns14")
    hit = page.get_by_role("list", name="Found inside the files").get_by_role("listitem")
    expect(hit).to_contain_text("Slide 14 of Night buses.pptx")
    expect(hit).to_contain_text("about lanterns14")
    hit.locator("img").scroll_into_view_if_needed()
    expect(hit.locator("img")).to_have_js_property("naturalWidth", 320)

    hit.get_by_role("link", name="Slide 14").click()

    assert page.url == f"{viewer}p/14/"
    expect(page.locator(POSITION)).to_have_text("Slide 14 of 16")
    assert "/p/14/" in picture_of(page)
    page.get_by_text("Text of this slide").click()
    expect(page.get_by_text("about lanterns14")).to_be_visible()


def test_the_keyboard_turns_the_slides(viewer: str, page: Page) -> None:
    page.goto(f"{viewer}p/14/")
    for key, number in (("ArrowRight", 15), ("End", 16), ("ArrowLeft", 15), ("Home", 1)):
        page.keyboard.press(key)
        expect(page.locator(POSITION)).to_have_text(f"Slide {number} of 16")
        expect(page.get_by_role("status")).to_have_text(f"Slide {number} of 16")
        assert page.url == f"{viewer}p/{number}/"
        assert f"/p/{number}/" in picture_of(page)

    page.go_back()
    expect(page.locator(POSITION)).to_have_text("Slide 15 of 16")
    assert page.title().startswith("Slide 15 of 16")


def test_the_focus_stays_on_the_link_that_was_pressed(viewer: str, page: Page) -> None:
    page.goto(f"{viewer}p/14/")
    page.get_by_role("link", name="Next").press("Enter")
    expect(page.locator(POSITION)).to_have_text("Slide 15 of 16")
    expect(page.get_by_role("link", name="Next")).to_be_focused()

    page.keyboard.press("Enter")
    expect(page.locator(POSITION)).to_have_text("Slide 16 of 16")
    expect(page.locator(POSITION)).to_be_focused()


def test_keys_typed_into_the_box_stay_in_the_box(viewer: str, page: Page) -> None:
    page.goto(f"{viewer}p/3/")
    box = page.get_by_label("Go to number")
    box.fill("12")
    box.press("ArrowLeft")
    box.press("Home")
    expect(page.locator(POSITION)).to_have_text("Slide 3 of 16")

    box.press("Enter")

    expect(page.locator(POSITION)).to_have_text("Slide 12 of 16")
    assert page.url == f"{viewer}p/12/"


def test_an_address_with_p14_opens_slide_14(viewer: str, page: Page) -> None:
    page.goto(f"{viewer}#p14")

    expect(page.locator(POSITION)).to_have_text("Slide 14 of 16")
    assert page.url == f"{viewer}p/14/"


def test_what_was_opened_stays_open(viewer: str, page: Page) -> None:
    page.goto(f"{viewer}p/2/")
    page.get_by_text("Text of this slide").click()
    page.keyboard.press("ArrowRight")

    expect(page.get_by_text("about lanterns3")).to_be_visible()


def test_a_picture_is_enlarged_and_its_keys_move_it(viewer: str, page: Page) -> None:
    page.goto(f"{viewer}p/2/")
    before = page.locator(".sheet img").bounding_box()
    page.get_by_role("button", name="Enlarge").click()
    after = page.locator(".sheet img").bounding_box()
    page.keyboard.press("ArrowRight")

    assert before is not None
    assert after is not None
    assert after["width"] > 1.9 * before["width"]
    expect(page.locator(POSITION)).to_have_text("Slide 2 of 16")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Enlarge")).to_be_visible()


def test_the_next_picture_is_there_before_it_is_asked_for(viewer: str, page: Page) -> None:
    with page.expect_response(lambda answer: "/p/3/" in answer.url and "webp" in answer.url):
        page.goto(f"{viewer}p/2/")


def test_the_language_menu_follows_the_slide(site: str, viewer: str, page: Page) -> None:
    page.goto(f"{viewer}p/2/")
    page.keyboard.press("ArrowRight")
    expect(page.locator(POSITION)).to_have_text("Slide 3 of 16")

    page.get_by_role("navigation", name="Language").locator("summary").click()
    page.get_by_role("link", name="한국어").click()

    assert page.url == viewer.replace(site, f"{site}/ko") + "p/3/"


def test_a_finger_turns_the_slides(viewer: str, browser: Browser) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{viewer}p/2/")

    _swipe(page, 300, 60)
    expect(page.locator(POSITION)).to_have_text("Slide 3 of 16")
    _swipe(page, 60, 300)
    expect(page.locator(POSITION)).to_have_text("Slide 2 of 16")
    context.close()


def test_everything_works_without_javascript(site: str, viewer: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/cases/buses-for-the-night/")
    page.get_by_role("link", name="Owl buses in the night", exact=True).click()
    expect(page.locator(POSITION)).to_have_text("Slide 1 of 16")

    page.get_by_role("link", name="Next").click()
    expect(page.locator(POSITION)).to_have_text("Slide 2 of 16")
    page.get_by_role("navigation", name="Overview").get_by_role("link", name="16").click()
    expect(page.locator(POSITION)).to_have_text("Slide 16 of 16")
    page.get_by_label("Go to number").fill("14")
    page.get_by_role("button", name="Go").click()
    assert page.url == f"{viewer}p/14/"
    page.get_by_role("link", name="Back to the policy").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Buses for the night")
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_of_files_scrolls_sideways_or_has_a_barrier(
    width: int, site: str, viewer: str, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for address in (
            f"{viewer}p/14/",
            f"{site}/search/?q=lanterns14",
            f"{site}/cases/buses-for-the-night/",
        ):
            page.goto(address)
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                troubles.append(f"{address} scrolls sideways")
            troubles += map(_barrier, Axe().run(page).response["violations"])

    assert troubles == []


def _swipe(page: Page, start: int, end: int) -> None:
    box = page.locator(".sheet").bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    session = page.context.new_cdp_session(page)
    for kind, across in (("touchStart", start), ("touchMove", end), ("touchEnd", None)):
        points = [] if across is None else [{"x": across, "y": middle}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def _barrier(violation: dict[str, Any]) -> str:
    return f"{violation['id']}: {[node['html'][:160] for node in violation['nodes']]}"
