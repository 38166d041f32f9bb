"""Where a person goes after signing in: to the brief asked for, or to the work to be done."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from accounts.people import is_staff, signed_in_person
from programmes.selectors import sessions_of


@never_cache
@login_required
def signed_in(request: HttpRequest) -> HttpResponse:
    """``?session=<slug>``: that session's brief, for those who take part in it.

    Otherwise staff land in the admin, participants on their briefs, others on their account.
    """
    person = signed_in_person(request)
    sessions = sessions_of(person)
    wanted = request.GET.get("session", "")
    if wanted in sessions:
        return redirect("briefs:brief", wanted)
    if is_staff(person):
        return redirect("wagtailadmin_home")
    return redirect("briefs:mine" if sessions else "accounts:profile")
