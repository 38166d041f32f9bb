"""Matches -> the entries a reader may see, in the order asked for.

One statement walks once over rows of the narrow table. Facet values are single characters, so a
filter is whether a string contains one, see :class:`search.engines.database.models.FacetValue`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Final

import numpy as np
from numpy.typing import NDArray

from search.engines.base import Audience, SearchRequest, Sort
from search.engines.database.finding import Found
from search.engines.database.ids import Ids, is_in
from search.engines.database.models import FacetValue, symbol
from search.engines.database.postings import Postings
from search.engines.database.protocol import Dialect, Parameter

#: Ids named in the statement; when more match, reading all entries is the shorter way.
_MAX_NAMED: Final = 5_000

_BY_KEY: Final = "key {text_order}"
_ORDERS: Final[Mapping[Sort, str]] = {
    Sort.RELEVANCE: _BY_KEY,
    Sort.RECENT: f"published_at IS NULL, published_at DESC, {_BY_KEY}",
    Sort.YEAR: f"year_start IS NULL, year_start DESC, {_BY_KEY}",
    Sort.TITLE: f"title = '', title {{text_order}}, {_BY_KEY}",
}


@dataclass(frozen=True, slots=True)
class Entries:
    """Records that match and have the chosen values, or lack those of one facet only.

    ``lacking`` is 0, or the place of that facet among the chosen ones, counted from 1. ``values``
    has a character for each facet value of a record; ``lengths`` are weighted numbers of tokens.
    """

    ids: Ids
    values: Sequence[str]
    lengths: NDArray[np.int64]
    lacking: NDArray[np.int64]

    def only(self, wanted: NDArray[np.bool_]) -> Entries:
        """Some of the entries, in the same order."""
        return Entries(
            self.ids[wanted],
            list(compress(self.values, wanted.tolist())),
            self.lengths[wanted],
            self.lacking[wanted],
        )

    @property
    def chosen(self) -> Entries:
        """Those that have everything chosen."""
        return self.only(self.lacking == 0) if self.lacking.any() else self


def visible_entries(request: SearchRequest, found: Found, postings: Postings) -> Entries:
    """What the audience may see of what was found, ordered as asked.

    By relevance, what can be ranked comes in no order.
    """
    conditions, parameters = _conditions(request, postings.dialect)
    if found.records is not None and len(found.records) <= _MAX_NAMED:
        conditions.append(postings.dialect.among.format(column="record_id"))
        parameters.append(postings.dialect.id_list(found.records.tolist()))
    lacking = _lacking(_choices(request.chosen, postings.using), postings.dialect)
    ordered = request.sort != Sort.RELEVANCE or not found.is_ranked
    order = _ORDERS[request.sort].format(text_order=postings.dialect.text_order)
    postings.cursor.execute(
        f"SELECT record_id, facet_values, length, {lacking.place} AS lacking"  # noqa: S608
        f" FROM search_index_entry WHERE {' AND '.join([*conditions, lacking.at_most_one])}"
        f" {f'ORDER BY {order}' if ordered else ''}",
        [*lacking.parameters, *parameters, *lacking.parameters],
    )
    return _matching(_entries(postings.cursor.fetchall()), found)


def visible_to(audience: Audience, dialect: Dialect) -> tuple[str, list[Parameter]]:
    """The condition that an entry carries one of the audience's tokens, and its parameters."""
    tokens = sorted(audience.tokens)
    contains = dialect.contains.format(column="audience")
    return f"({' OR '.join([contains] * len(tokens)) or '1 = 0'})", [f" {t} " for t in tokens]


def _entries(rows: Sequence[tuple[int, str, int, int]]) -> Entries:
    return Entries(
        np.array([row[0] for row in rows], dtype=np.int64),
        [row[1] for row in rows],
        np.array([row[2] for row in rows], dtype=np.int64),
        np.array([row[3] for row in rows], dtype=np.int64),
    )


def _matching(entries: Entries, found: Found) -> Entries:
    if found.records is None:
        return entries.only(~is_in(entries.ids, found.excluded))
    return entries.only(is_in(entries.ids, found.records))


def _conditions(request: SearchRequest, dialect: Dialect) -> tuple[list[str], list[Parameter]]:
    visible, parameters = visible_to(request.audience, dialect)
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
    if request.excluded_keys:
        conditions.append(f"key NOT IN ({', '.join(['%s'] * len(request.excluded_keys))})")
        parameters += request.excluded_keys
    return conditions, parameters


def _choices(chosen: Mapping[str, Sequence[str]], using: str) -> list[list[str]]:
    """For each facet chosen in, the characters of its values; a value nobody has gets none."""
    values = FacetValue.objects.using(using).filter(facet__in=chosen)
    numbers = {
        (facet, value): pk for pk, facet, value in values.values_list("pk", "facet", "value")
    }
    return [
        [symbol(numbers[facet, value]) for value in wanted if (facet, value) in numbers]
        for facet, wanted in chosen.items()
        if wanted
    ]


@dataclass(frozen=True, slots=True)
class _Lacking:
    """SQL: which chosen facet an entry lacks, and that it lacks one at most."""

    place: str
    at_most_one: str
    parameters: list[Parameter]


def _lacking(choices: Sequence[Sequence[str]], dialect: Dialect) -> _Lacking:
    contains = dialect.contains.format(column="facet_values")
    lacks = [f"NOT ({' OR '.join([contains] * len(chars)) or '1 = 0'})" for chars in choices]
    if not lacks:
        return _Lacking("0", "1 = 1", [])
    cases = " ".join(f"WHEN {lack} THEN {place}" for place, lack in enumerate(lacks, start=1))
    number = " + ".join(f"CASE WHEN {lack} THEN 1 ELSE 0 END" for lack in lacks)
    parameters: list[Parameter] = [char for chars in choices for char in chars]
    return _Lacking(f"CASE {cases} ELSE 0 END", f"{number} <= 1", parameters)
