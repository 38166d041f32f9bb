"""The embedded engine: answers from the database itself, SQLite or PostgreSQL.

    request -> plan -> found (ids) -> entries (visible, counted) -> ranked -> page -> hits

The default without Elasticsearch, and what answers while Elasticsearch is away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import perf_counter

from django.db import DatabaseError, connections, transaction

from search import store
from search.engines.base import (
    MAX_DEPTH,
    Audience,
    EngineUnavailable,
    Health,
    SearchRequest,
    SearchResponse,
    Sort,
    Suggestion,
)
from search.engines.database import similar, spelling, suggestions
from search.engines.database.counting import counts
from search.engines.database.dialects import dialect_of
from search.engines.database.entries import Entries, visible_entries
from search.engines.database.finding import Found, find
from search.engines.database.models import IndexEntry
from search.engines.database.postings import Postings, postings
from search.engines.database.ranking import rank
from search.engines.database.showing import hits
from search.matching import plan
from search.records import Record


class DatabaseEngine:
    """Searches the index tables beside the record store of one database."""

    def __init__(self, using: str = "default") -> None:
        self.using = using

    @property
    def name(self) -> str:
        """``sqlite`` or ``postgres``."""
        return dialect_of(self.using).name

    def search(self, request: SearchRequest) -> SearchResponse:
        """Answer one search."""
        started = perf_counter()
        with self._reading() as looked_up:
            found = find(plan(request.query, request.concepts), looked_up)
            entries = visible_entries(request, found, looked_up)
            chosen = entries.chosen
            page = self._page(chosen, request, found, looked_up)
            return SearchResponse(
                engine=self.name,
                total=len(chosen.ids),
                hits=hits(page, request, found, self.using),
                facets=counts(entries, request.count_facets, request.chosen, self.using),
                took_ms=(perf_counter() - started) * 1000,
            )

    def suggest(self, text: str, audience: Audience, limit: int = 8) -> Sequence[Suggestion]:
        """Records whose title, in any language, has words beginning like those typed."""
        with self._reading() as looked_up:
            return suggestions.suggest(text, audience, limit, looked_up)

    def similar(self, key: str, audience: Audience, limit: int = 5) -> Sequence[str]:
        """Records that share the most telling words and facet values."""
        with self._reading() as looked_up:
            return similar.similar(key, audience, limit, looked_up)

    def did_you_mean(self, request: SearchRequest) -> str | None:
        """The query in words that titles and summaries have, if it finds something."""
        with self._reading() as looked_up:
            return spelling.did_you_mean(request, looked_up, self._count)

    def upsert(self, records: Iterable[Record]) -> None:
        """Save records; they are found when the transaction ends."""
        store.save_records(records=records, using=self.using)

    def delete(self, keys: Mapping[str, int]) -> None:
        """Delete records; they are gone when the transaction ends."""
        store.delete_records(versions=keys, using=self.using)

    def versions(self) -> Mapping[str, int]:
        """What is in the index."""
        with self._reading():
            entries = IndexEntry.objects.using(self.using)
            return dict(entries.values_list("key", "record__version"))

    def rebuild(self, records: Iterable[Record]) -> int:
        """Index everything anew, batch by batch.

        Each batch replaces its own entries in one transaction: a reader finds every record, and a
        page that is saved meanwhile waits for one batch, not for all.
        """
        before = set(IndexEntry.objects.using(self.using).values_list("pk", flat=True))
        kept: set[int] = set()
        count = 0
        for batch in store.batches(records, store.BATCH):
            kept |= store.reindex_records(records=batch, using=self.using)
            count += len(batch)
        with transaction.atomic(using=self.using), connections[self.using].cursor() as cursor:
            IndexEntry.objects.using(self.using).filter(pk__in=before - kept).delete()
            dialect_of(self.using).tidy(cursor)
        return count

    def health(self) -> Health:
        """Whether the index tables can be read."""
        try:
            count = IndexEntry.objects.using(self.using).count()
        except DatabaseError:
            return Health(self.name, available=False, detail="The database does not answer.")
        return Health(self.name, available=True, detail="The database answers.", records=count)

    def _page(
        self,
        chosen: Entries,
        request: SearchRequest,
        found: Found,
        looked_up: Postings,
    ) -> Sequence[tuple[int, float]]:
        end = min(request.offset + request.limit, MAX_DEPTH)
        if request.offset >= min(end, len(chosen.ids)):
            return []
        if request.sort != Sort.RELEVANCE or not found.is_ranked:
            return [(record_id, 0.0) for record_id in chosen.ids[request.offset : end].tolist()]
        return rank(chosen, request.query, found, looked_up, end)[request.offset : end]

    def _count(self, request: SearchRequest) -> int:
        return self.search(request).total

    @contextmanager
    def _reading(self) -> Iterator[Postings]:
        try:
            with postings(self.using) as looked_up:
                yield looked_up
        except DatabaseError as error:
            raise EngineUnavailable(str(error)) from error
