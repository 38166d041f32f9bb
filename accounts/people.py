"""The person behind a request, and whether this person is of the staff."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.models import User


def signed_in_person(request: HttpRequest) -> User:
    """The account that is signed in. Raises PermissionDenied for visitors."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def is_staff(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether this person may enter the admin: the one answer to "is this somebody of the staff?".

    It comes from groups alone, where the administrators see and change it. Django's own mark
    ``is_staff`` opens another admin, which the portal does not have; on it hangs nothing. No query
    for visitors, none once the permissions are known; closed accounts are never of the staff.
    """
    return isinstance(user, User) and user.has_perm("wagtailadmin.access_admin")
