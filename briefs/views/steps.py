"""Taking a brief back, beginning a new version, no longer being named."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from briefs.choices import Action
from briefs.consent import withdraw_consent
from briefs.review.moderation import NotAllowed, act
from briefs.views.desks import page
from briefs.writing.desk import Desk


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask, then take it back from the reviewers."""
    return _step(request, desk, Action.WITHDRAW)


@require_http_methods(["GET", "HEAD", "POST"])
def revise(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask, then begin a new version; the published one stays as it is."""
    return _step(request, desk, Action.REVISE)


@require_http_methods(["GET", "HEAD", "POST"])
def unname(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask, then take the author's name out of every version; the brief stays with the office."""
    author = desk.submission.author
    if author is None or desk.submission.page is None:
        raise Http404
    if request.method != "POST":
        return page(request, desk, "unname")
    withdraw_consent(submission=desk.submission, user=author)
    messages.info(request, _("The name is no longer shown, in no version of the brief."))
    return HttpResponseRedirect(desk.url("brief"))


def _step(request: HttpRequest, desk: Desk, action: Action) -> HttpResponse:
    if action in desk.actions and request.method != "POST":
        return page(request, desk, "step", action=action)
    try:
        if request.method == "POST":
            act(submission=desk.submission, action=action, actor=desk.user)
    except NotAllowed:
        messages.info(request, _("This was done already, or cannot be done now."))
    return HttpResponseRedirect(desk.url("brief"))
