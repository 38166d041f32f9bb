"""Taking one's data along, and leaving."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from allauth.account.adapter import get_adapter
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from accounts.closing import close_account
from accounts.models import User
from accounts.my_data import data_of
from accounts.people import signed_in_person
from accounts.profile_forms import ClosingForm

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
    form = ClosingForm(request.POST or None) if person.has_usable_password() else None
    if request.method == "POST" and _proved(request, person, form):
        close_account(user=person)
        logout(request)
        return render(request, "accounts/closed.html")
    may_close = form is not None or _signed_in_lately(person)
    return render(request, "accounts/close.html", {"form": form, "may_close": may_close})


def _proved(request: HttpRequest, person: User, form: ClosingForm | None) -> bool:
    if form is None:
        return _signed_in_lately(person)
    if not form.is_valid():
        return False
    adapter = get_adapter(request)
    # Counts as an attempt to sign in, so that passwords cannot be tried out here.
    if adapter.reauthenticate(person, form.cleaned_data["password"]):
        return True
    form.add_error("password", adapter.error_messages["incorrect_password"])
    return False


def _signed_in_lately(person: User) -> bool:
    return person.last_login is not None and person.last_login > timezone.now() - FRESH
