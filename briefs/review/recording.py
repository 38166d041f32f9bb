"""A step of a brief is written down: state, event, audit line, mails.

Mails are rows of the same transaction (``accounts.mails``): what is rolled back is told to nobody.
The only place that changes the state of a submission. Called inside the transaction of the step,
by ``moderation`` (which acts) and ``following`` (which sees that Wagtail acted).
"""

from __future__ import annotations

from datetime import datetime

import structlog
from django.utils import timezone
from wagtail.models import Revision

from accounts.models import User
from briefs.choices import Action, BriefState
from briefs.models import BriefPage, Submission, SubmissionEvent
from briefs.review.mails import tell
from briefs.rules import transition

audit = structlog.get_logger("audit.briefs")


def held(page: BriefPage) -> Submission | None:
    """The submission of a page, locked until the transaction ends."""
    return Submission.objects.select_for_update().filter(page_id=page.pk).first()


def record(
    *,
    submission: Submission,
    action: Action,
    actor: User | None,
    comment: str = "",
    revision: Revision | None = None,
    at: datetime | None = None,
) -> SubmissionEvent:
    """Write one step of a submission the caller holds locked. ValueError if the table has none.

    ``actor`` is None where the portal acts itself, for example on the day of publication.
    """
    line = transition(action, BriefState(submission.state))
    if line is None:
        raise ValueError(f"{action} makes no sense for a brief that is {submission.state}.")
    event = SubmissionEvent.objects.create(
        submission=submission,
        action=action,
        from_state=submission.state,
        to_state=line.to_state,
        at=at or timezone.now(),
        actor=actor,
        comment=comment,
        revision=revision,
    )
    _move(submission, line.to_state, event)
    _audit(event)
    tell(event)
    return event


def _move(submission: Submission, state: BriefState, event: SubmissionEvent) -> None:
    submission.state = state
    submission.state_since = event.at
    if event.action == Action.SUBMIT:
        submission.submitted_at = event.at
    submission.save(update_fields=["state", "state_since", "submitted_at"])


def _audit(event: SubmissionEvent) -> None:
    audit.info(
        f"brief_{event.action}",
        submission=str(event.submission.stable_id),
        actor=event.actor_id,
        from_state=str(event.from_state),
        to_state=str(event.to_state),
        revision=event.revision_id,
    )
