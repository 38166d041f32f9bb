"""Changes of records -> changes of every open index, in batches, in any order.

The server compares versions: an older change that arrives late is refused as a conflict, and that
is success. Deletions win over an upsert of the same version.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from search.engines.base import EngineUnavailable
from search.engines.elasticsearch.analysis import Json
from search.engines.elasticsearch.entries import entry
from search.engines.elasticsearch.failures import (
    DISK_FULL,
    EntriesRefused,
    answered,
    sentence,
)
from search.records import Record

_BATCH: Final = 200
#: Decks make entries long; the server's own limit is 100 MB.
_BATCH_BYTES: Final = 10 * 1024 * 1024
#: Seconds before a busy server is asked again; doubled each time.
_BACKOFF: Final = 0.5


def upserts(records: Iterable[Record], facet_names: Sequence[str]) -> Iterator[Json]:
    """Bulk actions that write records."""
    for record in records:
        yield {
            "_op_type": "index",
            "_id": record.key,
            "version": record.version,
            "version_type": "external",
            "_source": entry(record, facet_names),
        }


def deletions(keys: Mapping[str, int]) -> Iterator[Json]:
    """Bulk actions that delete records."""
    for key, version in keys.items():
        yield {
            "_op_type": "delete",
            "_id": key,
            "version": version,
            "version_type": "external_gte",
        }


def write(
    server: Elasticsearch,
    actions: Iterable[Json],
    aliases: Sequence[str],
    *,
    refresh: bool = False,
    retries: int = 0,
) -> int:
    """Send actions to open indices; how many there were.

    ``retries``: how often a busy server is asked again. A change that waits in the database anyway
    needs none.
    Raises :class:`EntriesRefused` after all others were written.
    """
    refused: dict[str, str] = {}
    done = 0
    while batch := list(islice(actions := iter(actions), _BATCH)):
        done += len(batch)
        for alias in aliases:
            with answered():
                refused |= _send(server, batch, alias, refresh=refresh, retries=retries)
    if refused:
        raise EntriesRefused(refused)
    return done


def _send(
    server: Elasticsearch, batch: list[Json], alias: str, *, refresh: bool, retries: int
) -> dict[str, str]:
    """Send one batch; why entries were refused, by key."""
    outcomes = streaming_bulk(
        server,
        batch,
        max_chunk_bytes=_BATCH_BYTES,
        max_retries=retries,
        initial_backoff=_BACKOFF,
        raise_on_error=False,
        index=alias,
        require_alias=True,
        refresh=refresh,
    )
    results = [
        result for succeeded, outcome in outcomes if not succeeded for result in outcome.values()
    ]
    refused = {
        result["_id"]: sentence_of(result) for result in results if not _needs_nothing(result)
    }
    if DISK_FULL in refused.values():
        raise EngineUnavailable(DISK_FULL)
    return refused


def _needs_nothing(result: Mapping[str, Any]) -> bool:
    """A newer version is there; or what is to be deleted, or the index itself, is gone."""
    return result["status"] in (404, 409)


def sentence_of(result: Mapping[str, Any]) -> str:
    """Why one entry was refused."""
    error = result["error"]
    known = sentence(result["status"], error)
    return known if result["status"] != 400 else str(error.get("reason", known))
