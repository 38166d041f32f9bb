"""What a person asked for, and the small steps from one search to the next. Plain Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from search.engines.base import Sort

#: What the page offers; the first is the default.
PAGE_SIZES: Final = (20, 50, 100)


@dataclass(frozen=True, slots=True)
class SearchParams:
    """What a person asked for. ``chosen`` maps facet names to values, both sorted."""

    q: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    year_from: int | None = None
    year_to: int | None = None
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    page_size: int = PAGE_SIZES[0]

    @property
    def offset(self) -> int:
        """Hits before this page."""
        return (self.page - 1) * self.page_size

    @property
    def is_filtered(self) -> bool:
        """Whether anything but words narrows the result."""
        return bool(self.chosen) or self.year_from is not None or self.year_to is not None


def with_value(params: SearchParams, facet: str, value: str) -> SearchParams:
    """Choose one more value; back to the first page."""
    return choose(params, facet, {*params.chosen.get(facet, ()), value})


def without_value(params: SearchParams, facet: str, value: str) -> SearchParams:
    """Give up one value; back to the first page."""
    return choose(params, facet, {*params.chosen.get(facet, ())} - {value})


def toggled(params: SearchParams, facet: str, value: str) -> SearchParams:
    """Choose the value, or give it up if it is chosen."""
    change = without_value if value in params.chosen.get(facet, ()) else with_value
    return change(params, facet, value)


def without_facet(params: SearchParams, facet: str) -> SearchParams:
    """Give up every value of a facet; back to the first page."""
    return choose(params, facet, ())


def without_years(params: SearchParams) -> SearchParams:
    """Any year; back to the first page."""
    return replace(params, year_from=None, year_to=None, page=1)


def cleared(params: SearchParams) -> SearchParams:
    """Keep the words, the order and the page size; no facets, any year, first page."""
    return replace(without_years(params), chosen={})


def at_page(params: SearchParams, page: int) -> SearchParams:
    """The same search at another page."""
    return replace(params, page=page)


def choose(params: SearchParams, facet: str, values: Iterable[str]) -> SearchParams:
    """Choose exactly these values of a facet; back to the first page."""
    others = {name: kept for name, kept in params.chosen.items() if name != facet}
    ordered = tuple(sorted(values))
    chosen = {**others, facet: ordered} if ordered else others
    return replace(params, chosen=dict(sorted(chosen.items())), page=1)
