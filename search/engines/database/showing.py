"""The page of hits -> what is shown of them: marked titles and extracts, and the best parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, cast

from search.engines.base import Hit, PartHit, SearchRequest
from search.engines.database.finding import Found
from search.engines.database.ids import ids_of, is_in
from search.matching import to_mark
from search.models import PART_NUMBERS, SearchPart, SearchRecord
from search.parse import Query
from search.snippets import Marker, beginning, extracts, marker, whole

BODY_EXTRACTS: Final = 2
#: Parts of one record that are compared; a word in every slide of a long deck tells nothing.
MAX_COMPARED: Final = 60


def hits(
    page: Sequence[tuple[int, float]], request: SearchRequest, found: Found, using: str
) -> tuple[Hit, ...]:
    """The hits of a page, in its order."""
    ids = [record_id for record_id, _ in page]
    rows = SearchRecord.objects.using(using).filter(pk__in=ids).values_list("pk", "key", "texts")
    records = {pk: (key, texts) for pk, key, texts in rows}
    marked = to_mark(request.query, request.concepts)
    markers = _markers(marked) if request.highlight else {}
    matching = _matching_parts(ids, found) if request.parts_per_hit else {}
    parts = _parts(matching, marker(marked), request.parts_per_hit, using)
    return tuple(
        Hit(
            key=records[record_id][0],
            score=score,
            highlights=_marked(records[record_id][1], markers),
            parts=(shown := parts.get(record_id, ())),
            more_parts=len(matching.get(record_id, ())) - len(shown),
        )
        for record_id, score in page
    )


def _markers(query: Query) -> dict[str, Marker]:
    """What to mark in each field."""
    if not query.clauses:
        return {}
    return {field: marker(query, field) for field in ("title", "summary", "body")}


def _marked(
    texts: Iterable[Mapping[str, str]], markers: Mapping[str, Marker]
) -> dict[str, tuple[str, ...]]:
    """Field -> marked texts, the record's own language first; only fields with a mark."""
    marked: dict[str, tuple[str, ...]] = {}
    for text in texts:
        for field, wanted in markers.items():
            if field == "body":
                found = extracts(text[field], wanted, count=BODY_EXTRACTS)
            else:
                found = tuple(filter(None, [whole(text[field], wanted)]))
            if found:
                marked[field] = (*marked.get(field, ()), *found)
    return marked


def _matching_parts(ids: Sequence[int], found: Found) -> dict[int, list[int]]:
    matching: dict[int, list[int]] = {}
    for part in found.parts[is_in(found.parts // PART_NUMBERS, ids_of(ids))].tolist():
        matching.setdefault(part // PART_NUMBERS, []).append(part)
    return matching


def _parts(
    matching: Mapping[int, Sequence[int]], wanted: Marker, count: int, using: str
) -> dict[int, tuple[PartHit, ...]]:
    """The parts of each record that say most of what was asked, best first."""
    compared = [part for parts in matching.values() for part in parts[:MAX_COMPARED]]
    rows = SearchPart.objects.using(using).filter(pk__in=compared).order_by("pk")
    by_record: dict[int, list[SearchPart]] = {}
    for row in rows:
        by_record.setdefault(row.record_id, []).append(row)
    return {
        record_id: tuple(_part_hit(part, wanted) for part in _best(parts, wanted)[:count])
        for record_id, parts in by_record.items()
    }


def _best(parts: Sequence[SearchPart], wanted: Marker) -> list[SearchPart]:
    def worth(part: SearchPart) -> tuple[int, int]:
        marks = wanted.marks(part.text)
        return len({stem for mark in marks for stem in mark.stems}), len(marks)

    return sorted(parts, key=worth, reverse=True)


def _part_hit(part: SearchPart, wanted: Marker) -> PartHit:
    found = extracts(part.text, wanted)
    return PartHit(
        file_id=part.file_id,
        unit=cast("Literal['page', 'slide']", part.unit),
        number=part.number,
        snippet=found[0] if found else beginning(part.text),
    )
