"""Every step of a review on the rows of Wagtail's own workflow."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import TaskState, Workflow, WorkflowState

from briefs.choices import Action, BriefState
from briefs.models import Submission
from briefs.review.moderation import CommentNeeded, NotAllowed, NotReady, act
from tests.factories.accounts import AccountFactory, make_administrator, make_staff
from tests.factories.briefs import (
    REASON,
    add_file,
    make_moderator,
    make_submission,
    page_of,
    published,
    send,
    steps_of,
    submitted,
)
from tests.factories.files import make_source_file
from uploads.choices import FileState

pytestmark = pytest.mark.django_db


def workflow_of(submission: Submission) -> list[str]:
    """States of all its reviews, the first one first."""
    found = WorkflowState.objects.for_instance(page_of(submission))
    return list(found.order_by("pk").values_list("status", flat=True))


def approve(submission: Submission, **wish: Any) -> None:
    act(submission=submission, action=Action.APPROVE, actor=make_moderator(), **wish)


def ask_changes(submission: Submission, comment: str = REASON) -> None:
    moderator = make_moderator()
    act(submission=submission, action=Action.ASK_CHANGES, actor=moderator, comment=comment)


def test_sending_starts_the_review() -> None:
    submission = make_submission()
    event = act(submission=submission, action=Action.SUBMIT, actor=submission.author)
    page = page_of(submission)
    assert submission.state == BriefState.SUBMITTED
    assert workflow_of(submission) == ["in_progress"]
    assert (event.revision, event.actor) == (page.latest_revision, submission.author)
    assert submission.submitted_at == event.at == submission.state_since
    assert page.live is False


def test_taking_back_ends_the_review() -> None:
    submission = submitted()
    act(submission=submission, action=Action.WITHDRAW, actor=submission.author)
    assert submission.state == BriefState.DRAFT
    assert workflow_of(submission) == ["cancelled"]
    assert steps_of(submission) == ["submit", "withdraw"]


def test_asking_for_changes_keeps_the_reason() -> None:
    submission = submitted()
    ask_changes(submission)
    assert submission.state == BriefState.CHANGES_ASKED
    assert workflow_of(submission) == ["needs_changes"]
    assert [event.comment for event in submission.events.all()] == [REASON, ""]
    assert TaskState.objects.get(status="rejected").comment == REASON


@pytest.mark.parametrize("comment", ["", "  \n "])
def test_changes_are_not_asked_without_a_reason(comment: str) -> None:
    submission = submitted()
    with pytest.raises(CommentNeeded):
        ask_changes(submission, comment)
    submission.refresh_from_db()
    assert submission.state == BriefState.SUBMITTED
    assert workflow_of(submission) == ["in_progress"]


def test_sent_again_the_same_review_goes_on() -> None:
    submission = submitted()
    ask_changes(submission)
    send(submission)
    assert submission.state == BriefState.SUBMITTED
    assert workflow_of(submission) == ["in_progress"]
    assert steps_of(submission) == ["submit", "ask-changes", "submit"]


def test_approval_publishes_at_once() -> None:
    submission = submitted()
    approve(submission)
    assert submission.state == BriefState.PUBLISHED
    assert page_of(submission).live is True
    assert workflow_of(submission) == ["approved"]
    assert steps_of(submission) == ["submit", "approve", "publish"]


def test_approval_for_a_later_day_waits_for_it() -> None:
    submission = submitted()
    day = (timezone.now() + timedelta(days=3)).replace(microsecond=0)
    approve(submission, go_live_at=day)
    page = page_of(submission)
    assert (submission.state, page.live) == (BriefState.APPROVED, False)
    assert page.latest_revision.approved_go_live_at == day
    assert steps_of(submission) == ["submit", "approve"]


def test_on_its_day_the_schedule_publishes_in_the_name_of_the_portal() -> None:
    submission = submitted()
    approve(submission, go_live_at=timezone.now() + timedelta(days=3))
    revision = page_of(submission).latest_revision
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    call_command("publish_scheduled")
    submission.refresh_from_db()
    assert (submission.state, page_of(submission).live) == (BriefState.PUBLISHED, True)
    last = submission.events.first()
    assert last is not None
    assert (last.action, last.actor) == (Action.PUBLISH, None)


def test_what_waits_for_its_day_can_be_published_now() -> None:
    submission = submitted()
    approve(submission, go_live_at=timezone.now() + timedelta(days=3))
    act(submission=submission, action=Action.PUBLISH, actor=make_moderator())
    page = page_of(submission)
    assert (submission.state, page.live, page.go_live_at) == (BriefState.PUBLISHED, True, None)
    assert steps_of(submission) == ["submit", "approve", "publish"]


def test_a_day_that_is_over_means_now() -> None:
    submission = submitted()
    approve(submission, go_live_at=timezone.now() - timedelta(days=1))
    assert submission.state == BriefState.PUBLISHED


def test_a_new_version_leaves_the_published_one_until_it_is_approved() -> None:
    submission = published()
    act(submission=submission, action=Action.REVISE, actor=submission.author)
    assert (submission.state, page_of(submission).live) == (BriefState.DRAFT, True)
    draft = page_of(submission).get_latest_revision_as_object()
    draft.title = "Bicycle streets, second year"
    draft.save_revision()
    send(submission)
    assert page_of(submission).title == "Bicycle streets"
    approve(submission)
    assert page_of(submission).title == "Bicycle streets, second year"
    assert submission.state == BriefState.PUBLISHED


def test_a_scheduled_new_version_leaves_the_published_one_until_its_day() -> None:
    submission = published()
    act(submission=submission, action=Action.REVISE, actor=submission.author)
    send(submission)
    approve(submission, go_live_at=timezone.now() + timedelta(days=3))
    assert (submission.state, page_of(submission).live) == (BriefState.APPROVED, True)


def test_archiving_hides_it_and_restoring_brings_it_back() -> None:
    submission = published()
    moderator = make_moderator()
    act(submission=submission, action=Action.ARCHIVE, actor=moderator, comment="Out of date.")
    assert (submission.state, page_of(submission).live) == (BriefState.ARCHIVED, False)
    act(submission=submission, action=Action.RESTORE, actor=moderator)
    assert (submission.state, page_of(submission).live) == (BriefState.PUBLISHED, True)
    assert steps_of(submission)[-2:] == ["archive", "restore"]


def test_archiving_what_waits_for_its_day_calls_the_day_off() -> None:
    submission = submitted()
    approve(submission, go_live_at=timezone.now() + timedelta(days=3))
    moderator = make_moderator()
    act(submission=submission, action=Action.ARCHIVE, actor=moderator, comment="Out of date.")
    assert page_of(submission).latest_revision.approved_go_live_at is None


def test_archiving_needs_a_reason() -> None:
    submission = published()
    with pytest.raises(CommentNeeded):
        act(submission=submission, action=Action.ARCHIVE, actor=make_moderator())
    assert page_of(submission).live is True


def test_a_second_approval_is_refused_and_changes_nothing() -> None:
    submission = submitted()
    approve(submission)
    stale = Submission(pk=submission.pk, state=BriefState.SUBMITTED)
    with pytest.raises(NotAllowed):
        approve(stale)
    assert steps_of(submission) == ["submit", "approve", "publish"]


@pytest.mark.parametrize("action", [Action.APPROVE, Action.ASK_CHANGES])
def test_a_moderator_does_not_decide_on_the_own_brief(action: Action) -> None:
    submission = submitted(author=make_moderator())
    with pytest.raises(NotAllowed):
        act(submission=submission, action=action, actor=submission.author, comment=REASON)


def test_an_administrator_does_not_decide_on_the_own_brief_either() -> None:
    submission = submitted(author=make_administrator())
    with pytest.raises(NotAllowed):
        act(submission=submission, action=Action.APPROVE, actor=submission.author)


def test_who_sent_it_on_behalf_of_somebody_does_not_approve_it() -> None:
    submission, moderator = make_submission(), make_moderator()
    act(submission=submission, action=Action.SUBMIT, actor=moderator)
    with pytest.raises(NotAllowed):
        act(submission=submission, action=Action.APPROVE, actor=moderator)
    approve(submission)
    assert submission.state == BriefState.PUBLISHED


@pytest.mark.parametrize("action", list(Action))
def test_an_editor_sends_and_takes_back_only(action: Action) -> None:
    submission = submitted()
    editor = make_staff(group="Editors")
    if action == Action.WITHDRAW:
        act(submission=submission, action=action, actor=editor)
    else:
        with pytest.raises(NotAllowed):
            act(submission=submission, action=action, actor=editor, comment=REASON)


@pytest.mark.parametrize("action", list(Action))
def test_another_participant_may_nothing(action: Action) -> None:
    submission = submitted()
    with pytest.raises(NotAllowed):
        act(submission=submission, action=action, actor=AccountFactory.create(), comment=REASON)


def test_an_account_that_is_switched_off_may_nothing() -> None:
    submission = submitted()
    moderator = make_moderator()
    moderator.is_active = False
    with pytest.raises(NotAllowed):
        act(submission=submission, action=Action.APPROVE, actor=moderator)


def test_the_version_that_was_read_is_the_one_that_is_approved() -> None:
    submission = submitted()
    read = page_of(submission).latest_revision
    page_of(submission).get_latest_revision_as_object().save_revision()
    with pytest.raises(NotAllowed):
        approve(submission, revision=read)
    approve(submission, revision=page_of(submission).latest_revision)
    assert submission.state == BriefState.PUBLISHED


@pytest.mark.parametrize(
    "state",
    [FileState.RECEIVED, FileState.CHECKING, FileState.HELD, FileState.REFUSED, FileState.FAILED],
)
def test_a_file_that_is_not_ready_keeps_it_from_being_approved(state: FileState) -> None:
    submission = make_submission()
    add_file(submission, make_source_file("annex.pdf", state=state))
    send(submission)
    with pytest.raises(NotReady) as refusal:
        approve(submission)
    assert [(each.field, "annex.pdf" in each.message) for each in refusal.value.problems] == [
        ("files", True)
    ]
    assert (submission.state, page_of(submission).live) == (BriefState.SUBMITTED, False)


def test_an_unconfirmed_guess_keeps_it_from_being_sent_and_approved() -> None:
    submission = make_submission()
    submission.guessed = {"title": "Bicycle streets"}
    submission.save()
    with pytest.raises(NotReady):
        send(submission)
    Submission.objects.update(guessed={})
    send(submission)
    Submission.objects.update(guessed={"title": "Bicycle streets"})
    with pytest.raises(NotReady):
        approve(submission)


def test_a_missing_field_keeps_it_from_being_approved_but_not_from_being_sent() -> None:
    submission = submitted(scale="")
    with pytest.raises(NotReady) as refusal:
        approve(submission)
    assert [problem.field for problem in refusal.value.problems] == ["scale"]


@pytest.mark.parametrize(("stopped", "left"), [(["Review of briefs"], 1), (None, 0)])
def test_with_another_workflow_or_with_none_the_states_are_the_same(
    stopped: list[str] | None, left: int
) -> None:
    workflows = Workflow.objects.all()
    (workflows if stopped is None else workflows.filter(name__in=stopped)).update(active=False)
    submission = submitted()
    assert len(workflow_of(submission)) == left
    approve(submission)
    assert (submission.state, page_of(submission).live) == (BriefState.PUBLISHED, True)
    assert steps_of(submission) == ["submit", "approve", "publish"]


def test_a_brief_whose_page_was_deleted_is_no_longer_decided_on() -> None:
    submission = submitted()
    page_of(submission).delete()
    submission.refresh_from_db()
    with pytest.raises(NotAllowed):
        approve(submission)
