"""The engines of this site, from the settings."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

from django.conf import settings

from search.engines.base import Engine, EngineUnavailable
from search.engines.database.engine import DatabaseEngine
from search.engines.elasticsearch.client import servers_from_settings
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.facets import FACET_NAMES

DATABASE: Final = "database"
ELASTICSEARCH: Final = "elasticsearch"
ENGINES: Final = (DATABASE, ELASTICSEARCH)


@lru_cache(maxsize=1)
def database_engine() -> Engine:
    """The embedded engine: default without Elasticsearch, last resort with it."""
    return DatabaseEngine(using="default")


@lru_cache(maxsize=2)
def elasticsearch_engine(*, patient: bool = True) -> Engine | None:
    """Elasticsearch, if the operator has named its nodes.

    Inside a web request nobody may wait: there, even writes get only a reader's time.
    """
    if not settings.ELASTICSEARCH_NODES:
        return None
    servers = servers_from_settings(settings.ELASTICSEARCH_NODES)
    if not patient:
        servers = replace(servers, writer=servers.reader)
    return ElasticsearchEngine(servers, settings.SEARCH_INDEX_PREFIX, FACET_NAMES)


def engine_named(name: str) -> Engine:
    """The engine of that name; raises :class:`EngineUnavailable` if it is not set up."""
    engine = database_engine() if name == DATABASE else elasticsearch_engine()
    if engine is None:
        raise EngineUnavailable("Elasticsearch is not set up: ELASTICSEARCH_URL is empty.")
    return engine


def forget_engines() -> None:
    """Read the settings again at the next use."""
    database_engine.cache_clear()
    elasticsearch_engine.cache_clear()
