"""The endpoints: parse, call, answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers
from ninja import NinjaAPI, Query
from ninja.errors import HttpError
from ninja.throttling import AnonRateThrottle, AuthRateThrottle

from search import catalogue
from search.api import schemas, shapes
from search.api.parameters import SearchQuery, read_params
from search.audience import audience_of
from search.service import search_results

api = NinjaAPI(
    title="Seoul case-study portal",
    version="1",
    description=(
        "Seoul's policy case studies and the briefs of partner cities. Read-only. Labels and "
        "addresses follow the Accept-Language header (en, ko, zh-hans, ja, es, fr)."
    ),
    urls_namespace="api",
    throttle=[AnonRateThrottle(settings.API_RATE), AuthRateThrottle(settings.API_RATE)],
)

#: How long an answer may be kept (seconds): short, because unpublishing takes effect at once.
MAX_AGE = 30

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])


def in_language_asked_for(endpoint: Endpoint) -> Endpoint:
    """Answer in the language of ``Accept-Language``; these addresses have none of their own."""

    @wraps(endpoint)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        with translation.override(translation.get_language_from_request(request)):
            return endpoint(request, *args, **kwargs)

    return cast("Endpoint", answer)


@api.get("/search", response={200: schemas.SearchOut, 422: schemas.ProblemsOut})
@in_language_asked_for
def search(
    request: HttpRequest, response: HttpResponse, query: Query[SearchQuery]
) -> schemas.SearchOut:
    """Search case studies and briefs, with the parameters of the result page."""
    results = search_results(read_params(request.GET), audience=audience_of(request.user))
    _allow_caching(request, response)
    return shapes.search_out(results, request)


@api.get("/policies/{policy_id}", response=schemas.PolicyOut)
@in_language_asked_for
def policy(request: HttpRequest, response: HttpResponse, policy_id: str) -> schemas.PolicyOut:
    """One policy by its stable identifier."""
    found = catalogue.policy(policy_id, audience_of(request.user))
    if found is None:
        raise HttpError(404, "There is no such policy.")
    _allow_caching(request, response)
    return shapes.policy_out(found, request)


@api.get("/themes", response=list[schemas.ThemeOut])
@in_language_asked_for
def themes(request: HttpRequest, response: HttpResponse) -> list[schemas.ThemeOut]:
    """All themes, in the order of the portal."""
    _allow_caching(request, response)
    return shapes.themes_out(catalogue.themes(audience_of(request.user)))


@api.get("/cities", response=list[schemas.CityCountOut])
@in_language_asked_for
def cities(request: HttpRequest, response: HttpResponse) -> list[schemas.CityCountOut]:
    """Cities that have policies."""
    _allow_caching(request, response)
    return shapes.cities_out(catalogue.cities(audience_of(request.user)))


def _allow_caching(request: HttpRequest, response: HttpResponse) -> None:
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    if request.user.is_anonymous:
        patch_cache_control(response, public=True, max_age=MAX_AGE)
    else:
        patch_cache_control(response, private=True, no_cache=True)
