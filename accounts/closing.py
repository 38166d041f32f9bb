"""Deleting an account: whoever keeps something of the person is told first, in one transaction."""

from __future__ import annotations

from django.db import transaction

from accounts.models import User
from accounts.signals import account_closing


@transaction.atomic
def close_account(*, user: User) -> None:
    """Delete the account. Its briefs stay with their office, without the name.

    Staff who delete an account in the admin end in the same place: :func:`say_goodbye` is called
    for every account that is about to be deleted, however it is done.
    """
    user.delete()


def say_goodbye(*, user: User) -> None:
    """Tell the other packages. What a receiver raises stops the deletion."""
    account_closing.send(sender=User, user=user)
