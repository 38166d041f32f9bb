"""The queue of moderators, the page of one review, and who has not sent anything."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from briefs.choices import Action, BriefState
from briefs.models import Submission
from briefs.review.moderation import act
from briefs.review.queue import days_waiting, participants_without_brief, progress_of, review_queue
from tests.factories.accounts import AccountFactory, make_staff
from tests.factories.briefs import (
    REASON,
    add_file,
    make_moderator,
    make_submission,
    page_of,
    published,
    steps_of,
    submitted,
)
from tests.factories.files import make_source_file
from tests.factories.policies import make_brief
from tests.factories.programmes import ParticipationFactory, SessionFactory
from uploads.choices import FileState

pytestmark = pytest.mark.django_db

QUEUE = "/admin/brief_review/"
MISSING = "/admin/brief_review/missing/"


@pytest.fixture
def moderator() -> User:
    return make_moderator()


@pytest.fixture
def admin(client: Client, moderator: User) -> Client:
    client.force_login(moderator)
    return client


def listed(client: Client, url: str, **filters: Any) -> list[Any]:
    return list(client.get(url, filters).context["object_list"])


def html_of(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def review(submission: Submission) -> str:
    return reverse("brief_review:review", args=[submission.stable_id])


def decide(client: Client, submission: Submission, action: str, **form: Any) -> int:
    revision = page_of(submission).latest_revision_id
    response = client.post(review(submission), {"action": action, "revision": revision, **form})
    submission.refresh_from_db()
    return response.status_code


# --- The queue ----------------------------------------------------------------------------------


def test_what_waits_longest_comes_first(admin: Client) -> None:
    names = ["Two days", "Nine days", "Today"]
    found = {name: submitted(name) for name in names}
    for name, days in {"Two days": 2, "Nine days": 9}.items():
        since = timezone.now() - timedelta(days=days)
        Submission.objects.filter(pk=found[name].pk).update(state_since=since)
    rows = [str(row.page) for row in listed(admin, QUEUE)]
    assert rows == ["Nine days", "Two days", "Today"]
    html = html_of(admin, QUEUE)
    assert [days_waiting(row) for row in listed(admin, QUEUE)] == [9, 2, 0]
    assert html.index("Nine days") < html.index("Two days") < html.index("Today")


def test_drafts_and_imported_briefs_do_not_wait(admin: Client) -> None:
    make_submission("Draft")
    make_brief("Imported", session=SessionFactory.create())
    waiting = submitted("Waiting")
    published("Done")
    assert listed(admin, QUEUE) == [waiting]


def test_the_queue_is_filtered_by_session_and_state(admin: Client) -> None:
    may, october = SessionFactory.create(), SessionFactory.create()
    first, second = submitted("First", session=may), submitted("Second", session=october)
    done = published("Third", session=may)
    assert listed(admin, QUEUE, session=may.pk) == [first]
    assert listed(admin, QUEUE, session=october.pk) == [second]
    assert listed(admin, QUEUE, session=may.pk, state="published") == [done]


def test_a_row_says_what_a_moderator_needs(admin: Client) -> None:
    submission = make_submission()
    add_file(submission, make_source_file("annex.pdf", state=FileState.CHECKING))
    act(submission=submission, action=Action.SUBMIT, actor=submission.author)
    html = html_of(admin, QUEUE)
    told = [str(submission.city), str(submission.session), str(submission.author), "Submitted"]
    assert [text in html for text in [*told, "1 of 2 not ready", review(submission)]] == [True] * 6


def test_the_menu_says_how_many_wait(admin: Client) -> None:
    home = reverse("wagtailadmin_home")
    assert "Briefs to review (" not in html_of(admin, home)
    submitted("First")
    submitted("Second")
    assert "Briefs to review (2)" in html_of(admin, home)


@pytest.mark.parametrize("number", [1, 3])
def test_the_queue_costs_two_queries_however_long(number: int) -> None:
    for each in range(number):
        submitted(f"Brief {each}")
    with CaptureQueriesContext(connection) as captured:
        rows = [(row.page, row.city, row.author, list(row.files.all())) for row in review_queue()]
    assert (len(rows), len(captured)) == (number, 2)


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_the_queue_costs_the_same_however_long(admin: Client, number: int) -> None:
    for each in range(number):
        submitted(f"Brief {each}")
    admin.get(QUEUE)
    with CaptureQueriesContext(connection) as captured:
        admin.get(QUEUE)
    assert len(captured) == 14


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_missing_briefs_costs_the_same_however_long(admin: Client, number: int) -> None:
    ParticipationFactory.create_batch(number)
    admin.get(MISSING)
    with CaptureQueriesContext(connection) as captured:
        admin.get(MISSING)
    assert len(captured) == 13


@pytest.mark.parametrize("url", [QUEUE, MISSING])
def test_editors_may_look_and_participants_may_not(client: Client, url: str) -> None:
    client.force_login(make_staff(group="Editors"))
    assert client.get(url).status_code == 200
    client.force_login(AccountFactory.create())
    assert client.get(url).status_code == 302
    client.logout()
    assert client.get(url).status_code == 302


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_a_review_costs_the_same_however_long_its_history(
    admin: Client, number: int
) -> None:
    submission = make_submission()
    for each in range(number):
        add_file(submission, make_source_file(f"annex-{each}.pdf"))
        act(submission=submission, action=Action.SUBMIT, actor=submission.author)
        act(submission=submission, action=Action.WITHDRAW, actor=submission.author)
    act(submission=submission, action=Action.SUBMIT, actor=submission.author)
    admin.get(review(submission))
    with CaptureQueriesContext(connection) as captured:
        admin.get(review(submission))
    # A revision looks up what each of its rows points at: two queries for each file.
    assert len(captured) == 30 + 2 * len(submission.files.all())


# --- Who has not sent anything ------------------------------------------------------------------


def test_who_has_sent_nothing_is_listed_with_how_far_they_came() -> None:
    session = SessionFactory.create()
    ParticipationFactory.create(session=session, user__last_name="A")
    no_file = make_submission("Begun", session=session)
    no_file.files.all().delete()
    make_submission("Nearly", session=session)
    submitted("Sent", session=session)
    rows = participants_without_brief().filter(session=session)
    assert sorted(progress_of(row) for row in rows) == [
        "Begun, no file",
        "Begun, with a file, not sent",
        "Not begun",
    ]


def test_what_was_sent_once_is_not_missing(admin: Client) -> None:
    submission = submitted()
    act(submission=submission, action=Action.WITHDRAW, actor=submission.author)
    assert listed(admin, MISSING) == []


def test_the_nearest_deadline_comes_first_and_sessions_are_filtered(admin: Client) -> None:
    today = timezone.localdate()
    later = ParticipationFactory.create(session__briefs_due=today + timedelta(days=9))
    never = ParticipationFactory.create(session__briefs_due=None)
    soon = ParticipationFactory.create(session__briefs_due=today)
    assert listed(admin, MISSING) == [soon, later, never]
    assert listed(admin, MISSING, session=later.session.pk) == [later]


# --- One review ---------------------------------------------------------------------------------


def test_the_page_of_a_review_shows_files_history_and_what_is_missing(admin: Client) -> None:
    submission = make_submission(scale="")
    add_file(submission, make_source_file("annex.pdf", state=FileState.HELD))
    act(submission=submission, action=Action.SUBMIT, actor=submission.author)
    html = html_of(admin, review(submission))
    told = [
        "Say how far the policy reaches.",
        "annex.pdf is held for staff.",
        reverse("wagtailadmin_pages:view_draft", args=[submission.page_id]),
        "Ask for changes",
    ]
    assert [text in html for text in told] == [True] * 4


def test_a_new_version_is_compared_with_the_public_one(admin: Client) -> None:
    submission = published()
    act(submission=submission, action=Action.REVISE, actor=submission.author)
    draft = page_of(submission).get_latest_revision_as_object()
    draft.title = "Bicycle streets, second year"
    draft.save_revision()
    act(submission=submission, action=Action.SUBMIT, actor=submission.author)
    page = page_of(submission)
    compare = reverse(
        "wagtailadmin_pages:revisions_compare", args=[page.pk, "live", page.latest_revision_id]
    )
    assert compare in html_of(admin, review(submission))
    assert "second year" in html_of(admin, compare)


def test_what_comes_back_is_compared_with_what_was_returned(admin: Client) -> None:
    submission = submitted()
    first = page_of(submission).latest_revision_id
    decide(admin, submission, "ask-changes", comment=REASON)
    page_of(submission).get_latest_revision_as_object().save_revision()
    act(submission=submission, action=Action.SUBMIT, actor=submission.author)
    page = page_of(submission)
    compare = reverse(
        "wagtailadmin_pages:revisions_compare", args=[page.pk, first, page.latest_revision_id]
    )
    assert compare in html_of(admin, review(submission))


def test_a_moderator_approves(admin: Client) -> None:
    submission = submitted()
    assert decide(admin, submission, "approve") == 302
    assert submission.state == BriefState.PUBLISHED


def test_a_moderator_approves_for_a_later_day(admin: Client) -> None:
    submission = submitted()
    day = timezone.localtime() + timedelta(days=3)
    form = {"later": "on", "go_live_at": day.strftime("%Y-%m-%dT%H:%M")}
    assert decide(admin, submission, "approve", **form) == 302
    waiting = page_of(submission).latest_revision.approved_go_live_at
    assert submission.state == BriefState.APPROVED
    assert waiting == day.replace(second=0, microsecond=0)
    assert "Goes live on" in html_of(admin, review(submission))


@pytest.mark.parametrize("day", ["", "2001-01-01T10:00", "soon"])
def test_a_later_day_must_lie_ahead(admin: Client, day: str) -> None:
    submission = submitted()
    assert decide(admin, submission, "approve", later="on", go_live_at=day) == 409
    assert submission.state == BriefState.SUBMITTED


def test_a_moderator_asks_for_changes_with_a_reason_only(admin: Client) -> None:
    submission = submitted()
    assert decide(admin, submission, "ask-changes", comment=" ") == 409
    assert submission.state == BriefState.SUBMITTED
    assert decide(admin, submission, "ask-changes", comment=REASON) == 302
    assert submission.state == BriefState.CHANGES_ASKED
    assert REASON in html_of(admin, review(submission))


def test_what_is_refused_keeps_what_was_written(admin: Client) -> None:
    submission = submitted(scale="")
    response = admin.post(review(submission), {"action": "approve", "comment": "Well <told>."})
    html = response.content.decode()
    assert response.status_code == 409
    assert ("Well &lt;told&gt;." in html, "Say how far the policy reaches." in html) == (True, True)


def test_a_second_click_is_told_that_it_is_done(admin: Client) -> None:
    submission = submitted()
    form = {"action": "approve", "revision": page_of(submission).latest_revision_id}
    assert admin.post(review(submission), form).status_code == 302
    assert admin.post(review(submission), form).status_code == 409
    assert steps_of(submission) == ["submit", "approve", "publish"]


def test_a_version_nobody_read_is_not_approved(admin: Client) -> None:
    submission = submitted()
    read = page_of(submission).latest_revision_id
    page_of(submission).get_latest_revision_as_object().save_revision()
    form = {"action": "approve", "revision": read}
    assert admin.post(review(submission), form).status_code == 409


@pytest.mark.parametrize("action", ["submit", "withdraw", "nonsense", ""])
def test_only_decisions_are_taken_here(admin: Client, action: str) -> None:
    submission = submitted()
    assert decide(admin, submission, action) == 409
    assert submission.state == BriefState.SUBMITTED


def test_an_editor_looks_but_does_not_decide(client: Client) -> None:
    submission = submitted()
    client.force_login(make_staff(group="Editors"))
    assert 'name="action"' not in html_of(client, review(submission))
    assert decide(client, submission, "approve") == 409
    assert submission.state == BriefState.SUBMITTED


def test_archiving_and_restoring_happen_here(admin: Client) -> None:
    submission = published()
    assert decide(admin, submission, "archive", comment="Out of date.") == 302
    assert (submission.state, page_of(submission).live) == (BriefState.ARCHIVED, False)
    assert decide(admin, submission, "restore") == 302
    assert (submission.state, page_of(submission).live) == (BriefState.PUBLISHED, True)


def test_a_review_without_a_page_still_opens(admin: Client) -> None:
    submission = submitted()
    page_of(submission).delete()
    assert "Its page does not exist" in html_of(admin, review(submission))


def test_nobody_reviews_an_address_that_was_made_up(admin: Client) -> None:
    assert admin.get(f"{QUEUE}00000000-0000-0000-0000-000000000000/").status_code == 404
