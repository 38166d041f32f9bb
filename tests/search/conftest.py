"""A site that uses a real Elasticsearch, through a proxy that can make it go away."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest
from pytest_django import Settings

from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.indices import delete_indices, our_indices
from search.engines.registry import elasticsearch_engine, forget_engines
from search.router import site_router
from tests.search.proxy import Proxy, proxy_to


@pytest.fixture
def elasticsearch_url(settings: Settings) -> str:
    """Address of the test server; a missing one is a skip, which STRICT=1 does not allow."""
    if not settings.ELASTICSEARCH_TEST_NODES:
        pytest.skip("ELASTICSEARCH_URL is not set")
    return str(settings.ELASTICSEARCH_TEST_NODES[0])


@pytest.fixture
def elasticsearch_proxy(elasticsearch_url: str) -> Iterator[Proxy]:
    """The test server behind a proxy."""
    with proxy_to(elasticsearch_url) as proxy:
        yield proxy


@pytest.fixture
def elasticsearch_site(
    elasticsearch_proxy: Proxy, settings: Settings
) -> Iterator[ElasticsearchEngine]:
    """This process's site uses Elasticsearch, with an empty index of its own."""
    settings.ELASTICSEARCH_NODES = [elasticsearch_proxy.url]
    # What is left to the worker stays with it: a test does not wait as the worker would.
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    settings.SEARCH_INDEX_PREFIX = f"test-{uuid4().hex[:12]}"
    forget_engines()
    site_router.cache_clear()
    engine = elasticsearch_engine()
    assert isinstance(engine, ElasticsearchEngine)
    engine.rebuild(())
    yield engine
    elasticsearch_proxy.pass_on()
    writer = engine.servers.writer
    delete_indices(writer, [index.name for index in our_indices(writer, engine.names)])
    for known in (engine, site_router().primary):
        if isinstance(known, ElasticsearchEngine):
            known.servers.close()
    forget_engines()
    site_router.cache_clear()
