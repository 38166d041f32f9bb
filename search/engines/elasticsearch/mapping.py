"""The shape of an index entry, and the settings of an index that holds such entries.

``facets`` has one keyword field per name handed in, so a new facet needs no change here. What is
made of an entry's texts is described in :mod:`.fields`, how they are analysed in :mod:`analysis`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any, Final

from search.engines.base import MAX_DEPTH
from search.engines.elasticsearch import fields
from search.engines.elasticsearch.analysis import Json, Korean, analysis, analyzer_of
from search.records import MAX_PARTS

_KEYWORD: Final[Json] = {"type": "keyword"}
#: Made ready for counting when the index is refreshed, not at the next search.
_COUNTED: Final[Json] = {"type": "keyword", "eager_global_ordinals": True}
#: Only read back, never searched or sorted.
_KEPT: Final[Json] = {"type": "keyword", "index": False}

#: How long a deletion is remembered, so that a late write of an older version still loses. The
#: server's own 60 s are over before a rebuild has loaded everything.
_DELETIONS_REMEMBERED: Final = "1h"

_INDEX: Final[Json] = {
    # 100,000 policies are a few hundred MB; one shard also makes every count exact.
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    "refresh_interval": "1s",
    "gc_deletes": _DELETIONS_REMEMBERED,
    "max_result_window": MAX_DEPTH,
    "mapping.nested_objects.limit": MAX_PARTS,
}


def settings(korean: Korean) -> Json:
    """The settings of a new index."""
    return {"index": _INDEX, "analysis": analysis(korean)}


def properties(facet_names: Sequence[str]) -> Json:
    """Every field of an entry."""
    return {
        **dict.fromkeys(("key", "stable_id", "kind", "visibility", "language"), _KEYWORD),
        "version": {"type": "long"},
        "facets": {"properties": dict.fromkeys(facet_names, _COUNTED)},
        "year_start": {"type": "short"},
        "year_end": {"type": "short"},
        "published_at": {"type": "date"},
        "changed_at": {"type": "date"},
        "location": {"type": "geo_point"},
        **{section: {"properties": _languages(section)} for section in fields.SECTIONS},
        **{f"{section}_cjk": _text("pairs") for section in fields.SECTIONS},
        **{name: _plain_text() for name in ("title_std", "body_std")},
        "title_exact": _KEYWORD,
        "title_sort": _KEYWORD,
        "title_ac": _text("beginnings", search_analyzer="typed_beginnings"),
        "spell": _text("spelling"),
        fields.PARTS: {"type": "nested", "dynamic": "strict", "properties": _part()},
    }


def mapping(facet_names: Sequence[str], *, korean: Korean, owner: str) -> Json:
    """The mapping with a note of what it was made for, which tells ours from other indices."""
    return {
        "dynamic": "strict",
        # Entries are never read back whole. Parts are by far the most of them and have their texts
        # stored one by one, so that a highlight need not read a deck of 300 slides.
        "_source": {"excludes": [fields.PARTS, *(f"{name}_cjk" for name in fields.SECTIONS)]},
        "_meta": {
            "owner": owner,
            "mapping": mapping_hash(facet_names, korean),
            "korean": korean.value,
        },
        "properties": properties(facet_names),
    }


def mapping_hash(facet_names: Sequence[str], korean: Korean) -> str:
    """Ten letters that change whenever an index has to be built anew."""
    shape = json.dumps([settings(korean), properties(facet_names)], sort_keys=True)
    return hashlib.sha256(shape.encode()).hexdigest()[:10]


def _text(analyzer: str, **more: Any) -> Json:
    return {"type": "text", "analyzer": analyzer, **more}


def _plain_text() -> Json:
    return _text("plain", search_analyzer="plain_question")


def _languages(section: str) -> Json:
    copies = {
        "title": ["title_std", "title_ac", "spell"],
        "summary": ["body_std", "spell"],
        "body": ["body_std", "spell"],
    }
    # Long texts keep the places of their words, so that highlights need not analyse them again.
    places = {"index_options": "offsets"} if section == "body" else {}
    return {
        language: _text(analyzer_of(language), copy_to=copies[section], **places)
        for language in fields.LANGUAGES
    }


def _part() -> Json:
    texts = {
        language: _text(analyzer_of(language), index_options="offsets", store=True)
        for language in fields.LANGUAGES
    }
    return {
        "file": _KEYWORD,
        "file_name": _text("file_name"),
        "unit": _KEPT,
        "n": {"type": "integer"},
        "language": _KEPT,
        "text": {"dynamic": "strict", "properties": texts},
    }
