"""Records -> index tables of the database engine. Called by the store, in its transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from django.db import connections

from search.engines.database import rows
from search.engines.database.dialects import dialect_of
from search.engines.database.models import PART_NUMBERS, FacetValue, IndexEntry, symbol
from search.normalise import normalised
from search.records import Record

_VALUE_CHARS: Final = 200
Pair = tuple[str, str]


def index_records(*, records: Mapping[int, Record], using: str) -> None:
    """Replace what is indexed of these records, given by the id of their rows."""
    unindex(record_ids=records, using=using)
    symbols = _symbols({pair for record in records.values() for pair in _pairs(record)}, using)
    texts = {pk: rows.text_row(pk, record) for pk, record in records.items()}
    IndexEntry.objects.using(using).bulk_create(
        [_entry(pk, record, symbols, texts[pk].length) for pk, record in records.items()]
    )
    dialect = dialect_of(using)
    with connections[using].cursor() as cursor:
        dialect.insert_texts(cursor, list(texts.values()))
        dialect.insert_parts(
            cursor,
            [
                row
                for pk, record in records.items()
                for row in rows.part_rows(pk * PART_NUMBERS, record)
            ],
        )
        dialect.insert_words(
            cursor,
            [row for pk, record in records.items() for row in rows.word_rows(pk, record)],
        )


def unindex(*, record_ids: Collection[int], using: str) -> None:
    """Take records out of the index; triggers empty the full-text tables."""
    IndexEntry.objects.using(using).filter(pk__in=record_ids).delete()


def _entry(pk: int, record: Record, symbols: Mapping[Pair, str], length: int) -> IndexEntry:
    return IndexEntry(
        record_id=pk,
        key=record.key,
        audience=rows.audience_column(record.visibility),
        facet_values="".join(sorted({symbols[pair] for pair in _pairs(record)})),
        year_start=record.year_start,
        year_end=record.year_end,
        published_at=record.published_at,
        title=normalised(record.main_text.title),
        file_names=rows.file_names(record),
        length=length,
    )


def _pairs(record: Record) -> Iterable[Pair]:
    return ((facet, value[:_VALUE_CHARS]) for facet, value in rows.facet_pairs(record.facets))


def _symbols(pairs: set[Pair], using: str) -> dict[Pair, str]:
    """The character of each facet value; new values get a number."""
    known = _known(pairs, using)
    new = [FacetValue(facet=facet, value=value) for facet, value in sorted(pairs - known.keys())]
    if new:
        # Another process may have numbered the same value a moment ago.
        FacetValue.objects.using(using).bulk_create(new, ignore_conflicts=True)
        known = _known(pairs, using)
    return {pair: symbol(number) for pair, number in known.items()}


def _known(pairs: set[Pair], using: str) -> dict[Pair, int]:
    values = FacetValue.objects.using(using).filter(value__in={value for _, value in pairs})
    return {
        (facet, value): number
        for facet, value, number in values.values_list("facet", "value", "pk")
    }
