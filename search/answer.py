"""What a search shows: keys and counts of an engine turned into titles, labels and links.

    params -> parse, vocabulary -> router -> engine -> SearchResponse -> **Results** -> page or API

Everything shown is read from the record store under the reader's own audience, so a hit of a
stale index never gets through.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from search.params import SearchParams


@dataclass(frozen=True, slots=True)
class Named:
    """A value of a facet with its label in the language of the interface."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class CityResult:
    """Where a policy was made."""

    slug: str
    name: str
    country: str
    country_name: str


@dataclass(frozen=True, slots=True)
class PartResult:
    """A page or slide that answers the query; ``snippet`` is escaped HTML with ``<mark>``.

    ``language``: code of the page's text, "" where it is not known.
    """

    file: str
    unit: str
    number: int
    snippet: str
    url: str
    thumbnail: str
    language: str


@dataclass(frozen=True, slots=True)
class Result:
    """One policy in a result list. ``*_html`` is escaped, with ``<mark>`` around what matched.

    ``language`` is that of title and summary, ``body_language`` that of the extract: what was
    found may stand in another version than the one shown.
    """

    id: str
    key: str
    external_id: str
    kind: str
    title: str
    title_html: str
    url: str
    summary: str
    summary_html: str
    body_html: str
    body_language: str
    language: str
    status: Named | None
    city: CityResult | None
    themes: tuple[Named, ...]
    year_start: int | None
    year_end: int | None
    score: float
    highlights: Mapping[str, tuple[str, ...]]
    parts: tuple[PartResult, ...]
    more_parts: int
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet that can be chosen, with the number of results choosing it gives."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class FacetOptions:
    """A facet with its options; chosen ones are listed even at 0."""

    name: str
    heading: str
    options: tuple[Option, ...]

    @property
    def chosen(self) -> tuple[Option, ...]:
        """The options chosen by the reader."""
        return tuple(option for option in self.options if option.selected)


@dataclass(frozen=True, slots=True)
class Results:
    """A whole answer. ``without`` maps a chosen facet to the total without it (zero hits only).

    ``loosened``: nothing has enough of the words, so these policies have only some of them.
    """

    params: SearchParams
    total: int
    took_ms: float
    engine: str
    degraded: bool
    did_you_mean: str | None
    results: tuple[Result, ...]
    facets: tuple[FacetOptions, ...]
    without: Mapping[str, int]
    loosened: bool = False

    @property
    def page_count(self) -> int:
        """Number of pages that can be reached."""
        return max(1, -(-self.total // self.params.page_size))
