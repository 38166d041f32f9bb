"""Short ways to ask an engine, so that a test is one question and one answer."""

from __future__ import annotations

from typing import Any

from search.engines.base import Engine, Hit, SearchResponse
from search.records import Record
from tests.factories.search import make_request


def ask(engine: Engine, words: str = "", **fields: Any) -> SearchResponse:
    """The whole answer to a visitor's question."""
    return engine.search(make_request(words, **fields))


def keys(engine: Engine, words: str = "", **fields: Any) -> list[str]:
    """The keys found, best first."""
    return [hit.key for hit in ask(engine, words, **fields).hits]


def found(engine: Engine, words: str = "", **fields: Any) -> set[str]:
    """The stable identifiers of the records found, in no order."""
    return {key.partition(":")[0] for key in keys(engine, words, **fields)}


def first(engine: Engine, words: str, **fields: Any) -> str:
    """The key of the best hit."""
    return keys(engine, words, **fields)[0]


def hit(engine: Engine, record: Record, words: str, **fields: Any) -> Hit:
    """The hit of a record that must be among those found."""
    return next(hit for hit in ask(engine, words, **fields).hits if hit.key == record.key)
