"""Which brief a request is about, and who is at work on it; before any other view."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts.models import User
from briefs.writing.desk import Desk, desk_for, own_desk

DeskView = Callable[..., HttpResponse]

_LINKED = ("brief", "preview", "check", "receipt", "withdraw", "revise", "unname", "files")


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks, not a person."""
    return request.headers.get("Accept", "").startswith("application/json")


def person(request: HttpRequest) -> User:
    """Who asks, behind ``signed_in``."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def signed_in(view: DeskView) -> DeskView:
    """Send visitors to the sign-in and back; tell a script in words. Nothing is cached."""

    @wraps(view)
    @never_cache
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if isinstance(request.user, User):
            return view(request, **kwargs)
        if wants_json(request):
            message = _("You are signed out. Sign in in another tab; your text stays here.")
            return JsonResponse({"state": "signed-out", "message": message}, status=401)
        return redirect_to_login(request.get_full_path())

    return guarded


def on_ones_own(view: DeskView) -> DeskView:
    """The brief of the person who asks, by its session."""

    @signed_in
    @wraps(view)
    def at_desk(request: HttpRequest, session: str, **kwargs: Any) -> HttpResponse:
        return view(request, own_desk(person(request), session), **kwargs)

    return at_desk


def for_somebody(view: DeskView) -> DeskView:
    """The brief of somebody else, for staff, by its identifier."""

    @signed_in
    @wraps(view)
    def at_desk(request: HttpRequest, stable_id: uuid.UUID, **kwargs: Any) -> HttpResponse:
        return view(request, desk_for(person(request), stable_id), **kwargs)

    return at_desk


def page(
    request: HttpRequest, desk: Desk, template: str, status: int = 200, **context: Any
) -> HttpResponse:
    """A page about the brief; ``urls`` holds the addresses its templates link to."""
    urls = {
        name: desk.url(name)
        for name in (
            "brief",
            "preview",
            "check",
            "receipt",
            "withdraw",
            "revise",
            "unname",
            "files",
        )
    }
    everywhere = {"desk": desk, "submission": desk.submission, "urls": urls}
    return render(request, f"briefs/{template}.html", {**everywhere, **context}, status=status)
