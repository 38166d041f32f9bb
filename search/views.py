"""The result page: parse, permit, call, render."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from cases.addresses import language_links
from search.audience import audience_of
from search.facets import FACET_NAMES
from search.params import parse_params, to_query_string
from search.promotions.choosing import promoted_results, without_promoted
from search.result_page import address, result_page
from search.service import search_results, unknown_values, without_unknown
from taxonomy.selectors import themes_in_order


def results(request: HttpRequest) -> HttpResponse:
    """Policies that answer the query string; a wrong parameter is named and left out."""
    asked = parse_params(dict(request.GET.lists()), FACET_NAMES)
    unknown = unknown_values(asked.params)
    params = without_unknown(asked.params, unknown)
    audience = audience_of(request.user)
    found = search_results(params, audience=audience)
    promoted = promoted_results(
        params, audience=audience, language=str(get_language()), today=timezone.localdate()
    )
    context = {
        "found": without_promoted(found, promoted),
        "promoted": promoted,
        "page": result_page(found, [*asked.problems, *unknown]),
        "themes": list(themes_in_order()) if found.total == 0 else [],
        "canonical": request.build_absolute_uri(address(params)),
        "languages": language_links(request.path, query=to_query_string(params)),
    }
    return render(request, "search/results.html", context)
