"""Who is told what: in the reader's language, once, with links the reader can open."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from wagtail.models import TaskState
from wagtail.users.models import UserProfile

from accounts.models import OutgoingMail, User
from briefs.choices import Action
from briefs.models import Submission
from briefs.review.moderation import act
from tests.factories.accounts import AccountFactory, make_staff
from tests.factories.briefs import (
    REASON,
    make_moderator,
    make_submission,
    page_of,
    published,
    send,
    submitted,
)
from tests.factories.policies import make_case

pytestmark = pytest.mark.django_db


def mails_to(user: User | None) -> list[mail.EmailMessage]:
    assert user is not None
    return [message for message in mail.outbox if message.to == [user.email]]


def subjects_to(user: User | None) -> list[str]:
    return [str(message.subject) for message in mails_to(user)]


def do(submission: Submission, action: Action, comment: str = "") -> None:
    act(submission=submission, action=action, actor=make_moderator(), comment=comment)


def test_the_author_gets_a_receipt_and_reviewers_learn_that_it_waits() -> None:
    moderator, editor = make_moderator(), make_staff(group="Editors")
    submission = make_submission()
    Submission.objects.update(receipt="K7M2")
    send(submission)
    [received] = mails_to(submission.author)
    assert received.subject == "We have your brief: Bicycle streets"
    assert "Receipt number: K7M2" in received.body
    assert f"/my/briefs/{submission.session.slug}/" in received.body
    [waiting] = mails_to(moderator)
    assert waiting.subject == "A brief waits for review: Bicycle streets"
    assert f"/admin/brief_review/{submission.stable_id}/" in waiting.body
    assert mails_to(editor) == []


def test_the_reason_reaches_the_author_with_a_link_to_change_it() -> None:
    submission = submitted()
    mail.outbox.clear()
    do(submission, Action.ASK_CHANGES, "Who pays <for> it?\nAnd since when?")
    [message] = mail.outbox
    assert message.subject == "Please change your brief: Bicycle streets"
    assert "Who pays <for> it?\nAnd since when?" in message.body
    assert f"/my/briefs/{submission.session.slug}/" in message.body


def test_publication_is_told_once_with_the_public_address() -> None:
    submission = submitted()
    mail.outbox.clear()
    do(submission, Action.APPROVE)
    assert subjects_to(submission.author) == ["Your brief is published: Bicycle streets"]
    assert f"/policies/{page_of(submission).stable_id}/" in mail.outbox[0].body


def test_what_is_approved_for_later_says_its_day() -> None:
    submission = submitted()
    mail.outbox.clear()
    day = timezone.localtime() + timedelta(days=3)
    act(submission=submission, action=Action.APPROVE, actor=make_moderator(), go_live_at=day)
    [message] = mail.outbox
    assert message.subject == "Your brief is approved: Bicycle streets"
    assert str(day.year) in message.body


def test_archiving_is_told_with_its_reason() -> None:
    submission = published()
    mail.outbox.clear()
    do(submission, Action.ARCHIVE, "The scheme was stopped.")
    [message] = mail.outbox
    assert message.subject == "Your brief is not shown any more: Bicycle streets"
    assert "The scheme was stopped." in message.body


def test_links_lead_to_the_pages_of_the_readers_language() -> None:
    author = AccountFactory.create(preferred_language="ko")
    submission = submitted(author=author)
    do(submission, Action.APPROVE)
    received, told = mails_to(author)
    assert f"/ko/my/briefs/{submission.session.slug}/" in received.body
    assert f"/ko/policies/{page_of(submission).stable_id}/" in told.body


def test_no_mail_to_an_author_leads_into_the_admin() -> None:
    author = AccountFactory.create()
    profile = UserProfile.get_for_user(author)
    assert profile.rejected_notifications is True
    submission = submitted(author=author)
    do(submission, Action.ASK_CHANGES, REASON)
    send(submission)
    do(submission, Action.APPROVE)
    do(submission, Action.ARCHIVE, REASON)
    assert [message for message in mails_to(author) if "/admin/" in message.body] == []
    assert len(mails_to(author)) == 5


def test_wagtails_buttons_send_the_same_mails_and_no_others() -> None:
    submission = submitted()
    mail.outbox.clear()
    task_state = TaskState.objects.get()
    task_state.task.specific.on_action(task_state, make_moderator(), "reject", comment=REASON)
    assert [str(message.subject) for message in mail.outbox] == [
        "Please change your brief: Bicycle streets"
    ]
    assert mail.outbox[0].to == [submission.author.email if submission.author else ""]


def test_wagtails_own_mails_are_sent_for_other_pages() -> None:
    editor, moderator = make_staff(group="Editors"), make_moderator()
    case = make_case(live=False)
    case.get_workflow().start(case, editor)
    assert len(mails_to(moderator)) == 1
    task_state = TaskState.objects.get()
    task_state.task.specific.on_action(task_state, moderator, "reject", comment=REASON)
    assert len(mails_to(editor)) == 1


def test_reviewers_who_switched_it_off_and_the_author_are_not_told_that_it_waits() -> None:
    quiet, author = make_moderator(), make_moderator()
    profile = UserProfile.get_for_user(quiet)
    profile.submitted_notifications = False
    profile.save()
    submitted(author=author)
    assert (subjects_to(quiet), subjects_to(author)) == (
        [],
        ["We have your brief: Bicycle streets"],
    )


def test_nobody_is_told_where_the_account_is_gone() -> None:
    submission = submitted()
    assert submission.author is not None
    submission.author.delete()
    mail.outbox.clear()
    submission.refresh_from_db()
    do(submission, Action.ASK_CHANGES, REASON)
    assert mail.outbox == []


def test_what_is_rolled_back_is_told_to_nobody() -> None:
    submission = make_submission()
    with transaction.atomic():
        send(submission)
        transaction.set_rollback(True)
    submission.refresh_from_db()
    assert (submission.state, submission.events.count()) == ("draft", 0)
    assert OutgoingMail.objects.count() == 0
