"""The person behind a request."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.models import User


def signed_in_person(request: HttpRequest) -> User:
    """The account that is signed in. Raises PermissionDenied for visitors."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
