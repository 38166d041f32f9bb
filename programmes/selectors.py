"""Questions other packages ask of sessions and invitations."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from accounts.models import User
from programmes.models import Invitation, Participation


def sessions_of(user: User) -> tuple[str, ...]:
    """Slugs of the sessions the person takes part in, the newest first."""
    slugs = Participation.objects.filter(user=user).order_by(
        "-session__year", "-session__starts_on"
    )
    return tuple(slugs.values_list("session__slug", flat=True))


def invitation_of(digest: str) -> Invitation | None:
    """The invitation with that digest of a secret, with what its page shows; None for others."""
    if not digest:
        return None
    return (
        Invitation.objects.select_related("session", "city__country", "office")
        .filter(token_digest=digest)
        .first()
    )


def account_invited(invitation: Invitation) -> User | None:
    """The account that has the invited address already."""
    return User.objects.filter(email__iexact=invitation.email).first()


def programme_data_of(user: User) -> dict[str, Any]:
    """Sessions and invitations of a person, for the download of their data."""
    participations = user.participations.select_related("session", "city", "office")
    invitations = Invitation.objects.filter(
        Q(accepted_by=user) | Q(email__iexact=user.email)
    ).select_related("session")
    return {
        "participations": [
            {
                "session": each.session.name,
                "city": each.city.name_en,
                "office": each.office and each.office.name,
            }
            for each in participations
        ],
        "invitations": [
            {
                "session": each.session.name,
                "email": each.email,
                "first_name": each.first_name,
                "last_name": each.last_name,
                "sent": each.sent_at and each.sent_at.isoformat(),
                "accepted": each.accepted_at and each.accepted_at.isoformat(),
                "withdrawn": each.withdrawn_at and each.withdrawn_at.isoformat(),
            }
            for each in invitations
        ],
    }
