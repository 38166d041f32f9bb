"""Policies by the year they began, as columns; each leads to the search for that year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from portal.plots.shares import share
from search.answer import Results
from search.facets import STARTED
from search.params import PAGE_SIZES, SearchParams, choose
from search.result_page import address

#: So many columns can be told apart beside the filters; earlier years share the first.
MOST_COLUMNS: Final = 24


@dataclass(frozen=True, slots=True)
class Column:
    """One year, or all up to ``last`` where ``first`` is earlier.

    ``share`` is the height, see :mod:`portal.plots.shares`; ``url`` is empty without policies.
    """

    first: int
    last: int
    count: int
    share: int
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class _Span:
    first: int
    last: int
    years: tuple[int, ...]
    count: int


def columns_of(found: Results) -> tuple[Column, ...]:
    """From the first year to the last, those without policies too; none for a single year."""
    counts = _counts(found)
    if len(counts) < 2:
        return ()
    spans = list(_spans(counts))
    most = max(span.count for span in spans)
    return tuple(_column(span, most, found.params) for span in spans)


def _counts(found: Results) -> dict[int, int]:
    options = next((facet.options for facet in found.facets if facet.name == STARTED), ())
    return {int(option.value): option.count for option in options if option.count}


def _spans(counts: Mapping[int, int]) -> Iterator[_Span]:
    first, last = min(counts), max(counts)
    start = first
    if last - first >= MOST_COLUMNS:
        start = last - MOST_COLUMNS + 2
        early = tuple(sorted(year for year in counts if year < start))
        yield _Span(first, start - 1, early, sum(counts[year] for year in early))
    for year in range(start, last + 1):
        yield _Span(year, year, (year,) if year in counts else (), counts.get(year, 0))


def _column(span: _Span, most: int, params: SearchParams) -> Column:
    """A second click on what is chosen gives it up."""
    values = {str(year) for year in span.years}
    chosen = set(params.chosen.get(STARTED, ()))
    is_chosen = bool(values) and values <= chosen
    return Column(
        first=span.first,
        last=span.last,
        count=span.count,
        share=share(span.count, most),
        url=_search(params, chosen - values if is_chosen else values) if values else "",
        is_chosen=is_chosen,
    )


def _search(params: SearchParams, years: set[str]) -> str:
    # A list on a page of its own has sizes that the search does not offer.
    size = params.page_size if params.page_size in PAGE_SIZES else PAGE_SIZES[0]
    return address(choose(replace(params, page_size=size), STARTED, years))
