"""What has become of an invitation: the state staff see, and how to ask for it in the database."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.models import Invitation


class InvitationState(models.TextChoices):
    """In the order in which they are looked at: what was accepted stays accepted."""

    ACCEPTED = "accepted", _("Accepted")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    INVITED = "invited", _("Invited")
    EXPIRED = "expired", _("Expired")


def state_of(invitation: Invitation) -> InvitationState:
    """The state of one invitation."""
    if invitation.accepted_at is not None:
        return InvitationState.ACCEPTED
    if invitation.withdrawn_at is not None:
        return InvitationState.WITHDRAWN
    return InvitationState.INVITED if invitation.is_open else InvitationState.EXPIRED


def invitations_in(state: str) -> Q:
    """The same as a condition on invitations."""
    accepted, withdrawn = Q(accepted_at__isnull=False), Q(withdrawn_at__isnull=False)
    waiting = ~accepted & ~withdrawn
    still_works = Q(expires_at__gt=timezone.now())
    return {
        InvitationState.ACCEPTED: accepted,
        InvitationState.WITHDRAWN: ~accepted & withdrawn,
        InvitationState.INVITED: waiting & still_works,
        InvitationState.EXPIRED: waiting & ~still_works,
    }[InvitationState(state)]
