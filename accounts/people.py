"""The person behind a request, and whether this person is of the staff."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.models import User


def signed_in_person(request: HttpRequest) -> User:
    """The account that is signed in. Raises PermissionDenied for visitors."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def is_staff(user: User) -> bool:
    """Whether this person works in the admin. No query once the permissions are known."""
    return user.is_staff or bool(user.has_perm("wagtailadmin.access_admin"))
