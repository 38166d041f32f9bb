"""Which policies a person may see: the reader's side of ``PolicyPage.audience_tokens``."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.people import is_staff
from programmes.models import Participation

PUBLIC_TOKENS = frozenset({"public"})
#: Held by every policy, so whoever carries it sees all.
STAFF_TOKEN = "staff"


def tokens_of(user: User | AnonymousUser) -> frozenset[str]:
    """``public`` for everybody, ``alumni`` and ``session:<slug>`` for participants, ``staff``.

    Costs no query for visitors and staff, one for participants.
    """
    if not isinstance(user, User) or not user.is_active:
        return PUBLIC_TOKENS
    if is_staff(user):
        return PUBLIC_TOKENS | {STAFF_TOKEN}
    slugs = Participation.objects.filter(user=user).values_list("session__slug", flat=True)
    sessions = {f"session:{slug}" for slug in slugs}
    return PUBLIC_TOKENS | sessions | {"alumni"} if sessions else PUBLIC_TOKENS
