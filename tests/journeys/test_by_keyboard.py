"""The job of each person, done by the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.test import override_settings
from playwright.sync_api import Page, expect

from accounts.models import User
from briefs.choices import BriefState
from briefs.models import Submission
from briefs.writing.intake import send
from tests.briefs.writing import HOME, attach, client_of, fill, make_submission
from tests.factories.files import make_case_with, make_deck
from tests.factories.programmes import ParticipationFactory, SessionFactory, UserFactory
from tests.files.good import pdf_bytes
from tests.journeys.keyboard import Keyboard

pytestmark = pytest.mark.browser

PASSWORD = "bridge-river-lantern-42"


@pytest.fixture
def keyboard(page: Page) -> Keyboard:
    page.set_viewport_size({"width": 1280, "height": 800})
    return Keyboard(page)


def sign_in(keyboard: Keyboard, site: str, user: User) -> None:
    """From the front page."""
    user.set_password(PASSWORD)
    user.save()
    page = keyboard.page
    page.goto(site)
    keyboard.follow(page.get_by_role("banner").get_by_role("link", name="Sign in"))
    page.wait_for_url("**/account/login/**")
    keyboard.write(page.get_by_label("E-mail address"), user.email)
    keyboard.write(page.get_by_label("Password", exact=True), PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/login" not in url)


def test_a_visitor_finds_a_slide_and_the_policy_behind_it(site: str, keyboard: Keyboard) -> None:
    deck = make_deck(title="Owl buses in the night")
    make_case_with(deck, title="Buses for the night")
    page = keyboard.page
    page.goto(site)
    keyboard.write(page.get_by_label("What is your city trying to solve?"), "lanterns14")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("1 result for “lanterns14”")

    keyboard.follow(page.get_by_role("link", name="Slide 14"))
    position = page.locator("[data-position]")
    expect(position).to_have_text("Slide 14 of 16")
    keyboard.follow(page.get_by_role("link", name="Next"))
    expect(position).to_have_text("Slide 15 of 16")
    page.keyboard.press("ArrowLeft")
    expect(position).to_have_text("Slide 14 of 16")
    keyboard.follow(page.get_by_text("Text of this slide"))
    expect(page.get_by_text("about lanterns14")).to_be_visible()

    keyboard.follow(page.get_by_role("link", name="Back to the policy"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Buses for the night")
    assert keyboard.unseen == []


def test_an_alumnus_narrows_down_reads_cites_and_changes_the_language(
    site: str, keyboard: Keyboard
) -> None:
    alumnus = UserFactory.create()
    ParticipationFactory.create(user=alumnus, session=SessionFactory.create(slug="2011"))
    sign_in(keyboard, site, alumnus)
    page = keyboard.page
    page.goto(f"{site}/search/?q=bus")
    expect(page.get_by_role("status")).to_have_text("3 results for “bus”")
    keyboard.tick(page.get_by_label("Public transport"))
    keyboard.follow(page.get_by_role("button", name="Apply filters"))
    expect(page.get_by_role("status")).to_have_text("2 results for “bus”")

    keyboard.follow(page.get_by_role("link", name="Median bus lanes"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Median bus lanes")
    contents = page.get_by_role("navigation", name="On this page")
    keyboard.follow(contents.get_by_role("link", name="Sources"))
    assert page.url.endswith("#sources")
    keyboard.go_to(page.get_by_role("button", name="Copy").last)

    keyboard.follow(page.get_by_role("navigation", name="Language").locator("summary"))
    keyboard.follow(page.get_by_role("link", name="한국어"))
    expect(page.locator("html")).to_have_attribute("lang", "ko")
    assert "/ko/cases/median-bus-lanes/" in page.url
    assert keyboard.unseen == []


@pytest.fixture
def written(site: str) -> Iterator[Submission]:
    """A brief that nobody has begun; the worker is away."""
    with override_settings(
        TASKS={"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    ):
        yield make_submission()


def test_a_participant_mends_what_is_missing_uploads_and_sends(
    site: str, keyboard: Keyboard, written: Submission, tmp_path: Path
) -> None:
    author = written.author
    assert author is not None
    fill(client_of(author))
    sign_in(keyboard, site, author)
    page = keyboard.page
    keyboard.follow(page.get_by_role("main").get_by_role("link", name="October 2012").first)
    keyboard.follow(page.get_by_role("link", name="The policy"))
    keyboard.write(page.get_by_label("Start: year"), "20009")
    keyboard.follow(page.get_by_role("button", name="Save and continue").last)
    summary = page.get_by_role("alert")
    keyboard.follow(summary.get_by_role("link").first)
    expect(page.get_by_label("Start: year")).to_be_focused()
    keyboard.write(page.get_by_label("Start: year"), "2009")
    keyboard.write(page.get_by_label("Title", exact=True), "Owl buses")
    keyboard.follow(page.get_by_role("button", name="Save and continue").last)
    expect(page.get_by_role("heading", level=1)).to_have_text("The story")

    # Whoever listens from the beginning misses no chooser that opens at once.
    page.on("filechooser", lambda _chooser: None)
    page.goto(f"{site}{HOME}files/")
    deck = tmp_path / "Owl buses.pdf"
    deck.write_bytes(pdf_bytes(["Owl buses"]))
    keyboard.go_to(page.get_by_label("Presentation, brief or annex"))
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(deck)
    keyboard.follow(page.get_by_role("button", name="Upload", exact=True))
    expect(page.get_by_text("Owl buses.pdf")).to_be_visible()

    keyboard.follow(page.get_by_role("link", name="Continue"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Consent")
    keyboard.follow(page.get_by_role("button", name="Save and continue").last)
    keyboard.tick(page.get_by_role("checkbox", name="as of today"))
    keyboard.follow(page.get_by_role("button", name="Send"))
    page.wait_for_url("**/receipt/")
    written.refresh_from_db()
    assert written.state == BriefState.SUBMITTED
    assert keyboard.unseen == []


def test_staff_ask_the_author_for_changes(
    site: str, keyboard: Keyboard, written: Submission
) -> None:
    author = written.author
    assert author is not None
    attach(written)
    fill(client_of(author))
    written.refresh_from_db()
    send(submission=written, actor=author)
    moderator = UserFactory.create()
    moderator.groups.add(Group.objects.get(name="Moderators"))
    sign_in(keyboard, site, moderator)
    # What the focus looks like in the admin is Wagtail's.
    keyboard.looks = False
    page = keyboard.page
    page.goto(f"{site}/admin/")
    keyboard.follow(page.get_by_role("link", name="Briefs to review").first)
    keyboard.follow(page.get_by_role("link", name="Night buses on nine routes").first)
    keyboard.write(page.get_by_label("Message to the author"), "Please say who paid for it.")
    with page.expect_navigation():
        keyboard.follow(page.get_by_role("button", name="Ask for changes"))

    written.refresh_from_db()
    assert written.state == BriefState.CHANGES_ASKED
    assert keyboard.unseen == []
