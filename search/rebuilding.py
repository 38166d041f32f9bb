"""Records from pages, and each engine's index from the records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Q

from search import indexing, store, sync
from search.engines.base import Engine
from search.engines.registry import (
    ELASTICSEARCH,
    database_engine,
    elasticsearch_engine,
    engine_named,
)
from search.models import SearchRecord
from search.records import Record


def refresh_records() -> tuple[int, int]:
    """Write the record of every live policy, remove all others; returns (written, removed)."""
    seen: set[int] = set()
    for pages in indexing.policies(Q(live=True)):
        indexing.index_pages(pages)
        seen.update(page.pk for page in pages)
    known = SearchRecord.objects.filter(deleted=False).values_list("page_id", flat=True)
    orphans = {page_id for page_id in known if page_id is not None} - seen
    indexing.remove_pages(orphans)
    return len(seen), len(orphans)


def engines_to_rebuild(name: str | None) -> list[Engine]:
    """The engine named, or every one that is set up."""
    if name is not None:
        return [engine_named(name)]
    return [engine for engine in (database_engine(), elasticsearch_engine()) if engine]


def rebuild(engine: Engine) -> int:
    """Build an engine's index anew from the store; returns the number of records in it."""
    if engine.name != ELASTICSEARCH:
        return engine.rebuild(store.records())
    sent: dict[str, int] = {}
    count = engine.rebuild(_noting(store.records(), sent))
    store.mark_synced(versions=sent)
    # What changed while the index was built, and deletions the new index never knew of.
    sync.drain(engine)
    return count


def _noting(records: Iterable[Record], versions: dict[str, int]) -> Iterator[Record]:
    for record in records:
        versions[record.key] = record.version
        yield record
