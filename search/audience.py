"""Who is asking: from a request's user to the tokens a search is filtered by."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from programmes.audience import tokens_of
from search.engines.base import Audience


def audience_of(user: User | AnonymousUser) -> Audience:
    """What this person may find."""
    return Audience(tokens_of(user))
