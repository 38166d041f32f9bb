"""Taking a brief back, and beginning a new version of a published one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from briefs.choices import Action
from briefs.desk import Desk
from briefs.moderation import NotAllowed, act
from briefs.views.desks import page


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask, then take it back from the reviewers."""
    return _step(request, desk, Action.WITHDRAW)


@require_http_methods(["GET", "HEAD", "POST"])
def revise(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask, then begin a new version; the published one stays as it is."""
    return _step(request, desk, Action.REVISE)


def _step(request: HttpRequest, desk: Desk, action: Action) -> HttpResponse:
    if action in desk.actions and request.method != "POST":
        return page(request, desk, "step", action=action)
    try:
        if request.method == "POST":
            act(submission=desk.submission, action=action, actor=desk.user)
    except NotAllowed:
        messages.info(request, _("This was done already, or cannot be done now."))
    return HttpResponseRedirect(desk.url("brief"))
