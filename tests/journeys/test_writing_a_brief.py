"""A participant writes a brief: on a bad line, in two windows, without scripts, on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from accounts.models import User
from briefs.answers import kept
from briefs.choices import BriefState
from briefs.models import Submission
from tests.briefs.writing import HOME, attach, make_submission
from tests.factories.files import add_pages
from tests.files.good import pdf_bytes

pytestmark = pytest.mark.browser

SAVED = 15_000


@pytest.fixture
def no_worker(settings: Any) -> None:
    """Files stay as they were received."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def submission(site: str) -> Submission:
    return make_submission()


def sign_in(context: BrowserContext, user: User | None, site: str) -> None:
    assert user is not None
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site}])


@pytest.fixture
def writer(submission: Submission, site: str, page: Page) -> Page:
    """The author's browser."""
    sign_in(page.context, submission.author, site)
    return page


@pytest.fixture
def plain_writer(submission: Submission, site: str, browser: Browser) -> Iterator[Page]:
    """The same without scripts."""
    context = browser.new_context(java_script_enabled=False)
    sign_in(context, submission.author, site)
    yield context.new_page()
    context.close()


def status(page: Page) -> Any:
    return page.locator("[data-status]")


def answers(submission: Submission) -> dict[str, Any]:
    return kept.touched(Submission.objects.get(pk=submission.pk))


def test_what_is_typed_is_saved_by_itself_and_is_there_on_another_device(
    writer: Page, submission: Submission, site: str, browser: Browser
) -> None:
    writer.goto(f"{site}{HOME}story/")
    writer.get_by_label("The problem").fill("Nobody came home.")
    expect(status(writer)).to_contain_text("Saved ", timeout=SAVED)

    other = browser.new_context()
    sign_in(other, submission.author, site)
    phone = other.new_page()
    phone.goto(f"{site}{HOME}story/")

    expect(phone.get_by_label("The problem")).to_have_value("Nobody came home.")
    other.close()


def test_leaving_the_page_saves_what_was_typed_last(
    writer: Page, submission: Submission, site: str
) -> None:
    writer.goto(f"{site}{HOME}story/")
    writer.get_by_label("The problem").fill("Typed just now.")
    with writer.expect_response(f"**{HOME}story/"):
        writer.evaluate("dispatchEvent(new Event('pagehide'))")
    writer.goto(f"{site}{HOME}story/")

    expect(writer.get_by_label("The problem")).to_have_value("Typed just now.")


def test_the_second_window_does_not_overwrite_the_first(
    writer: Page, submission: Submission, site: str
) -> None:
    second = writer.context.new_page()
    for window in (writer, second):
        window.goto(f"{site}{HOME}policy/")
    writer.get_by_label("Title", exact=True).fill("Night buses")
    expect(status(writer)).to_contain_text("Saved ", timeout=SAVED)

    second.get_by_label("Title", exact=True).fill("Owl buses")
    expect(status(second)).to_contain_text("in another window", timeout=SAVED)
    assert answers(submission)["title"] == "Night buses"
    second.get_by_role("button", name="Save and continue").click()
    expect(second.locator("#q-title")).to_contain_text("Night buses")
    expect(second.get_by_label("Title", exact=True)).to_have_value("Owl buses")
    second.get_by_label("Keep mine").check()
    second.get_by_role("button", name="Save and continue").click()

    expect(second.get_by_role("heading", level=1)).to_have_text("The story")
    assert answers(submission)["title"] == "Owl buses"


