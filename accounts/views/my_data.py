"""Taking one's data along, and leaving."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from accounts.closing import close_account
from accounts.entrance import ConfirmPasswordForm
from accounts.models import User
from accounts.my_data import data_of
from accounts.people import signed_in_person

#: Who has no password proves who they are by a code that is not older than this.
FRESH: Final = timedelta(minutes=10)


@never_cache
@require_safe
@login_required
def download(request: HttpRequest) -> HttpResponse:
    """``my-data.json``."""
    response = JsonResponse(
        data_of(signed_in_person(request)),
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
    response["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response


@never_cache
@sensitive_post_parameters("password")
@login_required
def close(request: HttpRequest) -> HttpResponse:
    """Says what is deleted and what stays; deletes the account of who proves to be its owner."""
    person = signed_in_person(request)
    form = None
    if person.has_usable_password():
        # Counts as an attempt to sign in, so that passwords cannot be tried out here.
        form = ConfirmPasswordForm(request.POST or None, user=person)
    proved = _signed_in_lately(person) if form is None else form.is_valid()
    if request.method == "POST" and proved:
        close_account(user=person)
        logout(request)
        return render(request, "accounts/closed.html")
    context = {"form": form, "may_close": form is not None or proved}
    return render(request, "accounts/close.html", context)


def _signed_in_lately(person: User) -> bool:
    return person.last_login is not None and person.last_login > timezone.now() - FRESH
