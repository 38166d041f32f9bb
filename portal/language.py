"""The language of a page is that of its address; only a first visit to ``/`` asks the browser.

Everything else would give one address several texts: a shared cache could keep the wrong one, and
a search engine would see only the first.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import add_never_cache_headers, patch_vary_headers

FRONT_PAGE: Final = "/"
_YEAR: Final = 365 * 24 * 60 * 60


class AddressLanguageMiddleware(LocaleMiddleware):
    """Django's own, but no page varies with the languages of the browser, except ``/``."""

    def process_request(self, request: HttpRequest) -> HttpResponse | None:  # type: ignore[override]
        """Take the language from the address; send a first visitor to the front page they read."""
        super().process_request(request)
        wanted = preferred_language(request)
        if request.path_info != FRONT_PAGE or request.method not in ("GET", "HEAD"):
            return None
        if wanted == settings.LANGUAGE_CODE or comes_from_here(request):
            return None
        query = request.META.get("QUERY_STRING", "")
        response = HttpResponseRedirect(f"/{wanted}/" + (f"?{query}" if query else ""))
        # Kept by nobody: whoever chooses English there must arrive.
        add_never_cache_headers(response)
        return _varied(response)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:  # type: ignore[override]
        """Say the language; remember that a reader chose English over the browser's language."""
        response.headers.setdefault("Content-Language", translation.get_language() or "en")
        if request.path_info != FRONT_PAGE:
            return response
        if comes_from_here(request) and preferred_language(request) != settings.LANGUAGE_CODE:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                settings.LANGUAGE_CODE,
                max_age=_YEAR,
                samesite="Lax",
                secure=request.is_secure(),
            )
            add_never_cache_headers(response)
        return _varied(response)


def preferred_language(request: HttpRequest) -> str:
    """The language of the cookie, else the browser's best of ours, else English."""
    return translation.get_language_from_request(request)


def comes_from_here(request: HttpRequest) -> bool:
    """Whether a link of our own led here; such a reader has chosen."""
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site == "same-origin"
    referrer = urlsplit(request.headers.get("Referer", ""))
    return referrer.netloc == request.get_host()


def _varied(response: HttpResponse) -> HttpResponse:
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response
