"""A new index beside the old one, without a moment without results.

    sweep -> create -> open for changes -> load -> check -> swap -> sweep

Changes that arrive meanwhile go to both indices (:mod:`.indices`), whichever of load and change
comes first: versions decide. The records must be read after the new index is open, so hand in an
iterable that reads lazily. Killed at any point, a rebuild leaves the old index serving, and its
remains go with the first sweep of the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from elasticsearch import Elasticsearch

from search.engines.base import EngineUnavailable
from search.engines.elasticsearch.analysis import korean_of
from search.engines.elasticsearch.failures import answered
from search.engines.elasticsearch.indices import (
    Index,
    Names,
    delete_indices,
    open_alias,
    our_indices,
)
from search.engines.elasticsearch.mapping import mapping, mapping_hash, settings
from search.engines.elasticsearch.query import matching
from search.engines.elasticsearch.writing import upserts, write
from search.records import Record

#: Records whose own title has to find them before the new index may answer.
_PROBES: Final = 5
#: A whole load makes the server busy; what it turns away is sent again up to three times.
_RETRIES: Final = 3
#: Replaced indices kept, for a way back.
_KEPT: Final = 1


@dataclass(slots=True)
class _Load:
    """What went into the new index."""

    count: int = 0
    titles: dict[str, str] = field(default_factory=dict)

    def seen(self, records: Iterable[Record]) -> Iterator[Record]:
        for record in records:
            self.count += 1
            title = record.main_text.title
            if len(self.titles) < _PROBES and any(map(str.isalnum, title)):
                self.titles[record.key] = title
            yield record


def rebuild(
    server: Elasticsearch, names: Names, records: Iterable[Record], facet_names: Sequence[str]
) -> int:
    """Build the index anew and let it answer; the number of records in it."""
    with answered():
        _sweep(server, names)
        index = _create(server, names, facet_names)
    load = _Load()
    actions = upserts(load.seen(records), facet_names)
    write(server, actions, [open_alias(index)], retries=_RETRIES)
    with answered():
        server.indices.refresh(index=index)
        count = _checked(server, index, load)
        _swap(server, names, index)
        _sweep(server, names)
    return count


def _create(server: Elasticsearch, names: Names, facet_names: Sequence[str]) -> str:
    korean = korean_of(server)
    index = names.index(mapping_hash(facet_names, korean), datetime.now(UTC))
    server.indices.create(
        index=index,
        settings=settings(korean),
        mappings=mapping(facet_names, korean=korean, owner=names.owner),
        aliases={open_alias(index): {}},
    )
    return index


def _checked(server: Elasticsearch, index: str, load: _Load) -> int:
    """The number of entries; refuses an index that lacks some or does not find what is in it."""
    count = int(server.count(index=index)["count"])
    indexing = server.indices.stats(index=index, metric="indexing")["_all"]["primaries"]["indexing"]
    if count + indexing["delete_total"] < load.count:
        raise EngineUnavailable(f"Only {count} of {load.count} records arrived in the new index.")
    if load.titles and not any(_finds(server, index, *probe) for probe in load.titles.items()):
        raise EngineUnavailable("The new index does not find records by their own titles.")
    return count


def _finds(server: Elasticsearch, index: str, key: str, title: str) -> bool:
    found = {"bool": {"filter": {"term": {"key": key}}, "must": matching(title.split())}}
    return bool(server.count(index=index, query=found)["count"])


def _swap(server: Elasticsearch, names: Names, index: str) -> None:
    """Let readers and changes move to the new index, in one call."""
    replaced = [other for other in our_indices(server, names) if other.name != index]
    removed = [
        {"remove": {"index": other.name, "alias": alias}}
        for other in replaced
        for alias in sorted(other.aliases)
    ]
    server.indices.update_aliases(
        actions=[*removed, {"add": {"index": index, "alias": names.readers}}]
    )


def _sweep(server: Elasticsearch, names: Names) -> None:
    """Delete all our indices but the one that answers and the one it replaced."""
    ours = our_indices(server, names)
    answering = [index for index in ours if names.readers in index.aliases]
    if not answering:
        delete_indices(server, [index.name for index in ours])
        return
    replaced = [index for index in ours if _was_replaced(index, answering[-1])]
    kept = {index.name for index in (*answering, *replaced[-_KEPT:])}
    delete_indices(server, [index.name for index in ours if index.name not in kept])


def _was_replaced(index: Index, answering: Index) -> bool:
    """An older index that takes no changes any more; an open one is left of a killed rebuild."""
    return index.created < answering.created and not index.aliases
