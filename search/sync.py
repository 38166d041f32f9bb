"""Record store -> Elasticsearch: send what changed.

The store is the outbox (``synced_version < version``). A drain is safe at any time and from any
number of processes: writes carry versions, so a late one never wins.
"""

from __future__ import annotations

from typing import Final

from search import store
from search.engines.base import Engine

#: Records sent in one request.
BATCH: Final = 200


def drain(engine: Engine, *, at_most: int | None = None) -> int:
    """Send waiting changes, oldest first; returns how many.

    Raises :class:`search.engines.base.EngineUnavailable`; what was sent before stays sent.
    """
    sent = 0
    while at_most is None or sent < at_most:
        waiting = store.pending(limit=BATCH)
        if not waiting:
            break
        engine.upsert(waiting.records)
        engine.delete(waiting.deletions)
        store.mark_synced(versions=waiting.versions)
        sent += len(waiting.versions)
    return sent
