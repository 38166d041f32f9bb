"""What the portal holds, counted once for a page: newest policies, and policies per facet value.

Counts and cards of every list come from the search, so a list promises exactly what a search for
the same thing shows, to the same reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from search.answer import Result, Results
from search.audience import audience_of
from search.engines.base import Sort
from search.params import SearchParams
from search.service import search_results


@dataclass(frozen=True, slots=True)
class Holdings:
    """``counts`` maps facet name -> value -> policies; values without any are left out."""

    total: int
    newest: tuple[Result, ...]
    counts: Mapping[str, Mapping[str, int]]

    def count(self, facet: str, value: str) -> int:
        """Policies with that value."""
        return self.counts[facet].get(value, 0)


def holdings(request: HttpRequest, *, newest: int = 1) -> Holdings:
    """Everything this reader may see, with so many of the newest policies."""
    return held_in(policies_with(request, {}, limit=newest))


def held_in(found: Results) -> Holdings:
    """The same of an answer; each facet is counted without what was chosen of it."""
    return Holdings(
        total=found.total,
        newest=found.results,
        counts={
            facet.name: {option.value: option.count for option in facet.options}
            for facet in found.facets
        },
    )


def policies_with(
    request: HttpRequest, chosen: Mapping[str, tuple[str, ...]], *, limit: int
) -> Results:
    """The newest policies with these facet values."""
    params = SearchParams(chosen=chosen, sort=Sort.RECENT, page_size=limit)
    return search_results(params, audience=audience_of(request.user))
