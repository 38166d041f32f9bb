"""What machines are asked: robots.txt; and security.txt (RFC 9116) for who finds a weakness."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from portal.outside.origin import absolute

_TEXT: Final = "text/plain; charset=utf-8"
_HOUR: Final = 60 * 60
#: What is nobody's business but the person's, in every language; and endless lists.
CLOSED: Final = (
    "/admin/",
    "/account/",
    "/*/account/",
    "/my/",
    "/*/my/",
    "/invitation/",
    "/*/invitation/",
    "/signed-in/",
    "/_util/",
    "/*/_util/",
    "/documents/",
    "/files/*/original/",
    "/people/",
    "/*/people/",
    "/packs/",
    "/*/packs/",
    "/health/",
    "/metrics",
    # One filter is a page that leads on; every further one multiplies the pages.
    "/search/?*&",
    "/*/search/?*&",
)
#: Days a security.txt is good for; it is made anew each day.
_GOOD_FOR: Final = 180


@require_safe
@cache_control(public=True, max_age=_HOUR)
def robots(request: HttpRequest) -> HttpResponse:
    """All may look, but for what is closed; on a site that is not public nobody may."""
    if not settings.SEARCH_ENGINES_WELCOME:
        return HttpResponse("User-agent: *\nDisallow: /\n", content_type=_TEXT)
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in CLOSED),
        "",
        f"Sitemap: {absolute(request, reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=_TEXT)


@require_safe
@cache_control(public=True, max_age=_HOUR)
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell; 404 where the operator named nobody."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    expires = timezone.now().replace(hour=0, minute=0, second=0) + timedelta(days=_GOOD_FOR)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en, ko",
        f"Canonical: {absolute(request, reverse('security'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=_TEXT)
