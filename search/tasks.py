"""Background work of search. Thin: each task calls one action."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import structlog
from django.utils import timezone
from django_tasks import task

from search import sync
from search.engines.base import EngineUnavailable
from search.engines.registry import elasticsearch_engine

log = structlog.get_logger(__name__)

#: How long to wait before Elasticsearch is tried again, while changes wait.
TRY_AGAIN_AFTER: Final = timedelta(seconds=30)


@task()
def send_changes() -> int:
    """Send every waiting change to Elasticsearch; if it is away, come back later."""
    engine = elasticsearch_engine()
    if engine is None:
        return 0
    try:
        return sync.drain(engine)
    except EngineUnavailable as error:
        log.warning("search_sync_postponed", reason=str(error))
        send_changes.using(run_after=timezone.now() + TRY_AGAIN_AFTER).enqueue()
        return 0
