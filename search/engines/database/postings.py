"""Lookups -> ids of the records and parts that have them, each looked up once per search."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from django.db import connections
from django.db.backends.utils import CursorWrapper

from search.engines.base import Concept
from search.engines.database.dialects import dialect_of
from search.engines.database.ids import NONE, Ids, distinct, ids_of
from search.engines.database.models import PART_NUMBERS, FacetValue, symbol
from search.engines.database.protocol import Dialect, Table
from search.engines.database.units import Column, Lookup
from search.stemming import stem

#: Stands after everything that begins alike, in the order of code points.
LAST_CHARACTER: Final = "\U0010ffff"


class Postings:
    """What one search has looked up so far."""

    def __init__(self, cursor: CursorWrapper, dialect: Dialect, using: str) -> None:
        self.cursor = cursor
        self.dialect = dialect
        self.using = using
        self._known: dict[tuple[Table, Sequence[Lookup], Column | None], Ids] = {}

    def records(self, lookup: Lookup, column: Column | None = None) -> Ids:
        """Records with a lookup in their texts, or in one column of them."""
        return self._ids("search_index_text", (lookup,), column)

    def parts(self, lookup: Lookup) -> Ids:
        """Parts with a lookup."""
        return self._ids("search_index_part", (lookup,), None)

    def records_with_any(self, lookups: Sequence[Lookup]) -> Ids:
        """Records with one of several lookups in their texts."""
        return self._ids("search_index_text", tuple(lookups), None)

    def parts_with_any(self, lookups: Sequence[Lookup]) -> Ids:
        """Parts with one of several lookups."""
        return self._ids("search_index_part", tuple(lookups), None)

    def titles(self, lookup: Lookup) -> Ids:
        """Records with a lookup in a title; of several stems side by side, none."""
        if len(lookup.stems) != 1:
            return NONE
        (wanted,) = lookup.stems
        # A stem may end in another letter than its words: city, citi.
        known = wanted[:-1] if len(wanted) > 2 else wanted
        return ids_of(
            record_id
            for record_id, word in self.title_words(known)
            if stem(word) == wanted or (lookup.prefix and word.startswith(wanted))
        )

    def title_words(self, prefix: str) -> list[tuple[int, str]]:
        """Record and word of everything in titles that begins so."""
        self.cursor.execute(
            "SELECT record_id, word FROM search_index_word"
            " WHERE word >= %s AND word < %s AND in_title",
            [prefix, prefix + LAST_CHARACTER],
        )
        found: list[tuple[int, str]] = self.cursor.fetchall()
        return found

    def files(self, lookup: Lookup) -> Ids:
        """Records with a lookup in the name of one of their files."""
        return self._entries("file_names", [lookup.text])

    def having(self, concepts: Collection[Concept]) -> Ids:
        """Records with one of the facet values that concepts name."""
        pairs = {(concept.facet, concept.value) for concept in concepts}
        values = FacetValue.objects.using(self.using).filter(value__in=[v for _, v in pairs])
        symbols = [
            symbol(number)
            for number, facet, value in values.values_list("pk", "facet", "value")
            if (facet, value) in pairs
        ]
        return self._entries("facet_values", symbols)

    def statistics(self) -> tuple[int, float]:
        """Number of entries, and their average length (never 0)."""
        self.cursor.execute("SELECT COUNT(*), AVG(length) FROM search_index_entry")
        number, average = self.cursor.fetchone()
        return number, float(average or 0) or 1.0

    def _ids(self, table: Table, lookups: Sequence[Lookup], column: Column | None) -> Ids:
        if not lookups:
            return NONE
        asked = (table, lookups, column)
        if asked not in self._known:
            self._known[asked] = self.dialect.ids(self.cursor, table, lookups, column)
        return self._known[asked]

    def _entries(self, column: str, texts: Collection[str]) -> Ids:
        """Entries of which a column contains one of the texts."""
        if not texts:
            return NONE
        conditions = " OR ".join([self.dialect.contains.format(column=column)] * len(texts))
        self.cursor.execute(
            f"SELECT record_id FROM search_index_entry WHERE {conditions}",  # noqa: S608
            list(texts),
        )
        return ids_of(record_id for (record_id,) in self.cursor.fetchall())


@contextmanager
def postings(using: str) -> Iterator[Postings]:
    """Look up in the database of an alias."""
    with connections[using].cursor() as cursor:
        yield Postings(cursor, dialect_of(using), using)


def records_of(parts: Ids) -> Ids:
    """The records that parts belong to."""
    return distinct(parts // PART_NUMBERS)
