"""Readers see that a brief was reviewed, and when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from briefs.choices import Action
from briefs.models import SubmissionEvent
from briefs.review.moderation import act
from tests.factories.briefs import make_moderator, page_of, published, send
from tests.factories.policies import make_brief, make_case
from tests.factories.programmes import SessionFactory

pytestmark = pytest.mark.django_db

REVIEWED = "Reviewed by the Seoul Metropolitan Government on"


def test_a_published_brief_says_when_it_was_reviewed(client: Client) -> None:
    submission = published()
    html = client.get(page_of(submission).url).content.decode()
    today = timezone.localdate()
    assert f"{REVIEWED} {today.day} {today.strftime('%B %Y')}" in html
    assert page_of(submission).reviewed_on == today


def test_the_day_is_that_of_the_version_readers_see() -> None:
    submission = published()
    SubmissionEvent.objects.filter(action=Action.APPROVE).update(
        at=timezone.now() - timedelta(days=400)
    )
    before = page_of(submission).reviewed_on
    act(submission=submission, action=Action.REVISE, actor=submission.author)
    send(submission)
    later = timezone.now() + timedelta(days=3)
    act(submission=submission, action=Action.APPROVE, actor=make_moderator(), go_live_at=later)
    assert page_of(submission).reviewed_on == before == _days_ago(400)


def test_what_came_without_a_review_says_nothing(client: Client) -> None:
    brief, case = make_brief(session=SessionFactory.create()), make_case()
    assert (brief.reviewed_on, case.reviewed_on) == (None, None)
    for page in (brief, case):
        assert REVIEWED not in client.get(page.url).content.decode()


def _days_ago(days: int) -> date:
    return timezone.localdate(timezone.now() - timedelta(days=days))