def test_text_that_could_not_be_sent_is_kept_and_offered_on_return(
    writer: Page, submission: Submission, site: str
) -> None:
    writer.goto(f"{site}{HOME}costs/")
    writer.context.set_offline(True)
    writer.get_by_label("Staff needed").fill("Twelve people")
    writer.get_by_role("button", name="Add another partner").click()
    writer.locator("[name='partners-1-name']").fill("Bus company")
    expect(status(writer)).to_contain_text("Not saved yet", timeout=SAVED)
    writer.route(f"**{HOME}costs/", _no_posts)
    writer.context.set_offline(False)
    writer.goto(f"{site}{HOME}costs/")
    writer.unroute(f"**{HOME}costs/")

    expect(writer.get_by_label("Staff needed")).to_have_value("")
    writer.get_by_role("button", name="Put it back").click()
    expect(writer.get_by_label("Staff needed")).to_have_value("Twelve people")
    expect(writer.locator("[name='partners-1-name']")).to_have_value("Bus company")
    expect(status(writer)).to_contain_text("Saved ", timeout=SAVED)

    assert answers(submission)["partners"] == [{"name": "Bus company", "role": "", "kind": ""}]
    writer.reload()
    expect(writer.get_by_role("button", name="Put it back")).to_have_count(0)


def _no_posts(route: Route) -> None:
    if route.request.method == "POST":
        route.abort()
    else:
        route.continue_()


def test_whoever_is_signed_out_while_writing_is_told_and_loses_nothing(
    writer: Page, submission: Submission, site: str
) -> None:
    writer.goto(f"{site}{HOME}story/")
    cookies = writer.context.cookies()
    writer.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    writer.get_by_label("The problem").fill("Still here.")
    expect(status(writer)).to_contain_text("You are signed out", timeout=SAVED)

    writer.context.add_cookies(cookies)  # type: ignore[arg-type]

    expect(status(writer)).to_contain_text("Saved ", timeout=SAVED)
    assert answers(submission)["problem"] == "Still here."


def test_problems_lead_to_their_fields(writer: Page, site: str) -> None:
    writer.goto(f"{site}{HOME}policy/")
    writer.get_by_label("Start: year").fill("long ago")
    writer.get_by_role("button", name="Save and continue").click()

    expect(writer.locator("#problems")).to_be_focused()
    writer.get_by_role("link", name="This is not a year").click()
    expect(writer.get_by_label("Start: year")).to_be_focused()
    expect(writer.get_by_label("Start: year")).to_have_value("long ago")
    expect(writer.get_by_label("Start: year")).to_have_accessible_description(
        "Example: 2009 This is not a year. Write four digits, such as 2012."
    )


def test_words_are_counted_while_typing(writer: Page, site: str) -> None:
    writer.goto(f"{site}{HOME}policy/")
    writer.get_by_label("Summary").fill("Buses that run at night.")

    expect(writer.locator("#q-summary")).to_contain_text("5 of 150 words")


@pytest.mark.usefixtures("no_worker")
def test_an_upload_shows_its_progress_and_starts_again_after_a_lost_line(
    writer: Page, submission: Submission, site: str, tmp_path: Path
) -> None:
    deck = tmp_path / "buses.pdf"
    deck.write_bytes(pdf_bytes(["Night buses"]))
    writer.goto(f"{site}{HOME}files/")
    writer.route(f"**{HOME}files/", _no_posts)
    writer.get_by_label("Presentation, brief or annex").set_input_files(deck)
    writer.get_by_role("button", name="Upload").click()
    expect(writer.locator("[data-local]")).to_contain_text("The connection was lost")
    assert submission.files.count() == 0

    writer.unroute(f"**{HOME}files/")
    writer.get_by_role("button", name="Try again").click()

    expect(writer.locator("[data-uploads] > li")).to_have_count(1)
    expect(writer.locator("[data-uploads] > li")).to_contain_text("Received.")
    assert submission.files.get().source_file.filename == "buses.pdf"


@pytest.mark.usefixtures("no_worker")
def test_a_refused_upload_stays_named_until_it_is_dismissed(
    writer: Page, submission: Submission, site: str, tmp_path: Path
) -> None:
    (tmp_path / "virus.exe").write_bytes(b"MZ" * 50)
    (tmp_path / "good.pdf").write_bytes(pdf_bytes(["Good"]))
    writer.goto(f"{site}{HOME}files/")
    files = [tmp_path / "virus.exe", tmp_path / "good.pdf"]
    writer.get_by_label("Presentation, brief or annex").set_input_files(files)
    writer.get_by_role("button", name="Upload").click()

    refused = writer.locator("[data-local]", has_text="virus.exe")
    expect(refused).to_contain_text("Files of this type cannot be taken.")
    expect(writer.locator("[data-uploads]")).to_contain_text("good.pdf")
    refused.get_by_role("button", name="Dismiss").click()
    expect(refused).to_have_count(0)


