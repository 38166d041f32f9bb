"""An engine on the real server, empty or with the small library of :mod:`.sample`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings

from search.engines.elasticsearch.client import servers_from_settings
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.throwaway import throwaway_index
from tests.search.elasticsearch.sample import FACET_NAMES, LIBRARY


@contextmanager
def _engine() -> Iterator[ElasticsearchEngine]:
    if not settings.ELASTICSEARCH_TEST_NODES:
        pytest.skip("ELASTICSEARCH_URL is not set")
    servers = servers_from_settings(settings.ELASTICSEARCH_TEST_NODES)
    with throwaway_index(servers, FACET_NAMES) as engine:
        yield engine


@pytest.fixture
def engine() -> Iterator[ElasticsearchEngine]:
    """An engine without any index yet; what it makes is deleted."""
    with _engine() as engine:
        yield engine


@pytest.fixture(scope="module")
def library() -> Iterator[ElasticsearchEngine]:
    """An engine that holds LIBRARY; only for reading."""
    with _engine() as engine:
        engine.rebuild(LIBRARY)
        yield engine
