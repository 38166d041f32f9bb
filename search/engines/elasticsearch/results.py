"""Body of an answer -> what the site works with.

An answer of another shape raises KeyError and the like, which
:func:`search.engines.elasticsearch.failures.answered` turns into EngineUnavailable.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, cast

from search.engines.base import Hit, PartHit, SearchResponse
from search.engines.elasticsearch import fields
from search.engines.elasticsearch.highlight import MARK
from search.records import analysis_language

NAME: Final = "elasticsearch"

#: Between two marks of one word: single characters and pairs are marked one by one.
_SEAM: Final = "".join(reversed(MARK))


def search_response(answer: Mapping[str, Any]) -> SearchResponse:
    """The answer to a search."""
    return SearchResponse(
        engine=NAME,
        total=answer["hits"]["total"]["value"],
        hits=tuple(map(_hit, answer["hits"]["hits"])),
        facets=_facets(answer.get("aggregations", {})),
        took_ms=float(answer["took"]),
    )


def _facets(groups: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, int]]:
    """Counts by facet; each group holds those counted together, beside a total nobody needs."""
    return {
        name: {bucket["key"]: bucket["doc_count"] for bucket in values["buckets"]}
        for group in groups.values()
        for name, values in group.items()
        if isinstance(values, Mapping)
    }


def _hit(found: Mapping[str, Any]) -> Hit:
    key = found["_id"]
    pages = found.get("inner_hits", {}).get(fields.PARTS, {}).get("hits")
    shown = tuple(map(_part_hit, pages["hits"])) if pages else ()
    return Hit(
        key=key,
        score=found["_score"] or 0.0,
        highlights=_by_section(found.get("highlight", {}), language_of(key)),
        parts=shown,
        more_parts=pages["total"]["value"] - len(shown) if pages else 0,
    )


def language_of(key: str) -> str:
    """The analyzer key of a record's own language, read from its key."""
    return analysis_language(key.rpartition(":")[2])


def _by_section(marked: Mapping[str, Sequence[str]], own: str) -> dict[str, tuple[str, ...]]:
    """Extracts of each section from all languages, the record's own first."""
    languages = sorted(fields.LANGUAGES, key=lambda language: language != own)
    extracts = {
        section: tuple(
            joined(extract)
            for language in languages
            for extract in marked.get(fields.in_language(section, language), ())
        )
        for section in fields.SECTIONS
    }
    return {section: found for section, found in extracts.items() if found}


def _part_hit(found: Mapping[str, Any]) -> PartHit:
    values = found["fields"]
    extracts = [
        joined(extract) for marked in found.get("highlight", {}).values() for extract in marked
    ]
    return PartHit(
        file_id=values["parts.file"][0],
        unit=cast("Literal['page', 'slide']", values["parts.unit"][0]),
        number=values["parts.n"][0],
        snippet=extracts[0] if extracts else "",
    )


def joined(extract: str) -> str:
    """The extract with marks that touch each other made one."""
    return extract.replace(_SEAM, "")
