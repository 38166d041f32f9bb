"""An engine that stands for a remote one in tests of what lies around engines.

It keeps records in a dict, finds words in titles, and can be made to be away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from search.engines.base import (
    Audience,
    EngineUnavailable,
    Health,
    Hit,
    SearchRequest,
    SearchResponse,
    Suggestion,
)
from search.parse import words_of
from search.records import Record


class MemoryEngine:
    """Implements :class:`search.engines.base.Engine`."""

    def __init__(self, name: str = "memory") -> None:
        self.name = name
        self.held: dict[str, Record] = {}
        self.away = False
        self.asked = 0

    def search(self, request: SearchRequest) -> SearchResponse:
        self._answer()
        found = [
            record
            for record in self.held.values()
            if record.key not in request.excluded_keys
            and not request.audience.tokens.isdisjoint(record.visibility)
            and all(word in record.main_text.title.lower() for word in words_of(request.query))
        ]
        hits = tuple(Hit(record.key, 1.0) for record in found[: request.limit])
        return SearchResponse(self.name, len(found), hits)

    def suggest(self, text: str, audience: Audience, limit: int = 8) -> Sequence[Suggestion]:
        self._answer()
        return [Suggestion(key, record.main_text.title) for key, record in self.held.items()]

    def similar(self, key: str, audience: Audience, limit: int = 5) -> Sequence[str]:
        self._answer()
        return [other for other in self.held if other != key]

    def did_you_mean(self, request: SearchRequest) -> str | None:
        self._answer()
        return None

    def upsert(self, records: Iterable[Record]) -> None:
        self._answer()
        for record in records:
            if record.key not in self.held or self.held[record.key].version < record.version:
                self.held[record.key] = record

    def delete(self, keys: Mapping[str, int]) -> None:
        self._answer()
        for key in keys:
            self.held.pop(key, None)

    def versions(self) -> Mapping[str, int]:
        self._answer()
        return {key: record.version for key, record in self.held.items()}

    def rebuild(self, records: Iterable[Record]) -> int:
        self._answer()
        self.held = {record.key: record for record in records}
        return len(self.held)

    def health(self) -> Health:
        return Health(self.name, not self.away, "", len(self.held))

    def _answer(self) -> None:
        self.asked += 1
        if self.away:
            raise EngineUnavailable("The engine is away.")
