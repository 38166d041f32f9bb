"""One search from parameters to what is shown; the page, the API and the command all call this.

SearchParams -> parse -> concepts -> SearchRequest -> router -> SearchResponse -> Results
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from search import presentation, relaxing, store, vocabulary
from search.answer import Results
from search.concepts import Vocabulary
from search.engines.base import Audience, Engine, SearchRequest, SearchResponse
from search.facets import FACET_NAMES, FACETS
from search.params import Problem, SearchParams, without_facet, without_years
from search.parse import parse
from search.router import Router, site_router

#: Name of the year span where filters are listed beside the facets.
YEARS: Final = "year"


def search_results(
    params: SearchParams, *, audience: Audience, router: Router | None = None
) -> Results:
    """Answer a search in the active language, for one audience."""
    router = router or site_router()
    request = request_for(params, audience)
    found = relaxing.answer(router.search, request)
    found_nothing = found.response.total == 0
    misspelt = params.q and (found_nothing or found.loosened)
    shown = presentation.results(
        params=params,
        response=found.response,
        rows=store.visible_rows([hit.key for hit in found.response.hits], audience),
        did_you_mean=router.did_you_mean(request) if misspelt else None,
        without=_totals_without(router, request, params) if found_nothing else {},
    )
    return replace(shown, loosened=found.loosened)


def request_for(
    params: SearchParams, audience: Audience, *, known: Vocabulary | None = None
) -> SearchRequest:
    """The request that every engine understands; ``known`` stands in for the site's vocabulary."""
    query = parse(params.q)
    return SearchRequest(
        audience=audience,
        query=query,
        concepts=(known or vocabulary.site_vocabulary()).recognise_in(query),
        chosen=params.chosen,
        year_from=params.year_from,
        year_to=params.year_to,
        sort=params.sort,
        offset=params.offset,
        limit=params.page_size,
        count_facets=FACET_NAMES,
    )


def one_engine(engine: Engine, params: SearchParams, *, audience: Audience) -> SearchResponse:
    """The bare answer of one engine, past the router; for comparing engines."""
    return engine.search(request_for(params, audience))


def unknown_values(params: SearchParams) -> tuple[Problem, ...]:
    """Chosen values that do not exist, such as a theme nobody has."""
    return tuple(
        Problem(facet.name, value, "unknown_value", "There is no such value.")
        for facet in FACETS
        if (values := params.chosen.get(facet.name))
        for value in sorted(set(values) - set(facet.labels(values)))
    )


def without_unknown(params: SearchParams, problems: tuple[Problem, ...]) -> SearchParams:
    """The same search without the values named in the problems."""
    gone = {(problem.parameter, problem.value) for problem in problems}
    chosen = {
        name: tuple(value for value in values if (name, value) not in gone)
        for name, values in params.chosen.items()
    }
    return replace(params, chosen={name: values for name, values in chosen.items() if values})


def _totals_without(
    router: Router, request: SearchRequest, params: SearchParams
) -> Mapping[str, int]:
    """For each filter in use, how many results there are when only that one is dropped."""
    lighter = {name: without_facet(params, name) for name in params.chosen}
    if params.year_from is not None or params.year_to is not None:
        lighter[YEARS] = without_years(params)
    totals = {
        name: router.search(
            replace(
                request,
                chosen=changed.chosen,
                year_from=changed.year_from,
                year_to=changed.year_to,
                limit=0,
                count_facets=(),
                highlight=False,
            )
        ).total
        for name, changed in lighter.items()
    }
    return {name: total for name, total in totals.items() if total}
