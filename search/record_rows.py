"""Record <-> rows of the store, without loss."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from search.models import PART_NUMBERS, SearchPart, SearchRecord
from search.records import MAX_PARTS, Part, Record, Text

_COPIED: Final = (
    "version", "kind", "stable_id", "external_id", "page_id", "path", "language",
    "year_start", "year_end", "published_at", "changed_at", "latitude", "longitude",
)  # fmt: skip
#: What an update of a row writes.
WRITTEN: Final = (*_COPIED, "visibility", "title", "summary", "texts", "facets", "deleted")
_PART_FIELDS: Final = tuple(Part.__dataclass_fields__)
_TITLE_CHARS: Final = 500


def row_of(pk: int, record: Record) -> SearchRecord:
    return SearchRecord(
        pk=pk,
        key=record.key,
        deleted=False,
        visibility=list(record.visibility),
        title=record.main_text.title[:_TITLE_CHARS],
        summary=record.main_text.summary,
        texts=[_fields(text) for text in record.texts],
        facets={name: list(values) for name, values in record.facets.items()},
        **{name: getattr(record, name) for name in _COPIED},
    )


def _fields(value: Text | Part) -> dict[str, Any]:
    """The fields by name; dataclasses.asdict copies deeply, which takes as long as all the rest."""
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def part_rows_of(pk: int, record: Record) -> Iterator[SearchPart]:
    for place, part in enumerate(record.parts[:MAX_PARTS]):
        yield SearchPart(id=pk * PART_NUMBERS + place, record_id=pk, **_fields(part))


def record_of(row: SearchRecord) -> Record:
    copied: dict[str, Any] = {name: getattr(row, name) for name in _COPIED}
    return Record(
        key=row.key,
        visibility=tuple(row.visibility),
        texts=tuple(Text(**text) for text in row.texts),
        facets={name: tuple(values) for name, values in row.facets.items()},
        parts=tuple(
            Part(*(getattr(part, name) for name in _PART_FIELDS)) for part in row.parts.all()
        ),
        **copied,
    )