def test_the_state_of_a_file_is_followed_without_a_click(
    writer: Page, submission: Submission, site: str
) -> None:
    file = attach(submission, state="checking")
    writer.goto(f"{site}{HOME}files/")
    expect(writer.locator("[data-said]")).to_contain_text("Being checked.")

    file.state, file.page_count = "ready", 2
    add_pages(file, ["One", "Two"])
    file.save()

    expect(writer.locator("[data-said]")).to_contain_text("Ready.", timeout=SAVED)
    expect(writer.get_by_role("link", name="See how readers will see it")).to_be_visible()


def test_the_whole_way_works_without_scripts(
    plain_writer: Page, submission: Submission, site: str
) -> None:
    page = plain_writer
    attach(submission)
    page.goto(f"{site}/my/briefs/")
    page.get_by_role("link", name="Your brief for the October 2012 session").click()
    page.get_by_role("link", name="The policy").click()
    _answer_policy(page)
    page.get_by_role("button", name="Save and continue").last.click()
    page.get_by_label("The problem").fill("Nobody came home.")
    page.get_by_label("What was done").fill("Nine routes.")
    page.get_by_role("button", name="Save and continue").last.click()
    page.get_by_label("There is no data yet").check()
    page.get_by_role("button", name="Save and continue").last.click()
    page.get_by_label("Name", exact=True).fill("Bus company")
    page.get_by_label("Kind").select_option("firm")
    page.get_by_role("button", name="Add another partner").click()
    page.locator("[name='partners-1-name']").fill("City hall")
    page.locator("[name='partners-1-kind']").select_option("public")
    page.get_by_role("button", name="Save and continue").last.click()
    page.get_by_role("link", name="Continue").click()
    page.locator("[name='authors-0-consent'][value='no']").check()
    page.get_by_label("Everybody").check()
    page.get_by_label("CC BY 4.0: reuse with credit").check()
    page.get_by_role("button", name="Save and continue").last.click()
    page.get_by_label("The facts are right as of today.").check()
    page.get_by_role("button", name="Send the brief").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Your brief has arrived")
    sent = Submission.objects.get()
    assert sent.state == BriefState.SUBMITTED
    assert sent.page is not None
    assert [block.value["name"] for block in sent.page.partners] == ["Bus company", "City hall"]


def _answer_policy(page: Page) -> None:
    page.get_by_label("Title", exact=True).fill("Night buses")
    page.get_by_label("Summary").fill("Buses that run at night.")
    page.get_by_label("Language of the brief").select_option("en")
    page.get_by_label("Snapshot").check()
    page.get_by_label("Responsible office").fill("Transport Division")
    page.get_by_label("Main theme").select_option("public-transport")
    page.get_by_label("Running").check()
    page.get_by_label("Start: year").fill("2009")


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_has_a_barrier_or_is_wider_than_the_screen(
    writer: Page, submission: Submission, site: str, width: int
) -> None:
    file = attach(submission, guesses={"title": "Night owls"})
    writer.set_viewport_size({"width": width, "height": 800})
    parts = ["policy/", "story/", "results/", "costs/", "consent/"]
    paths = ["", *parts, "files/", f"files/{file.stable_id}/", "check/", "preview/"]
    found: dict[str, Any] = {}
    for path in paths:
        writer.goto(f"{site}{HOME}{path}")
        violations = Axe().run(writer).response["violations"]
        wide = writer.evaluate("document.documentElement.scrollWidth")
        if violations or wide > width:
            found[path] = (wide, [each["id"] for each in violations])

    assert found == {}
