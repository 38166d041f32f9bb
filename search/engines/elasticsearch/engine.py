"""The Elasticsearch engine: each method one call or few, body and answer made elsewhere.

request -> search_body -> server -> results          record -> entries -> writing -> server
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, cast

from elasticsearch import NotFoundError

from search.engines.base import (
    Audience,
    EngineUnavailable,
    Health,
    SearchRequest,
    SearchResponse,
    Suggestion,
)
from search.engines.elasticsearch import results
from search.engines.elasticsearch.analysis import Json
from search.engines.elasticsearch.client import Servers
from search.engines.elasticsearch.failures import answered
from search.engines.elasticsearch.health import health
from search.engines.elasticsearch.indices import Names, open_aliases
from search.engines.elasticsearch.rebuild import rebuild
from search.engines.elasticsearch.search_body import count_body, search_body
from search.engines.elasticsearch.similar import SOURCE, is_visible, keys, similar_body
from search.engines.elasticsearch.spelling import candidates, spelling_body
from search.engines.elasticsearch.suggest import suggest_body, suggestions
from search.engines.elasticsearch.versions import versions
from search.engines.elasticsearch.writing import deletions, upserts, write
from search.parse import Query, to_text
from search.records import Record

_NO_INDEX: Final = "There is no search index yet; run search_rebuild."
#: Bytes of a key the server accepts.
_LONGEST_KEY: Final = 512


class ElasticsearchEngine:
    """Implements :class:`search.engines.base.Engine`.

    ``refresh_writes`` makes every write visible before it returns, which tests need and sites do
    not: without it a change is found a second later.
    """

    name = results.NAME

    def __init__(
        self,
        servers: Servers,
        prefix: str,
        facet_names: Sequence[str],
        *,
        refresh_writes: bool = False,
    ) -> None:
        self.servers = servers
        self.names = Names(prefix)
        self.facet_names = tuple(facet_names)
        self.refresh_writes = refresh_writes

    def search(self, request: SearchRequest) -> SearchResponse:
        """Answer one search."""
        body = search_body(request)
        with answered():
            return results.search_response(self._answer(body))

    def suggest(self, text: str, audience: Audience, limit: int = 8) -> Sequence[Suggestion]:
        """Records with words in a title, in any language, beginning like the words of ``text``."""
        body = suggest_body(text, audience, limit)
        with answered():
            return suggestions(self._answer(body), text)

    def similar(self, key: str, audience: Audience, limit: int = 5) -> Sequence[str]:
        """Keys of other policies most like this one, best first; none for an unknown key."""
        if not 0 < len(key.encode()) <= _LONGEST_KEY:
            return ()
        with answered():
            try:
                found = self.servers.reader.get(
                    index=self.names.readers, id=key, source_includes=SOURCE
                )
            except NotFoundError:
                return ()
            source = found["_source"]
            if not is_visible(source, audience):
                return ()
            return keys(
                self._answer(similar_body(self.names.readers, key, source, audience, limit))
            )

    def did_you_mean(self, request: SearchRequest) -> str | None:
        """A better spelt query which has hits for the same audience and choices, or ``None``."""
        if (body := spelling_body(request.query)) is None:
            return None
        with answered():
            better = list(candidates(self._answer(body), request.query))
        return next(
            (to_text(query) for query, trial in better if self._finds(request, trial)), None
        )

    def upsert(self, records: Iterable[Record]) -> None:
        """Write records; one older than what is there changes nothing."""
        self._write(upserts(records, self.facet_names))

    def delete(self, keys: Mapping[str, int]) -> None:
        """Remove records by key, given the version of each deletion."""
        self._write(deletions(keys))

    def versions(self) -> Mapping[str, int]:
        """Key -> version of everything in the index, down to what was written a moment ago."""
        self.refresh()
        with answered():
            return versions(self.servers.writer, self.names.readers)

    def rebuild(self, records: Iterable[Record]) -> int:
        """Build the whole index anew; the number of records in it."""
        return rebuild(self.servers.writer, self.names, records, self.facet_names)

    def health(self) -> Health:
        """Whether the server answers, what it holds, and what it knows of Korean."""
        return health(self.servers.reader, self.names, self.facet_names)

    def refresh(self) -> None:
        """Make everything written so far visible."""
        with answered():
            self.servers.writer.indices.refresh(index=self.names.readers)

    def _answer(self, body: Json) -> Mapping[str, Any]:
        found = self.servers.reader.search(
            index=self.names.readers, allow_partial_search_results=False, body=body
        )
        return cast("Mapping[str, Any]", found.body)

    def _finds(self, request: SearchRequest, query: Query) -> bool:
        body = count_body(replace(request, query=query, concepts=()))
        with answered():
            return bool(results.search_response(self._answer(body)).total)

    def _write(self, actions: Iterable[Json]) -> None:
        with answered():
            aliases = open_aliases(self.servers.writer, self.names)
        if not aliases:
            raise EngineUnavailable(_NO_INDEX)
        write(self.servers.writer, actions, aliases, refresh=self.refresh_writes)
