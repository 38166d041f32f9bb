"""In which roles a person stands before a brief: the other half of ``briefs.rules``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.people import is_staff
from briefs.choices import Action, Role

if TYPE_CHECKING:
    from briefs.models import Submission


def roles_of(user: User | AnonymousUser, submission: Submission) -> frozenset[Role]:
    """All roles of this person towards this brief; none for strangers.

    Whoever a brief was written for, and whoever sent it on that person's behalf, is no moderator
    of it. At most three queries, none for visitors.
    """
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    roles = set()
    if user.pk == submission.author_id:
        roles.add(Role.AUTHOR)
    if is_staff(user):
        roles.add(Role.STAFF)
    if is_reviewer(user) and not is_own(user, submission):
        roles.add(Role.MODERATOR)
    return frozenset(roles)


def is_reviewer(user: User) -> bool:
    """Whether this person reviews briefs at all: a member of a group of the review's task."""
    return user.is_superuser or user.groups.filter(briefreviewtask__active=True).exists()


def deciders(submission: Submission) -> QuerySet[User]:
    """Everybody who may decide on this brief: active reviewers but those whose own work it is."""
    reviewing = Q(is_superuser=True) | Q(groups__briefreviewtask__active=True)
    own = [pk for pk in (submission.author_id, _sender_of(submission)) if pk is not None]
    found = User.objects.filter(reviewing, is_active=True).exclude(pk__in=own)
    return found.distinct().order_by("last_name", "first_name", "pk")


def is_own(user: User, submission: Submission) -> bool:
    """Whether the brief is this person's own work: its author, or who sent its newest version."""
    if user.pk == submission.author_id:
        return True
    return user.pk == _sender_of(submission)


def _sender_of(submission: Submission) -> int | None:
    """The number of whoever sent its newest version."""
    sent = submission.events.filter(action=Action.SUBMIT).values_list("actor_id", flat=True)
    sender: int | None = sent.first()
    return sender
