"""Which engine answers: Elasticsearch while it can, else the database, at once.

Three things send a reader to the database: Elasticsearch does not answer, its breaker is open, or
so many changes wait to be sent to it that its counts would be wrong. Changes that wait and must
not be seen (an unpublished case) are excluded by key, so that a stale index never shows them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, TypeVar

import structlog
from django.conf import settings

from search import store, sync
from search.breaker import Breaker
from search.engines.base import (
    Audience,
    Engine,
    EngineUnavailable,
    SearchRequest,
    SearchResponse,
    Suggestion,
)
from search.engines.registry import database_engine, elasticsearch_engine

log = structlog.get_logger(__name__)
Answer = TypeVar("Answer")

#: More waiting changes than this, and the database's counts are the truer ones.
MAX_WAITING: Final = 500
#: How often a page is asked for again when the index shows what the database no longer has.
MAX_RETRIES: Final = 2


@dataclass(slots=True)
class Router:
    """Routes every read. Without a ``primary`` the ``fallback`` is not a degraded mode."""

    primary: Engine | None
    fallback: Engine
    breaker: Breaker

    def search(self, request: SearchRequest) -> SearchResponse:
        """Answer from the primary engine, or from the fallback, marked as such."""
        response = self._from_primary(lambda engine: self._checked_search(engine, request))
        if response is not None:
            return response
        answer = self.fallback.search(request)
        return answer.marked_degraded() if self.primary else answer

    def suggest(self, text: str, audience: Audience, limit: int = 8) -> Sequence[Suggestion]:
        """Suggestions that the audience may see."""
        found = self._from_primary(lambda engine: engine.suggest(text, audience, limit))
        if found is None:
            return self.fallback.suggest(text, audience, limit)
        visible = store.visible_keys([suggestion.key for suggestion in found], audience)
        return [suggestion for suggestion in found if suggestion.key in visible]

    def similar(self, key: str, audience: Audience, limit: int = 5) -> Sequence[str]:
        """Keys of similar records that the audience may see."""
        found = self._from_primary(lambda engine: engine.similar(key, audience, limit))
        if found is None:
            return self.fallback.similar(key, audience, limit)
        visible = store.visible_keys(found, audience)
        return [similar for similar in found if similar in visible]

    def did_you_mean(self, request: SearchRequest) -> str | None:
        """A better spelt query with hits; nothing rather than an error."""
        try:
            found = self._from_primary(lambda engine: (engine.did_you_mean(request),))
            return found[0] if found else self.fallback.did_you_mean(request)
        except EngineUnavailable:
            return None

    def _from_primary(self, ask: Callable[[Engine], Answer]) -> Answer | None:
        engine = self.primary
        if engine is None or not self.breaker.may_try():
            return None
        try:
            self._catch_up(engine)
            answer = ask(engine)
        except EngineUnavailable as error:
            self.breaker.failed()
            log.warning("search_engine_unavailable", engine=engine.name, reason=str(error))
            return None
        except BaseException:
            # Whatever it was, a probe must not stay pending for ever.
            self.breaker.failed()
            raise
        self.breaker.succeeded()
        return answer

    def _catch_up(self, engine: Engine) -> None:
        """After an outage, send what was published meanwhile before anybody is shown old counts."""
        if not self.breaker.is_closed:
            sync.drain(engine)

    def _checked_search(self, engine: Engine, request: SearchRequest) -> SearchResponse:
        hidden = store.waiting_hidden(request.audience, limit=MAX_WAITING)
        if hidden is None:
            raise EngineUnavailable("Too many changes wait to be sent to the index.")
        asked = replace(request, excluded_keys=(*request.excluded_keys, *hidden))
        for _attempt in range(MAX_RETRIES + 1):
            response = engine.search(asked)
            keys = [hit.key for hit in response.hits]
            stale = set(keys) - store.visible_keys(keys, request.audience)
            stale |= _found_by_pages_gone(response)
            if not stale:
                return response
            asked = replace(asked, excluded_keys=(*asked.excluded_keys, *sorted(stale)))
        raise EngineUnavailable("The index shows what the database no longer has.")


def _found_by_pages_gone(response: SearchResponse) -> set[str]:
    """Keys of hits that nothing speaks for but pages of files which are hidden or gone by now."""
    places = {
        hit.key: [(hit.key, part.file_id, part.number) for part in hit.parts]
        for hit in response.hits
        if hit.parts and not hit.highlights
    }
    known = store.known_parts([place for each in places.values() for place in each])
    return {key for key, each in places.items() if known.isdisjoint(each)}


@lru_cache(maxsize=1)
def site_router() -> Router:
    """The router of this process; its breaker is shared by all threads."""
    return Router(
        primary=elasticsearch_engine(patient=False),
        fallback=database_engine(),
        breaker=Breaker(settings.SEARCH_BREAKER_FAILURES, settings.SEARCH_BREAKER_SECONDS),
    )
