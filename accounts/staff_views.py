"""Views of the admin that all staff may open; Wagtail asks for the sign-in."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from accounts.models import User
from accounts.people import is_staff


class ForStaff:
    """Goes first among the bases of a view; ``staff`` is who looks."""

    staff: User

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raises PermissionDenied for everybody else."""
        if not (isinstance(request.user, User) and is_staff(request.user)):
            raise PermissionDenied
        self.staff = request.user
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response
