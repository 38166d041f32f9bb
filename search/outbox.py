"""After the commit: send what changed at once, or leave it to the worker.

One case published in the admin is sent before the editor's page returns. A large import, or an
Elasticsearch that does not answer, is left to the background task; saving never fails for it.
"""

from __future__ import annotations

from django.db import transaction

from search import store, sync
from search.engines.base import EngineUnavailable
from search.router import site_router
from search.tasks import send_changes


def after_commit() -> None:
    """Send waiting changes once this transaction is committed; cheap to call many times."""
    connection = transaction.get_connection()
    # One call is enough for all changes of a transaction. A rollback to a savepoint drops its
    # call, so only a call that belongs to the same savepoints counts.
    due = (set(connection.savepoint_ids), send_now)
    if not any((entry[0], entry[1]) == due for entry in connection.run_on_commit):
        transaction.on_commit(send_now)


def send_now() -> None:
    """Send one batch; leave the rest, or all when Elasticsearch is away, to the worker."""
    router = site_router()
    if router.primary is None:
        return
    if router.breaker.is_closed:
        try:
            sync.drain(router.primary, at_most=sync.BATCH)
        except EngineUnavailable:
            router.breaker.failed()
    if store.pending(limit=1):
        send_changes.enqueue()
