"""Wagtail acted on the page of a brief: the submission comes in step, exactly once.

Moderators may use the buttons of the page editor, of lists and of reports; the schedule publishes
by itself. What ``moderation`` started is recorded before Wagtail's signal arrives, so the state has
moved on and there is nothing left to do here. Pages without a submission are left alone.
"""

from __future__ import annotations

from typing import Any, Final

from django.db import transaction
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, Revision, TaskState, WorkflowState

from accounts.models import User
from briefs.choices import Action, BriefState
from briefs.models import BriefPage, Submission
from briefs.review.mails import tell_of_approval
from briefs.review.recording import held, record

#: What has happened to a brief that is live now, by the state it was in.
_ON_LIVE: Final = {
    BriefState.SUBMITTED: (Action.APPROVE, Action.PUBLISH),
    BriefState.APPROVED: (Action.PUBLISH,),
    BriefState.ARCHIVED: (Action.RESTORE,),
}
#: Staff who send a published brief again from the editor have begun a new version of it.
_ON_SENT: Final = {
    BriefState.DRAFT: (Action.SUBMIT,),
    BriefState.CHANGES_ASKED: (Action.SUBMIT,),
    BriefState.PUBLISHED: (Action.REVISE, Action.SUBMIT),
}


@transaction.atomic
def sent(*, task_state: Any, user: User | None) -> None:
    """The review began, or began again."""
    submission = _submission(task_state.workflow_state)
    if submission is not None:
        steps = _ON_SENT.get(BriefState(submission.state), ())
        _record(submission, steps, user, revision=task_state.revision)


@transaction.atomic
def returned(*, task_state: Any, user: User | None) -> None:
    """Changes were asked for; the comment is the written reason."""
    submission = _submission(task_state.workflow_state)
    if submission is not None and submission.state == BriefState.SUBMITTED:
        _record(submission, (Action.ASK_CHANGES,), user, task_state.comment, task_state.revision)


@transaction.atomic
def approved(*, task_state: Any, user: User | None) -> None:
    """The review ended well; Wagtail may have published it already."""
    submission = _submission(task_state.workflow_state)
    if submission is not None and submission.state == BriefState.SUBMITTED:
        _record(submission, (Action.APPROVE,), user, task_state.comment, task_state.revision)
        tell_of_approval(submission)


@transaction.atomic
def cancelled(*, workflow_state: WorkflowState, user: User | None) -> None:
    """The review was called off: back to the author, unless publishing it called it off."""
    submission = _submission(workflow_state)
    if submission is not None and submission.state == BriefState.SUBMITTED:
        _record(submission, (Action.WITHDRAW,), user)


@transaction.atomic
def published(*, page: BriefPage, revision: Revision) -> None:
    """A version went live, or waits for its day: Wagtail sends the same signal for both."""
    submission = held(page)
    if submission is None:
        return
    if page.live:
        steps = _ON_LIVE.get(BriefState(submission.state), ())
        comment, actor = _verdict(revision)
        said = comment if submission.state == BriefState.SUBMITTED else ""
        _record(submission, steps, actor, said, revision, at=page.last_published_at)
    else:
        scheduled(page=page, revision=revision)


@transaction.atomic
def scheduled(*, page: BriefPage, revision: Revision) -> None:
    """A submitted brief got its day of publication: it is approved, and its review is over."""
    submission = held(page)
    if submission is None or submission.state != BriefState.SUBMITTED:
        return
    if revision.approved_go_live_at is None:
        return
    comment, actor = _verdict(revision)
    _record(submission, (Action.APPROVE,), actor, comment, revision)
    tell_of_approval(submission)
    workflow_state = page.current_workflow_state
    if workflow_state is not None:
        workflow_state.cancel(user=actor)


@transaction.atomic
def unpublished(*, page: BriefPage) -> None:
    """Readers no longer see it. A newer version that is being written goes on."""
    submission = held(page)
    if submission is not None and submission.state == BriefState.PUBLISHED:
        _record(submission, (Action.ARCHIVE,), _person_at_work())


def _submission(workflow_state: WorkflowState) -> Submission | None:
    """None for snippets and for pages that are no briefs."""
    page = workflow_state.content_object
    return held(page) if isinstance(page, Page) else None


def _record(
    submission: Submission,
    steps: tuple[Action, ...],
    actor: User | None,
    comment: str = "",
    revision: Revision | None = None,
    **when: Any,
) -> None:
    """What was said belongs to the first of several steps."""
    for number, action in enumerate(steps):
        said = "" if number else comment
        record(
            submission=submission,
            action=action,
            actor=actor,
            comment=said,
            revision=revision,
            **when,
        )


def _verdict(revision: Revision) -> tuple[str, User | None]:
    """What the review said of this version and who ended it; else who is at work right now."""
    verdicts = TaskState.objects.filter(revision=revision, status=TaskState.STATUS_APPROVED)
    verdict = verdicts.select_related("finished_by").order_by("-finished_at").first()
    actor = _person_at_work()
    if verdict is None or actor is None:
        return "", actor
    return verdict.comment, verdict.finished_by or actor


def _person_at_work() -> User | None:
    """Whoever is signed in to the admin in this request; nobody when the schedule publishes."""
    user = get_active_log_context().user
    return user if isinstance(user, User) else None
