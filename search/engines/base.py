"""The one protocol between the site and whatever answers a search.

    SearchRequest -> Engine.search -> SearchResponse

A request carries everything an engine needs and an engine never looks anywhere else: the parsed
words, the concepts recognised in them, the chosen facets, and - always - the audience. Responses
hold keys and markup, not pages: the site reads what it shows from the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal, Protocol

from search.parse import Query
from search.records import Record

#: Pages deeper than this many hits are refused with a hint to filter (search.max_result_window).
MAX_DEPTH = 10_000

#: Facet of a concept that is known by its names only.
TERM = "term"


class EngineUnavailable(Exception):
    """The engine could not answer in time; the router may ask another one."""


class Sort(StrEnum):
    """Orders of a result list. Ties are always broken by key, so that paging is stable."""

    RELEVANCE = "relevance"
    RECENT = "recent"
    YEAR = "year"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Audience:
    """What the person asking may see: tokens of which a record must carry at least one.

    Tokens are ``public``, ``alumni``, ``session:<slug>`` and ``staff`` (every record carries it).
    """

    tokens: frozenset[str]


PUBLIC = Audience(frozenset({"public"}))
STAFF = Audience(frozenset({"staff"}))


@dataclass(frozen=True, slots=True)
class Name:
    """What something is called in one language; ``language`` is an analyzer key."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Concept:
    """What was recognised in the user's words, whatever their language.

    ``facet`` is ``theme``, ``city`` or ``country`` and ``value`` a value of that facet; or TERM,
    which no record has as a facet: a thing that is known by its names. A record has a concept if it
    has the value, or one of the names (``also_called``) in a text. ``words`` are the normalised
    words of the query that named it.
    """

    facet: str
    value: str
    words: tuple[str, ...] = ()
    also_called: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search. ``chosen`` maps facet names to values: OR inside a facet, AND between facets.

    ``year_from`` and ``year_to`` (inclusive) match policies that ran at any time in that span.
    ``count_facets`` names the facets to count; each is counted under all *other* chosen facets.
    ``excluded_keys`` are records to leave out as if they were not there: the router names those
    which an index that is behind the database still holds.
    """

    audience: Audience
    query: Query
    concepts: tuple[Concept, ...] = ()
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    year_from: int | None = None
    year_to: int | None = None
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 20
    count_facets: tuple[str, ...] = ()
    highlight: bool = True
    parts_per_hit: int = 2
    excluded_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartHit:
    """A page or slide that answers the query; ``snippet`` is escaped HTML with ``<mark>``."""

    file_id: str
    unit: Literal["page", "slide"]
    number: int
    snippet: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found. ``highlights`` maps title, summary, body to escaped HTML fragments.

    ``more_parts`` counts matching parts beyond those in ``parts``.
    """

    key: str
    score: float
    highlights: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parts: tuple[PartHit, ...] = ()
    more_parts: int = 0


@dataclass(frozen=True, slots=True)
class SearchResponse:
    """What an engine answers. ``facets`` maps facet name -> value -> count (zero left out)."""

    engine: str
    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    took_ms: float = 0.0
    degraded: bool = False

    def marked_degraded(self) -> SearchResponse:
        """The same answer, marked as coming from the engine of last resort."""
        return replace(self, degraded=True)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A record whose title (in any language) begins like the typed text."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Health:
    """State of an engine for the health page; ``detail`` is one plain sentence."""

    engine: str
    available: bool
    detail: str
    records: int | None = None


class Engine(Protocol):
    """What every engine can do. All reads raise only :class:`EngineUnavailable`."""

    @property
    def name(self) -> str:
        """What logs, health and the API call it."""

    def search(self, request: SearchRequest) -> SearchResponse:
        """Answer one search."""

    def suggest(self, text: str, audience: Audience, limit: int = 8) -> Sequence[Suggestion]:
        """Records whose title has words beginning with the words of ``text``."""

    def similar(self, key: str, audience: Audience, limit: int = 5) -> Sequence[str]:
        """Keys of the records most like the one named by ``key``, best first."""

    def did_you_mean(self, request: SearchRequest) -> str | None:
        """A better spelt query which has hits under the same audience, or ``None``."""

    def upsert(self, records: Iterable[Record]) -> None:
        """Write records; one older than what is there changes nothing."""

    def delete(self, keys: Mapping[str, int]) -> None:
        """Remove records by key, given the version of each deletion."""

    def versions(self) -> Mapping[str, int]:
        """Key -> version of everything in the index, for the nightly comparison."""

    def rebuild(self, records: Iterable[Record]) -> int:
        """Build the whole index anew without a moment without results; the number of records."""

    def health(self) -> Health:
        """Whether the engine answers, and what it holds."""
