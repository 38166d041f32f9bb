"""An engine with an index of its own that is gone afterwards, for tests and evaluation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import uuid4

from django.conf import settings

from search.engines.elasticsearch.client import Servers, servers_from_settings
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.failures import answered
from search.engines.elasticsearch.indices import delete_indices, our_indices
from search.facets import FACET_NAMES


@contextmanager
def throwaway_elasticsearch() -> Iterator[ElasticsearchEngine]:
    """An engine on an empty index; raises EngineUnavailable when no server is configured."""
    nodes = settings.ELASTICSEARCH_NODES or getattr(settings, "ELASTICSEARCH_TEST_NODES", [])
    with throwaway_index(servers_from_settings(nodes), FACET_NAMES) as engine:
        engine.rebuild(())
        yield engine


@contextmanager
def throwaway_index(servers: Servers, facet_names: Sequence[str]) -> Iterator[ElasticsearchEngine]:
    """An engine with a prefix nobody else has, without an index yet."""
    prefix = f"throwaway-{uuid4().hex[:12]}"
    engine = ElasticsearchEngine(servers, prefix, facet_names, refresh_writes=True)
    try:
        yield engine
    finally:
        with answered():
            ours = [index.name for index in our_indices(servers.writer, engine.names)]
            delete_indices(servers.writer, ours)
        servers.close()
