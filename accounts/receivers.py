"""What happens with every account, whoever saves or deletes it. Thin: each calls one action."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models.signals import post_save, pre_delete

from accounts.closing import say_goodbye
from accounts.models import User
from accounts.proven_addresses import keep_proven_address


def connect() -> None:
    """Called once, when the applications are loaded."""
    post_save.connect(_saved, sender=User, dispatch_uid="accounts_saved")
    pre_delete.connect(_about_to_go, sender=User, dispatch_uid="accounts_about_to_go")


def _saved(
    instance: User,
    raw: bool = False,
    update_fields: Collection[str] | None = None,
    **_kwargs: Any,
) -> None:
    if not raw and (update_fields is None or "email" in update_fields):
        keep_proven_address(user=instance)


def _about_to_go(instance: User, **_kwargs: Any) -> None:
    say_goodbye(user=instance)
