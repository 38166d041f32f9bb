"""Who is at work on which brief: the author on the own one, or staff for a participant.

Everybody else finds nothing: that a brief exists is not told.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.models import User
from accounts.people import is_staff
from briefs.choices import Action, BriefState
from briefs.models import Submission
from briefs.roles import roles_of
from briefs.rules import actions_for, may_edit
from briefs.writing.intake import open_submission
from programmes.models import LearningSession, Participation

_WITH = ("session", "city__country", "office", "author", "participation", "page")


@dataclass(frozen=True, slots=True)
class Desk:
    """A person with a brief. ``on_behalf``: staff write it for its author."""

    submission: Submission
    user: User
    on_behalf: bool

    def url(self, name: str, *args: str) -> str:
        """Address of a page about this brief; ``name`` such as ``part``."""
        if self.on_behalf:
            return reverse(f"briefs:for_{name}", args=[self.submission.stable_id, *args])
        return reverse(f"briefs:{name}", args=[self.submission.session.slug, *args])

    @property
    def actions(self) -> tuple[Action, ...]:
        """What this person may do to it now, of what is done from these pages."""
        state = BriefState(self.submission.state)
        roles = roles_of(self.user, self.submission)
        own = (Action.SUBMIT, Action.WITHDRAW, Action.REVISE)
        return tuple(action for action in actions_for(state, roles) if action in own)

    @property
    def may_edit(self) -> bool:
        """Whether the answers may be changed now."""
        state = BriefState(self.submission.state)
        return may_edit(state, roles_of(self.user, self.submission))


def own_desk(user: User, session_slug: str) -> Desk:
    """The person's own brief of a session, opened at the first visit; raises Http404."""
    briefs = Submission.objects.select_related(*_WITH)
    submission = briefs.filter(author=user, session__slug=session_slug).first()
    if submission is None:
        participation = get_object_or_404(
            Participation.objects.select_related("session", "user", "city", "office"),
            user=user,
            session__slug=session_slug,
        )
        submission = open_submission(participation=participation)
        if submission.author_id != user.pk:
            raise Http404
    return Desk(submission, user, on_behalf=False)


def desk_for(user: User, stable_id: uuid.UUID) -> Desk:
    """The brief of somebody else, for staff; raises Http404 for all others."""
    if not is_staff(user):
        raise Http404
    submission = get_object_or_404(Submission.objects.select_related(*_WITH), stable_id=stable_id)
    return Desk(submission, user, on_behalf=True)


def desk_for_participant(user: User, participation_id: int) -> Desk:
    """The brief of a participant who may not have begun, for staff; raises Http404 for others."""
    if not is_staff(user):
        raise Http404
    participation = get_object_or_404(Participation, pk=participation_id)
    return desk_for(user, open_submission(participation=participation).stable_id)


def sessions_of(user: User) -> list[LearningSession]:
    """The learning sessions a person takes part in or wrote for, the newest first."""
    taking_part = LearningSession.objects.filter(participations__user=user)
    written = LearningSession.objects.filter(submissions__author=user)
    return list((taking_part | written).distinct())
