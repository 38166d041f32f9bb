"""What staff see around briefs: deadlines, writing on behalf, and who decides."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from briefs.choices import Action
from briefs.deadlines import punctuality, time_left
from briefs.models import Submission
from briefs.review.moderation import act
from briefs.review.queue import punctuality_of, review_queue
from tests.factories.accounts import make_staff
from tests.factories.briefs import (
    REASON,
    make_moderator,
    make_submission,
    page_of,
    send,
    submitted,
)
from tests.factories.programmes import ParticipationFactory, SessionFactory

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


def due_in(days: int) -> Any:
    """A session whose briefs are due so many days from today in Seoul."""
    return SessionFactory.create(briefs_due=timezone.localdate() + timedelta(days=days))


def listed(client: Client, url: str, **filters: Any) -> list[Any]:
    return list(client.get(url, filters).context["object_list"])


def html_of(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def review(submission: Submission) -> str:
    return reverse("brief_review:review", args=[submission.stable_id])


# --- Deadlines ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ("2026-10-01T12:00+09:00", "sent in time"),
        ("2026-10-02T23:59+09:00", "sent in time"),
        ("2026-10-02T15:00+00:00", "sent 1 day late"),
        ("2026-10-05T09:00+09:00", "sent 3 days late"),
    ],
)
def test_the_day_of_the_deadline_ends_at_midnight_in_seoul(sent: str, words: str) -> None:
    session = SessionFactory.build(briefs_due=date(2026, 10, 2))
    assert punctuality(session, datetime.fromisoformat(sent)) == words


def test_without_a_deadline_nothing_is_late() -> None:
    session = SessionFactory.build(briefs_due=None)
    assert (punctuality(session, timezone.now()), time_left(session)) == ("", "no deadline")


@pytest.mark.parametrize(
    ("days", "words"),
    [(12, "in 12 days"), (1, "in 1 day"), (0, "today"), (-1, "1 day ago"), (-9, "9 days ago")],
)
def test_the_list_of_the_missing_says_how_far_the_deadline_is(
    admin: Client, days: int, words: str
) -> None:
    ParticipationFactory.create(session=due_in(days))
    cells = re.findall(r"<td\s*>([^<]*)</td>", html_of(admin, MISSING))
    assert words in [cell.strip() for cell in cells]


def test_the_queue_and_the_review_say_what_came_late(admin: Client) -> None:
    late, punctual = submitted("Late", session=due_in(-3)), submitted("Then", session=due_in(0))
    free = submitted("Free", session=SessionFactory.create(briefs_due=None))
    words = {row: punctuality_of(row) for row in review_queue()}
    assert words == {late: "sent 3 days late", punctual: "sent in time", free: ""}
    assert "sent 3 days late" in html_of(admin, QUEUE)
    assert "sent 3 days late" in html_of(admin, review(late))


def test_changes_that_were_asked_for_have_no_deadline(admin: Client, moderator: User) -> None:
    session = due_in(0)
    submission = submitted(session=session)
    act(submission=submission, action=Action.ASK_CHANGES, actor=moderator, comment=REASON)
    session.briefs_due -= timedelta(days=5)
    first = submission.events.get(action=Action.SUBMIT)
    first.at -= timedelta(days=6)
    first.save()
    session.save()
    send(submission)
    assert punctuality_of(review_queue().get()) == "sent in time"
    assert "sent in time" in html_of(admin, review(submission))


def test_the_queue_is_filtered_by_what_came_late(admin: Client) -> None:
    late, punctual = submitted("Late", session=due_in(-3)), submitted("Then", session=due_in(0))
    free = submitted("Free", session=SessionFactory.create(briefs_due=None))
    assert listed(admin, QUEUE, late="true") == [late]
    assert listed(admin, QUEUE, late="false") == [punctual, free]


def test_the_queue_is_sorted_by_when_a_brief_came(admin: Client) -> None:
    first, second = submitted("First"), submitted("Second")
    assert listed(admin, QUEUE, ordering="-first_sent") == [second, first]
    assert listed(admin, QUEUE, ordering="first_sent") == [first, second]
    assert listed(admin, QUEUE, ordering="-state_since") == [second, first]


@pytest.mark.parametrize("number", [1, 3])
def test_sorting_and_filtering_cost_the_same_however_long(admin: Client, number: int) -> None:
    for each in range(number):
        submitted(f"Brief {each}", session=due_in(-1))
    wanted = {"late": "true", "ordering": "-first_sent"}
    admin.get(QUEUE, wanted)
    with CaptureQueriesContext(connection) as captured:
        assert len(listed(admin, QUEUE, **wanted)) == number
    # One less than without a filter, which counts twice.
    assert len(captured) == 14


# --- Writing on somebody's behalf ---------------------------------------------------------------


def test_from_the_missing_to_the_form_of_a_participant(admin: Client) -> None:
    participation = ParticipationFactory.create(user__last_name="Nobody", session=due_in(3))
    html = html_of(admin, MISSING)
    link = reverse("briefs:for_participant", args=[participation.pk])
    assert (f'href="{link}"' in html, f"Write for {participation.user}" in html) == (True, True)
    assert admin.get(link, follow=True).status_code == 200
    assert Submission.objects.get().participation == participation


def test_from_the_review_to_the_form_of_its_author(admin: Client, moderator: User) -> None:
    submission = submitted()
    link = reverse("briefs:for_brief", args=[submission.stable_id])
    for url in (QUEUE, review(submission)):
        html = html_of(admin, url)
        assert f'href="{link}"' in html
        assert f"Open what {submission.author} wrote" in html
    assert admin.get(link).status_code == 200
    act(submission=submission, action=Action.ASK_CHANGES, actor=moderator, comment=REASON)
    for url in (f"{QUEUE}?state=changes-asked", review(submission)):
        assert f"Write for {submission.author}" in html_of(admin, url)


def test_where_the_account_is_closed_it_is_the_city_one_writes_for(admin: Client) -> None:
    submission = make_submission()
    assert submission.author is not None
    submission.author.delete()
    submission.refresh_from_db()
    assert f"Write for {submission.city}" in html_of(admin, review(submission))


# --- Who decides --------------------------------------------------------------------------------


def test_on_the_own_brief_a_moderator_is_told_who_decides(admin: Client, moderator: User) -> None:
    other = make_moderator()
    submission = submitted(author=moderator)
    html = html_of(admin, review(submission))
    assert ("This is your own brief." in html, 'name="action"' in html) == (True, False)
    assert (f"<li>{other}</li>" in html, f"<li>{moderator}</li>" in html) == (True, False)


def test_whoever_sent_it_on_behalf_is_told_why_somebody_else_decides(
    admin: Client, moderator: User
) -> None:
    other, closed = make_moderator(), make_moderator()
    User.objects.filter(pk=closed.pk).update(is_active=False)
    submission = make_submission()
    act(submission=submission, action=Action.SUBMIT, actor=moderator)
    html = html_of(admin, review(submission))
    assert ("You sent this brief on the author" in html, 'name="action"' in html) == (True, False)
    named = [str(each) for each in (other, closed, moderator) if f"<li>{each}</li>" in html]
    assert named == [str(other)]


def test_where_nobody_is_left_to_decide_it_says_how_to_get_somebody(
    admin: Client, moderator: User
) -> None:
    submission = submitted(author=moderator)
    assert "Nobody can decide at present." in html_of(admin, review(submission))


def test_an_editor_learns_who_decides(client: Client, moderator: User) -> None:
    submission = submitted()
    client.force_login(make_staff(group="Editors"))
    html = html_of(client, review(submission))
    assert ("Moderators decide on it." in html, f"<li>{moderator}</li>" in html) == (True, True)


def test_what_is_missing_names_the_part_of_the_form(admin: Client) -> None:
    submission = submitted(scale="")
    html = html_of(admin, review(submission))
    assert html.index("Say how far the policy reaches.") < html.index("The policy</span>")


def test_whoever_decides_is_offered_the_decision_and_no_names(
    admin: Client, moderator: User
) -> None:
    submission = submitted()
    html = html_of(admin, review(submission))
    assert page_of(submission).title in html
    assert ("Who can decide:" in html, 'value="approve"' in html) == (False, True)


def test_on_a_phone_lists_are_scrolled_and_not_cut_off(admin: Client) -> None:
    [address] = re.findall(r'href="/static/(admin/lists[^"]*\.css)"', html_of(admin, QUEUE))
    path = finders.find("admin/lists.css")
    assert address
    assert path is not None
    assert "overflow-x: auto" in Path(path).read_text("utf-8")
