"""The account: name and language, and the way to everything else about it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts.moving import move_to_office
from accounts.people import signed_in_person
from accounts.profile_forms import FindCityForm, MoveForm, ProfileForm
from accounts.views.directory import directory_form
from taxonomy.selectors import suggest_cities

#: Cities offered for the beginning of a name; who does not find theirs writes more of it.
CITIES_SHOWN = 12


@never_cache
@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """Shows and changes name and language."""
    person = signed_in_person(request)
    form = ProfileForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your changes are saved."))
        return redirect("accounts:profile")
    context = {"form": form, "person": person, "directory_form": directory_form(person)}
    return render(request, "accounts/profile.html", context)


@never_cache
@login_required
def move(request: HttpRequest) -> HttpResponse:
    """Search for a city, choose it, name the office."""
    found = suggest_cities(request.GET.get("q", ""), limit=CITIES_SHOWN)
    form = MoveForm(request.POST or None)
    form.offer(found)
    if request.method == "POST" and form.is_valid():
        move_to_office(user=signed_in_person(request), **form.cleaned_data)
        messages.success(request, _("Your city and office are changed."))
        return redirect("accounts:profile")
    search = FindCityForm(request.GET if "q" in request.GET else None)
    context = {"search": search, "form": form, "found": found}
    return render(request, "accounts/move.html", context)
