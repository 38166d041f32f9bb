"""The page of the directory: permit, ask, show."""

from __future__ import annotations

from typing import Final

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.people.entries import entry_of
from portal.people.finding import in_order, people_found
from portal.people.forms import PeopleForm
from programmes.audience import STAFF_TOKEN, tokens_of

#: People on one page.
SHOWN: Final = 24
#: Who carries one of these may look.
READERS: Final = frozenset({"alumni", STAFF_TOKEN})


@never_cache
@login_required
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Those who asked to be listed; 403 for accounts that took part in nothing."""
    tokens = tokens_of(request.user)
    if tokens.isdisjoint(READERS):
        raise PermissionDenied
    form = PeopleForm(request.GET)
    form.full_clean()
    asked = form.cleaned_data
    found = people_found(
        words=asked.get("q", ""),
        theme=asked.get("theme"),
        session=asked.get("session"),
        tokens=tokens,
    )
    listed = Paginator(found, SHOWN).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "listed": listed,
        "people": [entry_of(person) for person in in_order(list(listed))],
        "is_filtered": any(asked.values()),
        "query": _query(form),
    }
    return render(request, "portal/people.html", context)


def _query(form: PeopleForm) -> str:
    """What was asked, for the links to other pages of the list."""
    kept = {name: form[name].value() for name in form.cleaned_data if form.cleaned_data[name]}
    return f"{urlencode(kept)}&" if kept else ""
