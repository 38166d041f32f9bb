"""Search request -> body of a search call: what to find (:mod:`.query`), for whom, what to show.

The audience is a filter of every body made here. Chosen facets come after the counting
(``post_filter``), so that every facet can be counted under the choices in all *other* facets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from search.engines.base import MAX_DEPTH, Audience, SearchRequest, Sort
from search.engines.elasticsearch import fields
from search.engines.elasticsearch.analysis import Json
from search.engines.elasticsearch.clauses import best_of, nested, phrase
from search.engines.elasticsearch.concepts import pages_called
from search.engines.elasticsearch.highlight import highlight, part_highlight
from search.engines.elasticsearch.query import (
    free_words,
    pages_with,
    text_query,
)
from search.engines.elasticsearch.relevance import PART_TEXTS
from search.matching import is_free, names_of, to_mark
from search.parse import AnyOf, Phrase, Query, Term

#: More values of one facet than there are cities in the world's list of them (about 5,000).
MAX_FACET_VALUES: Final = 10_000

#: Name of the count of all facets nothing was chosen in.
_UNCHOSEN: Final = "unchosen"

_BY_KEY: Final[Json] = {"key": "asc"}
SORTS: Final[Mapping[Sort, list[Json]]] = {
    Sort.RELEVANCE: [{"_score": "desc"}, _BY_KEY],
    Sort.RECENT: [{"published_at": {"order": "desc", "missing": "_last"}}, _BY_KEY],
    Sort.YEAR: [{"year_start": {"order": "desc", "missing": "_last"}}, _BY_KEY],
    Sort.TITLE: [{"title_sort": {"order": "asc", "missing": "_last"}}, _BY_KEY],
}


def search_body(request: SearchRequest) -> Json:
    """The whole body of a search."""
    limit = max(0, min(request.limit, MAX_DEPTH - request.offset))
    body: Json = {
        "query": found(request),
        "sort": SORTS[request.sort],
        "from": request.offset if limit else 0,
        "size": limit,
        "_source": False,
        "track_total_hits": True,
    }
    if request.chosen:
        body["post_filter"] = _all_of(chosen_filters(request.chosen))
    if request.count_facets:
        body["aggs"] = counts(request.count_facets, request.chosen)
    if request.highlight and limit:
        body["highlight"] = highlight(to_mark(request.query, request.concepts))
    return body


def count_body(request: SearchRequest) -> Json:
    """Only how many there are, under everything that was chosen."""
    narrowed = [found(request), *chosen_filters(request.chosen)]
    return {"query": _all_of(narrowed), "size": 0, "track_total_hits": True}


def found(request: SearchRequest) -> Json:
    """Everything found before facets narrow it."""
    filters = [visible_to(request.audience), *year_filters(request.year_from, request.year_to)]
    if request.parts_per_hit and (shown := shown_parts(request)):
        filters.append(shown)
    text = text_query(request.query, request.concepts)
    if request.excluded_keys:
        hidden = {"ids": {"values": list(request.excluded_keys)}}
        text["must_not"] = [*text.get("must_not", []), hidden]
    return {"bool": {"filter": filters, **text}}


def visible_to(audience: Audience) -> Json:
    """Records that carry one of the audience's tokens."""
    if len(audience.tokens) == 1:
        # Visitors have one. Over 100,000 records "terms" cost them 10 ms and more.
        (token,) = audience.tokens
        return {"term": {"visibility": token}}
    return {"terms": {"visibility": sorted(audience.tokens)}}


def year_filters(year_from: int | None, year_to: int | None) -> list[Json]:
    """Policies that ran in the span; one without an end still runs, one without a start is out."""
    if year_from is None and year_to is None:
        return []
    filters: list[Json] = [{"exists": {"field": "year_start"}}]
    if year_to is not None:
        filters.append({"range": {"year_start": {"lte": year_to}}})
    if year_from is not None:
        ended: Json = {"range": {"year_end": {"lt": year_from}}}
        filters.append({"bool": {"must_not": [ended]}})
    return filters


def chosen_filters(chosen: Mapping[str, tuple[str, ...]], *, but: str | None = None) -> list[Json]:
    """OR inside a facet, AND between facets, leaving out the facet ``but``."""
    return [
        {"terms": {fields.facet_field(name): list(values)}}
        for name, values in chosen.items()
        if values and name != but
    ]


def counts(names: Iterable[str], chosen: Mapping[str, tuple[str, ...]]) -> Json:
    """How many policies each value of each facet has, under the choices in all other facets.

    Facets nothing was chosen in are all counted under the same choices, and so in one go.
    """
    together: dict[str, list[str]] = {}
    for name in names:
        together.setdefault(name if chosen.get(name) else _UNCHOSEN, []).append(name)
    return {
        group: {
            "filter": _all_of(chosen_filters(chosen, but=group)),
            "aggs": {name: _values(name) for name in members},
        }
        for group, members in together.items()
    }


def _values(name: str) -> Json:
    return {"terms": {"field": fields.facet_field(name), "size": MAX_FACET_VALUES}}


def shown_parts(request: SearchRequest) -> Json | None:
    """A clause that excludes nothing and brings the pages that answer the query along with a hit.

    Pages are taken from one clause rather than from each that may match them, so that a page found
    by a word and a phrase is shown and counted once.
    """
    wanted = [*_part_queries(request.query), *pages_called(names_of(request.concepts))]
    if not wanted:
        return None
    pages = nested(best_of(wanted))
    pages["nested"]["inner_hits"] = {
        "name": fields.PARTS,
        "size": request.parts_per_hit,
        "sort": [{"_score": "desc"}, {"parts.file": "asc"}, {"parts.n": "asc"}],
        "_source": False,
        "docvalue_fields": ["parts.file", "parts.unit", "parts.n"],
        "highlight": part_highlight(to_mark(request.query, request.concepts)),
    }
    return {"bool": {"must": [{"match_all": {}}], "should": [pages]}}


def _part_queries(query: Query) -> list[Json]:
    words = free_words(query)
    others = (
        term
        for clause in query.clauses
        if not is_free(clause)
        for term in (clause.terms if isinstance(clause, AnyOf) else (clause,))
        if term.field is None
    )
    return [*([pages_with(words)] if words else []), *map(_pages_with, others)]


def _pages_with(term: Term) -> Json:
    return phrase(term.text, PART_TEXTS) if isinstance(term, Phrase) else pages_with((term.text,))


def _all_of(filters: Iterable[Json]) -> Json:
    return {"bool": {"filter": list(filters)}}
