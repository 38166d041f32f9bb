"""Pages of anonymous readers, kept for a few minutes and only while nothing has changed.

    GET without a session -> generation (one query) -> kept page, or the page made and kept

Kept is only what ``portal.outside.subjects`` tells the world: the route of a page with a secret in
its address is not in there. An answer that sets a cookie, holds a token of a form, belongs to a
session or is called private is never kept, and never found by somebody with a session.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any, Final

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control

from portal.outside.subjects import BY_ROUTE
from portal.reading.generation import Generation, current
from portal.reading.text_only import is_page_of_ours, mode_of
from search.router import site_router

Answer = Callable[[HttpRequest], HttpResponseBase]

#: Addresses that are no pages; asking for the generation would only cost them a query.
_NO_PAGES: Final = (
    "/account/",
    "/admin/",
    "/api/",
    "/card/",
    "/covers/",
    "/documents/",
    "/files/",
    "/health/",
    settings.MEDIA_URL,
    settings.STATIC_URL,
)
#: Longer ones are made up by machines.
_LONGEST_ADDRESS: Final = 500
#: Elasticsearch shows a change about a second after it was told.
_INDEX_SETTLES: Final = timedelta(seconds=3)


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it is sent."""

    content: bytes
    headers: tuple[tuple[str, str], ...]


class KeptPagesMiddleware:
    """Answers from what is kept; says of every page how far it may be stored elsewhere."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        generation = current() if _may_be_kept(request) else None
        key = _key(request, generation) if generation else ""
        kept = caches["pages"].get(key) if generation else None
        if isinstance(kept, KeptPage):
            return _unless_known(request, HttpResponse(kept.content, headers=dict(kept.headers)))
        response = self.get_response(request)
        if not isinstance(response, HttpResponse) or not is_page_of_ours(request, response):
            return response
        if not _is_for_everybody(request, response):
            _keep_private(response)
            return response
        _let_store(response)
        if generation and _is_settled(generation):
            page = KeptPage(response.content, tuple(response.headers.items()))
            caches["pages"].set(key, page, settings.PAGE_CACHE_SECONDS)
        return _unless_known(request, response)


def _may_be_kept(request: HttpRequest) -> bool:
    """Whether a reader without a session asks for what may be a page."""
    return (
        settings.PAGE_CACHE_SECONDS > 0
        and request.method == "GET"
        and _is_anonymous(request)
        and not request.path.startswith(_NO_PAGES)
        and len(request.get_full_path()) <= _LONGEST_ADDRESS
    )


def _is_anonymous(request: HttpRequest) -> bool:
    return (
        settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "messages" not in request.COOKIES
        and "Authorization" not in request.headers
    )


def _is_for_everybody(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether everybody without a session would get the same."""
    session: Any = request.session
    return (
        request.method in ("GET", "HEAD")
        and response.status_code == 200
        and is_page_of_ours(request, response)
        and _is_told_outside(request)
        and not response.cookies
        and not _limits_storing(response)
        and not session.modified
        and session.is_empty()
    )


def _is_told_outside(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and (match.view_name == "wagtail_serve" or match.view_name in BY_ROUTE)


def _limits_storing(response: HttpResponseBase) -> bool:
    said = response.headers.get("Cache-Control", "")
    return any(word in said for word in ("private", "no-store", "no-cache"))


def _is_settled(generation: Generation) -> bool:
    """Whether the search answers from what the database says: else its lists are soon others."""
    router = site_router()
    if router.primary is None:
        return True
    since = generation.since
    is_late = since is not None and timezone.now() - since < _INDEX_SETTLES
    return not is_late and router.breaker.is_unhurt


def _key(request: HttpRequest, generation: Generation) -> str:
    """The language is part of the address; on another day some things are over."""
    parts = (
        str(request.scheme),
        request.get_host(),
        request.get_full_path(),
        mode_of(request),
        # Who asked for pictures all the same gets smaller ones.
        request.headers.get("Save-Data", ""),
        timezone.localdate().isoformat(),
        generation.text,
    )
    return sha256("\n".join(parts).encode()).hexdigest()


def _keep_private(response: HttpResponse) -> None:
    if "Cache-Control" not in response.headers:
        patch_cache_control(response, private=True, no_cache=True)


def _let_store(response: HttpResponse) -> None:
    """Whatever stores it asks each time whether it still holds."""
    if "Cache-Control" not in response.headers:
        patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    digest = sha256(response.content).hexdigest()
    response.headers.setdefault("ETag", f'W/"{digest[:32]}"')


def _unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """The page, or the word that it is still the one the reader has."""
    etag = response.headers["ETag"]
    return get_conditional_response(request, etag=etag, response=response) or response
