"""``manage.py search_sync``: send what waits now; the worker does it by itself."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search import store, sync
from search.engines.base import EngineUnavailable
from search.engines.registry import ELASTICSEARCH, engine_named


class Command(BaseCommand):
    """Drains the outbox, then forgets confirmed deletions."""

    help = "Send every waiting change to Elasticsearch."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send and report."""
        try:
            sent = sync.drain(engine_named(ELASTICSEARCH))
        except EngineUnavailable as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{sent} changes sent, {store.purge()} deletions forgotten")
