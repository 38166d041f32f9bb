"""Search records and requests as plain values: no page, no database."""

from __future__ import annotations

from typing import Any

from search.engines.base import PUBLIC, SearchRequest
from search.parse import parse
from search.records import Part, Record, Text, analysis_language

#: The tokens of a record that everybody may see.
EVERYBODY = ("public", "alumni", "staff")


def make_record(
    stable_id: str = "night-buses",
    title: str = "Night buses",
    summary: str = "",
    body: str = "",
    *,
    language: str = "en",
    also: tuple[Text, ...] = (),
    **fields: Any,
) -> Record:
    """A record with one text in its own language, and what is given ``also``."""
    own = Text(analysis_language(language), title, summary, body)
    defaults: dict[str, Any] = {
        "key": f"{stable_id}:{language}",
        "version": 1,
        "kind": "case",
        "stable_id": stable_id,
        "language": language,
        "visibility": EVERYBODY,
        "texts": (own, *also),
    }
    return Record(**(defaults | fields))


def make_part(number: int, text: str, **fields: Any) -> Part:
    """A slide of a presentation."""
    defaults: dict[str, Any] = {
        "file_id": "deck",
        "file_name": "Presentation.pptx",
        "file_type": "pptx",
        "unit": "slide",
        "language": "en",
    }
    return Part(number=number, text=text, **(defaults | fields))


def make_request(words: str = "", **fields: Any) -> SearchRequest:
    """What a visitor asks."""
    defaults: dict[str, Any] = {"audience": PUBLIC, "query": parse(words)}
    return SearchRequest(**(defaults | fields))
