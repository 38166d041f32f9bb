"""An engine with an index of its own that is gone afterwards, for tests and evaluation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from django.conf import settings

from search.engines.elasticsearch.client import servers_from_settings
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.failures import answered
from search.engines.elasticsearch.indices import Names, delete_indices, our_indices
from search.facets import FACET_NAMES


@contextmanager
def throwaway_elasticsearch(nodes: list[str] | None = None) -> Iterator[ElasticsearchEngine]:
    """An engine on an empty index; raises EngineUnavailable when no server is configured."""
    servers = servers_from_settings(settings.ELASTICSEARCH_NODES if nodes is None else nodes)
    names = Names(f"throwaway-{uuid4().hex[:12]}")
    engine = ElasticsearchEngine(servers, names.prefix, FACET_NAMES, refresh_writes=True)
    try:
        engine.rebuild(())
        yield engine
    finally:
        with answered():
            delete_indices(
                servers.writer, [index.name for index in our_indices(servers.writer, names)]
            )
        servers.close()
