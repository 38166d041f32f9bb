"""Every account has one proven e-mail address: the one it is known by.

allauth keeps addresses beside the account, and lets nobody in by an unproven one. Ours are proven
when the account is made: its owner opened a link mailed there, or staff made it for a colleague.
A change by the owner goes through a mailed link first and arrives here afterwards.
"""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Q

from accounts.models import User


@transaction.atomic
def keep_proven_address(*, user: User) -> None:
    """Make the account's address its only proven and primary one; another's claim to it goes."""
    email = user.email.lower()
    EmailAddress.objects.filter(email=email).exclude(user=user).delete()
    others = EmailAddress.objects.filter(user=user).exclude(email=email)
    others.filter(Q(verified=True) | Q(primary=True)).delete()
    EmailAddress.objects.update_or_create(
        user=user, email=email, defaults={"verified": True, "primary": True}
    )
