"""What is done to a brief, by whomever: checked against the table, then done on Wagtail's side.

    act() -> rules, roles, readiness -> recording -> Wagtail's workflow and publishing

Everything in one transaction that holds the submission, so a second click finds the state moved on
and is refused. Buttons of Wagtail's own pages go through ``briefs.models.review_task`` and
``permissions`` instead, under the same rules, and are recorded by ``following``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Revision, WorkflowState

from accounts.models import User
from briefs.choices import Action, BriefState, Role
from briefs.models import BriefPage, Submission, SubmissionEvent
from briefs.readiness import Problem, problems_before_publication, problems_before_submission
from briefs.review.mails import tell_of_approval
from briefs.review.recording import record
from briefs.roles import roles_of
from briefs.rules import allowed, needs_comment

#: After these, readers see the newest version, at once or on its day.
_GOES_LIVE: Final = frozenset({Action.APPROVE, Action.PUBLISH, Action.RESTORE})


class NotAllowed(Exception):
    """This person may not do this to this brief, or not in the state it is in now."""


class CommentNeeded(Exception):
    """The author must be told in words why."""


class NotReady(Exception):
    """Something is missing; ``problems`` say what."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = tuple(problems)


def act(
    *,
    submission: Submission,
    action: Action,
    actor: User | None,
    comment: str = "",
    go_live_at: datetime | None = None,
    revision: Revision | None = None,
) -> SubmissionEvent:
    """Do it and return its event; or raise NotAllowed, CommentNeeded or NotReady, changing nothing.

    ``actor`` is None for the portal itself. ``go_live_at`` schedules what is approved; without it,
    or if that time is over, it is published at once. ``revision`` is the version the actor has
    seen: if there is a newer one by now, that is not what was decided on.
    """
    with transaction.atomic():
        held = Submission.objects.select_for_update().get(pk=submission.pk)
        page = None if held.page_id is None else BriefPage.objects.get(pk=held.page_id)
        _check(
            submission=held,
            page=page,
            action=action,
            actor=actor,
            comment=comment,
            revision=revision,
        )
        version = page and page.latest_revision
        event = record(
            submission=held,
            action=action,
            actor=actor,
            comment=comment.strip(),
            revision=version,
        )
        if page is not None:
            _STEPS[action](_Step(page, actor, comment.strip(), go_live_at))
        held.refresh_from_db(fields=["state"])
        if action == Action.APPROVE and held.state == BriefState.APPROVED:
            tell_of_approval(held)
    submission.refresh_from_db(fields=["state", "state_since", "submitted_at"])
    return event


@dataclass(frozen=True, slots=True)
class _Step:
    """What is done on Wagtail's side, where signals find it recorded already."""

    page: BriefPage
    actor: User | None
    comment: str
    go_live_at: datetime | None

    @property
    def review(self) -> WorkflowState | None:
        """The review that is going on, or waits for the author."""
        state: WorkflowState | None = self.page.current_workflow_state
        return state


class _Doing(Protocol):
    def __call__(self, step: _Step, /) -> None: ...


def _check(
    *,
    submission: Submission,
    page: BriefPage | None,
    action: Action,
    actor: User | None,
    comment: str,
    revision: Revision | None,
) -> None:
    roles = frozenset({Role.PORTAL}) if actor is None else roles_of(actor, submission)
    if not allowed(action, BriefState(submission.state), roles):
        raise NotAllowed(_("This is not possible for this brief now. Load the page again."))
    if page is None and action != Action.REVISE:
        raise NotAllowed(_("The page of this brief was deleted. Ask the author to send it again."))
    if page is not None and revision is not None and revision.pk != page.latest_revision_id:
        raise NotAllowed(_("The brief was changed meanwhile. Read the new version first."))
    if needs_comment(action) and not comment.strip():
        raise CommentNeeded(_("Write the reason: the author must know what to change."))
    if page is not None:
        _check_readiness(submission, page, action)


def _check_readiness(submission: Submission, page: BriefPage, action: Action) -> None:
    problems: tuple[Problem, ...] = ()
    if action == Action.SUBMIT:
        problems = problems_before_submission(page.get_latest_revision_as_object(), submission)
    elif action in _GOES_LIVE:
        problems = problems_before_publication(page.get_latest_revision_as_object(), submission)
    if problems:
        raise NotReady(problems)


def _submit(step: _Step) -> None:
    """Begin the review, or go on with the one that asked for changes."""
    review, workflow = step.review, step.page.get_workflow()
    if review is not None and review.status == WorkflowState.STATUS_NEEDS_CHANGES:
        review.resume(user=step.actor)
    elif review is None and workflow is not None:
        workflow.start(step.page, step.actor)


def _withdraw(step: _Step) -> None:
    if step.review is not None:
        step.review.cancel(user=step.actor)


def _ask_changes(step: _Step) -> None:
    if step.review is not None:
        step.review.current_task_state.specific.reject(user=step.actor, comment=step.comment)


def _approve(step: _Step) -> None:
    """The end of the workflow publishes the newest version, or schedules it."""
    _set_day(step, step.go_live_at)
    if step.review is None:
        _go_live(step)
    else:
        step.review.current_task_state.specific.approve(user=step.actor, comment=step.comment)


def _publish(step: _Step) -> None:
    _set_day(step, None)
    _go_live(step)


def _archive(step: _Step) -> None:
    """Nobody sees it any more, and nothing of it goes live by itself."""
    # Our table has been asked; Wagtail's editor has no field for the reason and may not do this.
    UnpublishPageAction(step.page, user=step.actor).execute(skip_permission_checks=True)
    step.page.revisions.update(approved_go_live_at=None)


def _revise(step: _Step) -> None:
    """The version readers see stays until the next one is approved."""


def _set_day(step: _Step, day: datetime | None) -> None:
    """Give the newest version its day of publication; dates left from earlier rounds are taken."""
    now = timezone.now()
    draft = step.page.get_latest_revision_as_object()
    wanted = day if day and day > now else None
    over = draft.expire_at is not None and draft.expire_at <= now
    if draft.go_live_at == wanted and not over:
        return
    draft.go_live_at = wanted
    draft.expire_at = None if over else draft.expire_at
    draft.save_revision(user=step.actor)
    step.page.refresh_from_db()


def _go_live(step: _Step) -> None:
    step.page.get_latest_revision().publish(user=step.actor, skip_permission_checks=True)


_STEPS: Final[Mapping[Action, _Doing]] = {
    Action.SUBMIT: _submit,
    Action.WITHDRAW: _withdraw,
    Action.ASK_CHANGES: _ask_changes,
    Action.APPROVE: _approve,
    Action.PUBLISH: _publish,
    Action.REVISE: _revise,
    Action.ARCHIVE: _archive,
    Action.RESTORE: _publish,
}
