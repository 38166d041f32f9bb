"""Wagtail's own sign-in pages lead to ours, so that one door keeps the rate limits."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache

from accounts.people import is_staff


@never_cache
def staff_door(request: HttpRequest) -> HttpResponse:
    """``/admin/login/``. Who is signed in and still sent here is no member of staff."""
    if not request.user.is_authenticated:
        with translation.override(translation.get_language_from_request(request)):
            return _sign_in(request, otherwise=reverse("wagtailadmin_home"))
    if is_staff(request.user):
        return redirect("wagtailadmin_home")
    # Wagtail left a message that says the same, and would be shown on a later page.
    list(messages.get_messages(request))
    return render(request, "accounts/not_staff.html", status=403)


def readers_door(request: HttpRequest) -> HttpResponse:
    """``/_util/login/``, where Wagtail sends readers of a page that is not public."""
    return _sign_in(request, otherwise=reverse("signed_in"))


def _sign_in(request: HttpRequest, *, otherwise: str) -> HttpResponse:
    """The sign-in itself refuses to go on to another site."""
    return redirect_to_login(request.GET.get("next", otherwise), reverse("account_login"))
