"""The page behind the personal link of an invitation.

The link itself only notes in the session whose link was opened, and leads on to an address without
the secret: mail scanners open links too, and no log, history or error report holds the secret of a
page. What happens happens by POST.
"""

from __future__ import annotations

from typing import Final

from allauth.account.utils import perform_login
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from accounts.models import User
from programmes import inviting
from programmes.acceptance_forms import AcceptanceForm
from programmes.models import Invitation
from programmes.secret_links import digest_of
from programmes.selectors import account_invited, invitation_of

OPENED: Final = "opened_invitation"


@never_cache
@require_safe
def invitation_link(request: HttpRequest, secret: str) -> HttpResponse:
    """``/invitation/<secret>/``: the same answer for every secret."""
    request.session[OPENED] = digest_of(secret)
    response = redirect("programmes:invitation")
    # Only here: a page without referrer also sends no origin, and its form would be refused.
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@never_cache
@sensitive_post_parameters("password")
def invitation(request: HttpRequest) -> HttpResponseBase:
    """``/invitation/``: accept it with a new account or with one's own."""
    opened = invitation_of(request.session.get(OPENED, ""))
    if opened is None or not opened.is_open:
        return _dead_link(request)
    account = account_invited(opened)
    try:
        if account is None:
            return _with_new_account(request, opened)
        return _with_own_account(request, opened, account)
    except inviting.InvitationClosed:  # by another click, at the same moment
        return _dead_link(request)
    except inviting.AccountExists:
        return redirect("programmes:invitation")


def _with_new_account(request: HttpRequest, opened: Invitation) -> HttpResponseBase:
    if request.user.is_authenticated:
        return _page(request, "other_account", opened)
    form = AcceptanceForm(request.POST or None, invitation=opened)
    if request.method != "POST" or not form.is_valid():
        return _page(request, "new_account", opened, form=form)
    user = inviting.accept(invitation=opened, **form.account())
    del request.session[OPENED]
    answer: HttpResponseBase = perform_login(
        request, user, email=user.email, redirect_url=_brief_of(opened)
    )
    return answer


def _with_own_account(request: HttpRequest, opened: Invitation, account: User) -> HttpResponseBase:
    if request.user != account:
        page = "other_account" if request.user.is_authenticated else "sign_in"
        return _page(request, page, opened)
    if request.method != "POST":
        return _page(request, "join", opened)
    inviting.join(invitation=opened, user=account)
    del request.session[OPENED]
    return redirect(_brief_of(opened))


def _brief_of(opened: Invitation) -> str:
    """Where the session's brief is, is known above this package."""
    return f"{resolve_url(settings.LOGIN_REDIRECT_URL)}?session={opened.session.slug}"


def _page(request: HttpRequest, name: str, opened: Invitation, **context: object) -> HttpResponse:
    values = {"invitation": opened, **context}
    return render(request, f"programmes/invitation/{name}.html", values)


def _dead_link(request: HttpRequest) -> HttpResponse:
    """The same page whether it was never a link, was used, withdrawn, or is too old."""
    return render(request, "programmes/invitation/dead_link.html", status=410)
