"""Which promoted policies stand above the first page of one search.

A promotion shows nothing that the search itself could not: the row must be visible to the reader
and pass every filter in use. Totals and filters never count it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q
from wagtail.models import Page

from search import presentation
from search.answer import Result, Results
from search.engines.base import Audience, Sort
from search.models import SearchRecord
from search.params import SearchParams
from search.promotions.models import MOST_POLICIES, PromotedPolicy, lookup_of


@dataclass(frozen=True, slots=True)
class Promoted:
    """A policy above the results, and why it is there; "" where no editor says."""

    result: Result
    note: str


def promoted_results(
    params: SearchParams, *, audience: Audience, language: str, today: date
) -> tuple[Promoted, ...]:
    """The editors' choice for these words, in their order; one query where there is none.

    Only above the first page in the order of relevance: elsewhere the reader asked for an order.
    """
    if params.page > 1 or params.sort is not Sort.RELEVANCE:
        return ()
    chosen = _chosen(params.q, language, today)
    rows = _rows_of(chosen, audience)
    shown = {
        key: note for key, note in chosen.items() if key in rows and _passes(rows[key], params)
    }
    first = list(shown)[:MOST_POLICIES]
    results = {
        result.key: result for result in presentation.plain_results(rows[key] for key in first)
    }
    return tuple(Promoted(results[rows[key].key], shown[key]) for key in first)


def without_promoted(found: Results, promoted: Iterable[Promoted]) -> Results:
    """The same results without those that stand above them already; totals stay as they are."""
    above = {each.result.id for each in promoted}
    return replace(found, results=tuple(each for each in found.results if each.id not in above))


def _chosen(words: str, language: str, today: date) -> dict[int, str]:
    """Page id -> note, those for the reader's own language first."""
    lookup = lookup_of(words)
    if not lookup:
        return {}
    found = PromotedPolicy.objects.filter(
        Q(promotion__starts_on=None) | Q(promotion__starts_on__lte=today),
        Q(promotion__ends_on=None) | Q(promotion__ends_on__gte=today),
        promotion__language__in=["", language],
        promotion__lookup__contains=lookup,
    ).order_by("-promotion__language", "promotion", "sort_order")
    chosen: dict[int, str] = {}
    for page_id, note in found.values_list("policy_id", "note"):
        chosen.setdefault(page_id, note)
    return chosen


def _rows_of(chosen: dict[int, str], audience: Audience) -> dict[int, SearchRecord]:
    """Page id -> row of its policy, whichever version the row was made from; two queries."""
    if not chosen:
        return {}
    keys = Page.objects.filter(pk__in=chosen).values("translation_key")
    versions = Page.objects.filter(translation_key__in=keys).values_list("pk", "translation_key")
    policies = dict(versions)
    rows = SearchRecord.objects.filter(page_id__in=policies, deleted=False)
    seen = {
        policies[row.page_id]: row
        for row in rows
        if row.page_id is not None and not audience.tokens.isdisjoint(row.visibility)
    }
    return {page: seen[policies[page]] for page in chosen if policies.get(page) in seen}


def _passes(row: SearchRecord, params: SearchParams) -> bool:
    """Whether a row has a chosen value of every facet in use, and lies in the span of years."""
    for facet, values in params.chosen.items():
        if not set(values) & set(row.facets.get(facet, ())):
            return False
    if params.year_from is None and params.year_to is None:
        return True
    begins_in_time = params.year_to is None or (row.year_start or 0) <= params.year_to
    lasts = params.year_from is None or row.year_end is None or row.year_end >= params.year_from
    return row.year_start is not None and begins_in_time and lasts
