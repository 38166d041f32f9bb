"""What happens to a brief: every action, whoever starts it and through which door.

act() -> the table (rules), roles, readiness -> Wagtail's workflow -> its signals -> record()
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from wagtail.models import Revision

from accounts.models import User
from briefs.choices import Action
from briefs.models import Submission, SubmissionEvent
from briefs.readiness import Problem


class NotAllowed(Exception):
    """This person may not do this to this brief, or not in the state it is in."""


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
    """Do it, or raise NotAllowed, CommentNeeded or NotReady and change nothing."""
    raise NotImplementedError
