"""Who reads without pictures: whoever chose it, and browsers that ask to save data.

    cookie "text_only": 1 chosen, 0 refused    header "Save-Data: on"    -> Mode

The cookie counts more than the header, so that the page can be asked for its pictures.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from portal.content_security import ADMIN_PREFIX
from portal.reading.telling import without_pictures

COOKIE: Final = "text_only"
_YEAR: Final = 365 * 24 * 60 * 60
Answer = Callable[[HttpRequest], HttpResponseBase]


class Mode(StrEnum):
    """How pictures are shown, and why."""

    PICTURES = ""
    CHOSEN = "chosen"
    SAVES_DATA = "saves-data"


def mode_of(request: HttpRequest) -> Mode:
    """What this reader wants."""
    chosen = request.COOKIES.get(COOKIE)
    if chosen in ("0", "1"):
        return Mode.CHOSEN if chosen == "1" else Mode.PICTURES
    saves_data = request.headers.get("Save-Data", "").strip().lower() == "on"
    return Mode.SAVES_DATA if saves_data else Mode.PICTURES


class TextOnlyMiddleware:
    """Takes the pictures out of pages; says that pages depend on what decides it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not is_page_of_ours(request, response):
            return response
        patch_vary_headers(response, ["Cookie", "Save-Data"])
        if mode_of(request) is not Mode.PICTURES:
            html = response.content.decode(response.charset)  # type: ignore[attr-defined]
            response.content = without_pictures(html).encode(response.charset)  # type: ignore[attr-defined]
        return response


def is_page_of_ours(request: HttpRequest, response: HttpResponseBase) -> bool:
    """HTML for readers; the admin is an application of its own."""
    is_html = response.headers.get("Content-Type", "").startswith("text/html")
    return is_html and not response.streaming and not request.path.startswith(ADMIN_PREFIX)


@never_cache
@csrf_exempt  # A token would make every page one reader's own; the worst a stranger could do
@require_POST  # is to turn pictures off, and he is asked for his origin.
def choose(request: HttpRequest) -> HttpResponseRedirect:
    """Remember the choice for a year and go back to where the reader was."""
    asked = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    response = HttpResponseRedirect(asked if is_ours else "/")
    if _comes_from_us(request):
        response.set_cookie(
            COOKIE,
            "0" if request.POST.get("pictures") == "yes" else "1",
            max_age=_YEAR,
            samesite="Lax",
            secure=request.is_secure(),
            httponly=True,
        )
    return response


def _comes_from_us(request: HttpRequest) -> bool:
    """Whether a form of ours was sent; a browser that tells nothing is believed."""
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site == "same-origin"
    origin = request.headers.get("Origin", "") or request.headers.get("Referer", "")
    return not origin or urlsplit(origin).netloc == request.get_host()
