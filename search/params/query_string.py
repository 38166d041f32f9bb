"""Query string <-> SearchParams. Plain Python.

    all values of all names -> one unit per parameter -> SearchParams + problems

A wrong value is a :class:`Problem` and falls back to the default: the page shows the problems, the
API refuses them. Names nobody knows (trackers add them) are ignored. Canonical order: ``q``, facets
by name with sorted values, ``year_from``, ``year_to``, ``sort``, ``page_size``, ``page``; defaults
are left out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypedDict, Unpack
from urllib.parse import urlencode

from search.clean import without_controls
from search.engines.base import Sort
from search.params.parameters import (
    FacetParameter,
    PageParameter,
    PageSizeParameter,
    Parameter,
    Refused,
    SortParameter,
    TextParameter,
    YearFromParameter,
    YearToParameter,
)
from search.params.state import PAGE_SIZES, SearchParams

#: The API takes any size up to the page's largest.
API_PAGE_SIZES: Final = range(1, PAGE_SIZES[-1] + 1)
#: How much of a refused value is shown again.
SHOWN_CHARS: Final = 100


@dataclass(frozen=True, slots=True)
class Problem:
    """A value that was not taken, and why; ``value`` is safe to show (shortened, no controls)."""

    parameter: str
    value: str
    reason_code: str
    reason_text: str


@dataclass(frozen=True, slots=True)
class ParsedParams:
    """The parameters understood, and what was wrong with the others."""

    params: SearchParams
    problems: tuple[Problem, ...] = ()


def parse_params(
    multi: Mapping[str, Sequence[str]],
    facet_names: Sequence[str],
    *,
    page_sizes: Collection[int] = PAGE_SIZES,
    allowed: Mapping[str, Collection[str]] | None = None,
) -> ParsedParams:
    """Read a query string.

    ``multi`` maps names to all values given (``QueryDict.lists()``); ``allowed`` maps those facets
    whose values are a closed list to that list.
    """
    params = SearchParams()
    problems: list[Problem] = []
    for parameter in _parameters(facet_names, page_sizes, allowed or {}):
        values = [value for value in multi.get(parameter.name, ()) if value.strip()]
        # The last one wins where only one can be meant.
        for value in values if isinstance(parameter, FacetParameter) else values[-1:]:
            try:
                params = parameter.parse(value.strip(), params)
            except Refused as refused:
                problems.append(_problem(parameter.name, value, refused))
                params = refused.instead or params
    return ParsedParams(params, tuple(problems))


class Changes(TypedDict, total=False):
    """Fields of :class:`SearchParams`."""

    q: str
    chosen: Mapping[str, tuple[str, ...]]
    year_from: int | None
    year_to: int | None
    sort: Sort
    page: int
    page_size: int


def to_query_string(params: SearchParams, **changes: Unpack[Changes]) -> str:
    """The canonical query string without ``?``, after ``changes``; empty for the defaults."""
    changed = replace(params, **changes)
    pairs = [
        (parameter.name, value)
        for parameter in _parameters(sorted(changed.chosen), API_PAGE_SIZES, {})
        for value in parameter.to_query(changed)
    ]
    return urlencode(pairs)


def _parameters(
    facet_names: Sequence[str],
    page_sizes: Collection[int],
    allowed: Mapping[str, Collection[str]],
) -> tuple[Parameter, ...]:
    """In canonical order, which is also the order in which they can be read."""
    return (
        TextParameter(),
        *(FacetParameter(name, allowed.get(name)) for name in facet_names),
        YearFromParameter(),
        YearToParameter(),
        SortParameter(),
        PageSizeParameter(page_sizes),
        PageParameter(),
    )


def _problem(parameter: str, value: str, refused: Refused) -> Problem:
    shown = without_controls(value[:SHOWN_CHARS]).strip()
    return Problem(parameter, shown, refused.code, refused.text)
