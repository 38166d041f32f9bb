"""The main job, whole: an invitation ends as a hit on slide 14, with everything real in between.

Gunicorn, the worker, LibreOffice in its fence, mails, Wagtail's admin and Chromium; the only thing
made up is what the people type.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pptx import Presentation
from pytest_django import DjangoDbBlocker

from devtools.whole_portal import Portal, wait_until, whole_portal
from tests.database_template import copy_for_processes
from uploads.examination import reads_office_files

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not reads_office_files(), reason="no LibreOffice or no bubblewrap"),
]

MODERATOR, ALUMNUS, INVITED = (
    "moderator@example.org",
    "alumnus@example.org",
    "invited@example.org",
)
PASSWORD = "bridge-river-lantern-42"
#: Said on one slide only, and nowhere in the brief itself.
PHRASE = "amphibious turnstiles"
SLIDES = 16

PREPARE = f"""
from datetime import date
from django.contrib.auth.models import Group
from accounts.models import User
from programmes.models import LearningSession, Participation
from taxonomy.models import City
may = LearningSession.objects.create(slug="2026-05", name="May 2026", group="mixed", year=2026)
session = LearningSession.objects.create(
    slug="2026-10", name="October 2026", group="sister", year=2026, briefs_due=date(2030, 1, 1)
)
seoul = City.objects.get(slug="seoul")
moderator = User.objects.create_user("{MODERATOR}", "{PASSWORD}", first_name="Sample", city=seoul)
moderator.groups.add(Group.objects.get(name="Moderators"))
alumnus = User.objects.create_user("{ALUMNUS}", "{PASSWORD}", first_name="Sample", city=seoul)
Participation.objects.create(session=may, user=alumnus, city=seoul)
"""


@pytest.fixture
def portal(
    tmp_path: Path, test_database: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[Portal]:
    with (
        django_db_blocker.unblock(),
        copy_for_processes(f"{Path(test_database).name}_portal", tmp_path) as database,
        whole_portal(tmp_path / "portal", DATABASE_URL=database) as portal,
    ):
        portal.manage("load_taxonomy")
        portal.manage("shell", text_in=PREPARE)
        portal.start_server()
        portal.start_worker()
        yield portal


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """A presentation of sixteen slides; the phrase stands on the fourteenth."""
    presentation = Presentation()
    for number in range(1, SLIDES + 1):
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = f"Step {number} of the ferry"
        slide.placeholders[1].text = f"The {PHRASE}." if number == 14 else f"About step {number}."
    stream = io.BytesIO()
    presentation.save(stream)
    path = tmp_path / "페리 Ferry.pptx"
    path.write_bytes(stream.getvalue())
    return path


def test_an_invitation_becomes_a_hit_on_slide_14(
    portal: Portal, deck: Path, browser: Browser
) -> None:
    staff = _person(browser, portal, MODERATOR)
    _invite(staff, portal)

    author = browser.new_context().new_page()
    author.set_default_timeout(12_000)
    _accept(author, portal)
    _write_the_parts(author)
    _upload(author, deck)
    _send(author)

    _ask_for_changes(staff, portal, "Please say who paid for it.")
    assert "Please say who paid for it." in _last_mail(portal, "Please say who paid")
    _improve_and_send_again(author, portal)
    _approve(staff, portal)

    alumnus = _person(browser, portal, ALUMNUS)
    _find_the_slide(alumnus, portal)


def _person(browser: Browser, portal: Portal, email: str) -> Page:
    context: BrowserContext = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(12_000)
    page.goto(f"{portal.url}/account/login/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/login" not in url)
    return page


def _invite(page: Page, portal: Portal) -> None:
    page.goto(f"{portal.url}/admin/snippets/programmes/invitation/add/")
    page.get_by_role("button", name="Choose learning session").click()
    page.locator(".modal").get_by_role("link", name="October 2026").click()
    page.get_by_role("textbox", name="E-mail address").fill(INVITED)
    page.get_by_role("button", name="Choose city").click()
    page.locator(".modal").get_by_role("textbox").first.fill("Busan")
    page.locator(".modal").get_by_role("link", name="Busan").first.click()
    page.get_by_role("button", name="Invite by e-mail").click()
    expect(page.get_by_role("link", name=INVITED)).to_be_visible()


def _accept(page: Page, portal: Portal) -> None:
    page.goto(portal.link_mailed_to(INVITED, "/invitation/"))
    page.get_by_label("Given name").fill("Sample")
    page.get_by_label("Family name").fill("Participant")
    page.get_by_label("Password, if you chose one").fill(PASSWORD)
    page.get_by_role("button", name="Make my account").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Your brief for the October 2026 session"
    )


def _write_the_parts(page: Page) -> None:
    page.get_by_role("link", name="The policy").click()
    page.get_by_label("Title", exact=True).fill("A ferry instead of a bridge")
    page.get_by_label("Summary").fill("A ferry joins two banks.")
    page.get_by_label("Language of the brief").select_option("en")
    page.get_by_label("Snapshot: the main facts").check()
    page.get_by_label("Responsible office").fill("Harbour Office")
    page.get_by_label("Main theme").select_option(label="Public transport")
    page.get_by_label("Running").check()
    page.get_by_label("Start: year").fill("2015")
    page.get_by_label("Whole city").check()
    _save(page, "The story")
    page.get_by_label("The problem").fill("Two banks, no bridge.")
    page.get_by_label("What was done").fill("A ferry every ten minutes.")
    _save(page, "Results")
    page.get_by_label("There is no data yet").check()
    page.get_by_label("Described").check()
    _save(page, "Costs and lessons")
    page.get_by_role("group", name="The cost to set it up is").get_by_label(
        "Unknown", exact=True
    ).check()
    page.get_by_role("group", name="The cost of one year is").get_by_label(
        "Unknown", exact=True
    ).check()
    partner = page.get_by_role("group", name="Partner 1")
    partner.get_by_label("Name").fill("Harbour Office")
    partner.get_by_label("Kind").select_option("public")
    _save(page, "Files")


def _save(page: Page, next_part: str) -> None:
    page.get_by_role("button", name="Save and continue").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(next_part)


def _upload(page: Page, deck: Path) -> None:
    page.get_by_label("Presentation, brief or annex").set_input_files(deck)
    page.get_by_role("button", name="Upload", exact=True).click()
    expect(page.get_by_text(f"{SLIDES} slides")).to_be_visible(timeout=60_000)
    expect(page.get_by_text(deck.name)).to_be_visible()
    page.get_by_role("link", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Consent")
    author = page.get_by_role("group", name="Author 1")
    author.get_by_label("Yes").check()
    page.get_by_role("group", name="May readers write to the office?").get_by_label("Yes").check()
    page.get_by_label("Alumni and participants").check()
    page.get_by_label("CC BY 4.0").check()
    page.get_by_role("button", name="Save and continue").last.click()


def _send(page: Page) -> None:
    page.get_by_role("checkbox", name="as of today").check()
    page.get_by_role("button", name="Send").click()
    page.wait_for_url("**/receipt/")


def _ask_for_changes(page: Page, portal: Portal, reason: str) -> None:
    _open_in_queue(page, portal)
    page.get_by_label("Message to the author").fill(reason)
    page.get_by_role("button", name="Ask for changes").click()
    page.wait_for_load_state()


def _open_in_queue(page: Page, portal: Portal) -> None:
    page.goto(f"{portal.url}/admin/brief_review/")
    page.get_by_role("link", name="A ferry instead of a bridge").first.click()


def _last_mail(portal: Portal, words: str) -> str:
    wait_until(lambda: any(words in mail for mail in portal.mails_to(INVITED)), "the reason")
    return next(mail for mail in portal.mails_to(INVITED) if words in mail)


def _improve_and_send_again(page: Page, portal: Portal) -> None:
    page.goto(portal.link_mailed_to(INVITED, "/my/briefs/"))
    expect(page.get_by_text("Please say who paid for it.").first).to_be_visible()
    page.get_by_role("link", name="The story").click()
    page.get_by_label("What was done").fill("A ferry every ten minutes, paid by the city.")
    page.get_by_role("button", name="Save and go to the overview").click()
    page.get_by_role("link", name="Check and send").click()
    _send(page)


def _approve(page: Page, portal: Portal) -> None:
    _open_in_queue(page, portal)
    page.get_by_role("button", name="Approve", exact=False).first.click()
    page.wait_for_load_state()
    expect(page.get_by_text("Published").first).to_be_visible()


def _find_the_slide(page: Page, portal: Portal) -> None:
    page.goto(portal.url)
    page.get_by_label("What is your city trying to solve?").fill(PHRASE)
    page.get_by_role("button", name="Search").click()
    hit = page.get_by_role("link", name="Slide 14 of 페리 Ferry.pptx")
    expect(hit).to_be_visible()
    picture = page.locator("img[src*='/p/14/']").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("picture => picture.naturalWidth") > 0

    hit.click()
    expect(page.get_by_text("Slide 14 of 16", exact=True).first).to_be_visible()
    assert "/p/14/" in page.url
    large = page.locator("main img").first
    expect(large).to_have_js_property("complete", True)
    assert large.evaluate("picture => picture.naturalWidth") > 320
