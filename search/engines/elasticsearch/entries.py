"""Search record -> index entry. Pure; the shape is that of :mod:`.mapping`."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from search.engines.elasticsearch.analysis import Json
from search.engines.elasticsearch.fields import PAIRED_LANGUAGES, SECTIONS
from search.engines.elasticsearch.words import has_cjk, storable
from search.normalise import normalised
from search.records import MAX_PARTS, Part, Record, Text

logger = logging.getLogger(__name__)


def entry(record: Record, facet_names: Sequence[str]) -> Json:
    """One entry, without the fields the record has no value for."""
    candidates: Json = {
        "key": record.key,
        "stable_id": record.stable_id,
        "version": record.version,
        "kind": record.kind,
        "language": record.language,
        "visibility": list(record.visibility),
        "facets": {
            name: list(record.facets[name]) for name in facet_names if name in record.facets
        },
        "year_start": record.year_start,
        "year_end": record.year_end,
        "published_at": record.published_at and record.published_at.isoformat(),
        "changed_at": record.changed_at and record.changed_at.isoformat(),
        "location": _location(record),
        **_texts(record.texts),
        "title_exact": [normalised(text.title) for text in record.texts],
        "title_sort": normalised(record.main_text.title),
        "parts": [_part(part) for part in _indexable_parts(record)],
    }
    return {name: value for name, value in candidates.items() if value not in (None, [], {}, "")}


def _location(record: Record) -> Json | None:
    if record.latitude is None or record.longitude is None:
        return None
    return {"lat": record.latitude, "lon": record.longitude}


def _texts(texts: Sequence[Text]) -> Json:
    """``title``, ``summary`` and ``body`` by language, and those to be cut in pairs once more."""
    found: Json = {}
    for section in SECTIONS:
        by_language: dict[str, list[str]] = {}
        for text in texts:
            if content := storable(getattr(text, section)):
                by_language.setdefault(text.language, []).append(content)
        found[section] = by_language
        found[f"{section}_cjk"] = [
            content
            for language, contents in by_language.items()
            if language not in PAIRED_LANGUAGES
            for content in contents
            if has_cjk(content)
        ]
    return found


def _indexable_parts(record: Record) -> Sequence[Part]:
    if len(record.parts) > MAX_PARTS:
        logger.warning(
            "%s has %d pages in its files; only the first %d can be found",
            record.key,
            len(record.parts),
            MAX_PARTS,
        )
    return record.parts[:MAX_PARTS]


def _part(part: Part) -> Json:
    return {
        "file": part.file_id,
        "file_name": storable(part.file_name),
        "unit": part.unit,
        "n": part.number,
        "language": part.language,
        "text": {part.language: _words_of(part)},
    }


def _words_of(part: Part) -> str | list[str]:
    """Notes are a text of their own: no phrase and no extract reaches from one to the other."""
    return [storable(part.text), storable(part.notes)] if part.notes else storable(part.text)
