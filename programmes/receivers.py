"""What programmes do when an account goes, and what they know of a person."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from accounts.signals import account_closing, data_asked
from programmes.inviting import forget_invitations
from programmes.selectors import programme_data_of


def connect() -> None:
    """Called once, when the applications are loaded."""
    account_closing.connect(_account_closing, dispatch_uid="programmes_account_closing")
    data_asked.connect(_data_asked, dispatch_uid="programmes_data_asked")


def _account_closing(user: User, **_kwargs: Any) -> None:
    forget_invitations(user=user)


def _data_asked(user: User, **_kwargs: Any) -> dict[str, Any]:
    return programme_data_of(user)
