"""What cases do when an account goes, and what they know of a person."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from accounts.signals import account_closing, data_asked
from cases.freshness.asking import forget_questions_to, questions_to


def connect() -> None:
    """Called once, when the applications are loaded."""
    account_closing.connect(_account_closing, dispatch_uid="cases_account_closing")
    data_asked.connect(_data_asked, dispatch_uid="cases_data_asked")


def _account_closing(user: User, **_kwargs: Any) -> None:
    forget_questions_to(user.email)


def _data_asked(user: User, **_kwargs: Any) -> dict[str, Any]:
    return {"questions_about_facts": questions_to(user.email)}
