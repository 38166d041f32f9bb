"""Matches -> the entries a reader may see, in the order asked for, and the counts of facets.

Everything here walks once over rows of the narrow table. Facet values are single characters, so a
filter is ``char in string`` and a count is a count of characters, see
:class:`search.engines.database.models.FacetValue`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from search.engines.base import Audience, SearchRequest, Sort
from search.engines.database.finding import Found
from search.engines.database.models import FacetValue
from search.engines.database.postings import Postings
from search.engines.database.protocol import Dialect, Parameter

#: Ids named in the statement; when more match, reading all entries is the shorter way.
_MAX_NAMED: Final = 5_000

_ORDERS: Final[Mapping[Sort, str]] = {
    Sort.RELEVANCE: "key {text_order}",
    Sort.RECENT: "published_at IS NULL, published_at DESC, key {text_order}",
    Sort.YEAR: "year_start IS NULL, year_start DESC, key {text_order}",
    Sort.TITLE: "title = '', title {text_order}, key {text_order}",
}


class Entry(NamedTuple):
    """A record that matches and has the chosen values, or lacks those of one facet only.

    ``lacking`` is 0, or the place of that facet among the chosen ones, counted from 1.
    """

    id: int
    key: str
    values: str
    length: int
    lacking: int


@dataclass(frozen=True, slots=True)
class Choice:
    """The values chosen in one facet, as the characters that stand for them."""

    facet: str
    chars: tuple[str, ...]


def visible_entries(request: SearchRequest, found: Found, postings: Postings) -> list[Entry]:
    """What the audience may see of what was found, ordered as asked (by key for relevance)."""
    conditions, parameters = _conditions(request, postings)
    if found.records is not None and len(found.records) <= _MAX_NAMED:
        conditions.append(postings.dialect.among.format(column="record_id"))
        parameters.append(postings.dialect.id_list(found.records))
    lacking = _lacking(choices(request.chosen, postings.using), postings.dialect)
    order = _ORDERS[request.sort].format(text_order=postings.dialect.text_order)
    postings.cursor.execute(
        f"SELECT record_id, key, facet_values, length, {lacking.place} AS lacking"  # noqa: S608
        f" FROM search_index_entry WHERE {' AND '.join([*conditions, lacking.at_most_one])}"
        f" ORDER BY {order}",
        [*lacking.parameters, *parameters, *lacking.parameters],
    )
    hidden = set(request.excluded_keys)
    entries = map(Entry._make, postings.cursor.fetchall())
    return [entry for entry in entries if found.has(entry.id) and entry.key not in hidden]


def visible_to(audience: Audience, dialect: Dialect) -> tuple[str, list[Parameter]]:
    """The condition that an entry carries one of the audience's tokens, and its parameters."""
    tokens = sorted(audience.tokens)
    contains = dialect.contains.format(column="audience")
    return f"({' OR '.join([contains] * len(tokens)) or '1 = 0'})", [f" {t} " for t in tokens]


def choices(chosen: Mapping[str, Sequence[str]], using: str) -> list[Choice]:
    """The choices in facets; a value nobody has is none, so that nothing fulfils it."""
    values = FacetValue.objects.using(using).filter(facet__in=chosen)
    chars = {(value.facet, value.value): value.symbol for value in values}
    return [
        Choice(facet, tuple(chars[facet, value] for value in wanted if (facet, value) in chars))
        for facet, wanted in chosen.items()
        if wanted
    ]


def counts(
    entries: Iterable[Entry],
    counted: Collection[str],
    chosen: Mapping[str, Sequence[str]],
    using: str,
) -> dict[str, dict[str, int]]:
    """How many records have each value of the counted facets.

    A facet is counted among the records that have what was chosen in all *other* facets.
    """
    texts: dict[int, list[str]] = {}
    for entry in entries:
        texts.setdefault(entry.lacking, []).append(entry.values)
    totals = {place: Counter("".join(found)) for place, found in texts.items()}
    places = {facet: place for place, facet in enumerate(filter(chosen.get, chosen), start=1)}
    facets: dict[str, dict[str, int]] = {name: {} for name in counted}
    for value in FacetValue.objects.using(using).filter(facet__in=counted):
        char = value.symbol
        count = totals.get(0, Counter())[char]
        if place := places.get(value.facet):
            count += totals.get(place, Counter())[char]
        if count:
            facets[value.facet][value.value] = count
    return facets


@dataclass(frozen=True, slots=True)
class _Lacking:
    """SQL: which chosen facet an entry lacks, and that it lacks one at most."""

    place: str
    at_most_one: str
    parameters: list[Parameter]


def _lacking(chosen: Sequence[Choice], dialect: Dialect) -> _Lacking:
    contains = dialect.contains.format(column="facet_values")
    lacks = [f"NOT ({' OR '.join([contains] * len(choice.chars)) or '1 = 0'})" for choice in chosen]
    if not lacks:
        return _Lacking("0", "1 = 1", [])
    cases = " ".join(f"WHEN {lack} THEN {place}" for place, lack in enumerate(lacks, start=1))
    number = " + ".join(f"CASE WHEN {lack} THEN 1 ELSE 0 END" for lack in lacks)
    parameters: list[Parameter] = [char for choice in chosen for char in choice.chars]
    return _Lacking(f"CASE {cases} ELSE 0 END", f"{number} <= 1", parameters)


def _conditions(request: SearchRequest, postings: Postings) -> tuple[list[str], list[Parameter]]:
    visible, parameters = visible_to(request.audience, postings.dialect)
    conditions = [visible]
    if request.year_from is not None or request.year_to is not None:
        # A policy without an end still runs; one without a start ran nobody knows when.
        conditions.append("year_start IS NOT NULL")
    if request.year_to is not None:
        conditions.append("year_start <= %s")
        parameters.append(request.year_to)
    if request.year_from is not None:
        conditions.append("(year_end IS NULL OR year_end >= %s)")
        parameters.append(request.year_from)
    return conditions, parameters
