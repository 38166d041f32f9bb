"""A click on the account page: into the directory of people, or out of it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.directory import list_person, unlist_person
from accounts.models import User
from accounts.people import signed_in_person
from accounts.profile_forms import DirectoryForm


def directory_form(person: User) -> DirectoryForm:
    """The form as it stands on the account page."""
    return DirectoryForm(initial={"languages": person.spoken_languages})


@never_cache
@login_required
@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """``listed`` is ``yes`` or ``no``, as the button says; anything else changes nothing."""
    person = signed_in_person(request)
    form = DirectoryForm(request.POST)
    if request.POST.get("listed") == "no":
        unlist_person(user=person)
        messages.success(request, _("You are no longer in the directory."))
    elif request.POST.get("listed") == "yes" and form.is_valid():
        list_person(user=person, languages=form.cleaned_data["languages"])
        messages.success(request, _("You are in the directory."))
    return redirect("accounts:profile")
