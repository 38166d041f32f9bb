"""What waits for a member of the staff on the first page of the admin."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.models import User
from briefs.choices import Action
from briefs.models import Submission
from briefs.review.moderation import act
from cases.choices import CheckAnswer
from cases.models import FactCheck
from exchange.models import CaseRequest, Question
from portal.waiting.finding import matters_for
from portal.waiting.matters import Matter
from tests.cases.checking import make_due
from tests.cases.translating import begin_translation, publish, write_words
from tests.factories.accounts import make_administrator, make_staff
from tests.factories.briefs import REASON, make_moderator, send, submitted
from tests.factories.files import make_source_file
from tests.factories.policies import make_case
from uploads.choices import FileState

pytestmark = pytest.mark.django_db


def lines(user: User) -> list[tuple[int, str, str]]:
    """How many, of what, since when."""
    return [(matter.count, matter.words, matter.waiting_time) for matter in matters_for(user)]


def dashboard(client: Client, user: User) -> str:
    client.force_login(user)
    text = client.get(reverse("wagtailadmin_home")).content.decode()
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def days_ago(days: int) -> Any:
    return timezone.now() - timedelta(days=days)


def test_briefs_wait_for_moderators_and_say_how_long() -> None:
    first = submitted("Bicycle streets")
    submitted("Clean rivers")
    Submission.objects.filter(pk=first.pk).update(state_since=days_ago(12))

    assert lines(make_moderator()) == [(2, "new briefs to review", "the oldest for 12 days")]
    assert lines(make_staff()) == []


def test_a_brief_that_came_back_is_a_line_of_its_own() -> None:
    moderator = make_moderator()
    submission = submitted("Bicycle streets")
    act(submission=submission, action=Action.ASK_CHANGES, actor=moderator, comment=REASON)
    assert lines(moderator) == []

    send(submission)

    assert lines(moderator) == [(1, "brief that came back with changes", "since today")]


def test_nobody_is_told_to_review_what_is_their_own() -> None:
    author = make_moderator()
    submitted("Bicycle streets", author=author)

    assert lines(author) == []
    assert lines(make_moderator()) == [(1, "new brief to review", "since today")]


def test_files_that_are_held_or_could_not_be_read_wait_for_staff() -> None:
    make_source_file("a.pdf", state=FileState.HELD, state_since=days_ago(1))
    make_source_file("b.pdf", state=FileState.FAILED)
    make_source_file("c.pdf")

    assert lines(make_staff()) == [
        (1, "source file is held for a decision", "for 1 day"),
        (1, "source file could not be read", "since today"),
    ]


def test_open_questions_and_requests_wait_for_staff() -> None:
    page = make_case()
    Question.objects.create(policy=page, text="What did it cost?")
    Question.objects.create(policy=page, text="Who drives?", answered_at=timezone.now())
    CaseRequest.objects.create(text="Noise at night")
    CaseRequest.objects.create(text="Night buses", answered_by=page)

    assert lines(make_staff()) == [
        (1, "question has no answer", "since today"),
        (1, "request for a case nobody has written", "since today"),
        # The case of this test was never checked, which is no reason to hurry.
    ]


def test_stale_facts_wait_for_staff() -> None:
    make_due("Night buses")
    make_due("Bus lanes", days=30)
    changed = make_due("Bus stops", days=300)
    FactCheck.objects.create(
        page=changed,
        sent_to="office@example.org",
        asked_at=timezone.now(),
        answer=CheckAnswer.CHANGED,
        answered_at=timezone.now() + timedelta(minutes=1),
        expires_at=timezone.now() + timedelta(days=1),
        token_digest="0",
    )

    assert lines(make_staff()) == [
        (1, "policy has changed since it was written, says its owner", ""),
        (1, "policy is overdue for a check of its facts", ""),
    ]


def test_translations_that_are_older_than_the_original_are_named(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    case = make_case("Night buses")
    translation = begin_translation(case, "ko")
    write_words(translation, {"Night buses": "심야버스"})
    page = publish(translation, django_capture_on_commit_callbacks)
    assert [matter.words for matter in matters_for(make_staff())] == []

    case.summary = "Quite another story."
    case.save_revision().publish()

    [matter] = matters_for(make_staff())
    assert (matter.count, matter.words) == (1, "translation is older than the original")
    assert matter.url == f"{reverse('translation_status')}?state=older"
    [example] = matter.examples
    assert example.title.startswith("심야버스")
    assert example.url == reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_every_line_leads_to_a_list_of_as_many(client: Client) -> None:
    moderator = make_administrator()
    submitted("Bicycle streets")
    make_source_file("a.pdf", state=FileState.HELD)
    make_source_file("b.pdf", state=FileState.FAILED)
    Question.objects.create(policy=make_due("Night buses"), text="What did it cost?")
    CaseRequest.objects.create(text="Noise at night")
    client.force_login(moderator)

    found = matters_for(moderator)

    assert len(found) == 6
    for matter in found:
        listed = client.get(matter.url).context["object_list"]
        assert len(listed) == matter.count, matter.url


def test_the_dashboard_says_what_waits(client: Client) -> None:
    submitted("Bicycle streets")

    assert "Waiting for you 1 new brief to review since today" in dashboard(
        client, make_moderator()
    )


def test_the_dashboard_says_that_nothing_waits(client: Client) -> None:
    assert "Waiting for you Nothing waits for you. Well done." in dashboard(client, make_staff())


def test_what_waits_costs_the_same_for_one_and_for_three() -> None:
    moderator = make_administrator()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            matters_for(User.objects.get(pk=moderator.pk))
        return len(captured)

    for number in range(1, 4):
        submitted(f"Bicycle streets {number}")
        make_source_file(f"{number}.pdf", state=FileState.HELD)
        Question.objects.create(policy=make_due(f"Night buses {number}"), text="What did it cost?")
        if number == 1:
            before = queries()

    # The person, six kinds of matters, and five of translations: the portal's own pages have some.
    assert (before, queries()) == (12, 12)


@pytest.mark.parametrize(
    ("count", "days", "words"),
    [
        (1, 0, "since today"),
        (1, 1, "for 1 day"),
        (1, 3, "for 3 days"),
        (2, 1, "the oldest for 1 day"),
        (2, 3, "the oldest for 3 days"),
    ],
)
def test_waiting_time_in_words(count: int, days: int, words: str) -> None:
    since = days_ago(days)

    assert Matter(count, "", "", "", since).waiting_time == words


def test_the_admin_has_the_portals_name_mark_and_colours(client: Client) -> None:
    client.force_login(make_staff())

    page = client.get(reverse("wagtailadmin_home")).content.decode()

    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    assert title is not None
    assert title[1].split() == ["Dashboard", "-", "Seoul", "case-study", "portal"]
    assert re.search(r'<link rel="icon" href="/static/icons/mark[^"]*\.svg"', page)
    assert re.search(r'class="portal-mark"\s+src="/static/icons/mark[^"]*\.svg"', page)
    for name in ("brand", "lists", "dashboard"):
        assert re.search(rf'href="/static/admin/{name}[^"]*\.css"', page), name
    for elsewhere in ("releases.wagtail.io", "guide.wagtail.org"):
        assert elsewhere not in page


def test_what_is_not_there_leads_back_in_the_portals_own_look(client: Client) -> None:
    client.force_login(make_staff())

    answer = client.get("/admin/nowhere/")

    assert answer.status_code == 404
    html = answer.content.decode()
    assert "To the dashboard" in html
    assert "portal-mark" in html
    assert "Wagtail admin" not in html
