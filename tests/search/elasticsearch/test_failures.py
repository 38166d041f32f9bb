"""Whatever a server does, readers get one exception with a plain sentence, and in time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.test import override_settings

from search.engines.base import PUBLIC, EngineUnavailable
from search.engines.elasticsearch.client import servers, servers_from_settings
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.failures import answered
from tests.search.elasticsearch.fake_server import answering, http, refusing
from tests.search.elasticsearch.sample import FACET_NAMES, STREAM, asked

#: Seconds a reader waits here; the site's 1.5 would only make the tests slow.
PATIENCE = 0.3


@contextmanager
def engine_at(server: AbstractContextManager[str]) -> Iterator[ElasticsearchEngine]:
    with server as address:
        connections = servers([address], read_timeout=PATIENCE)
        try:
            yield ElasticsearchEngine(connections, "test", FACET_NAMES)
        finally:
            connections.close()


FAILURES: dict[str, tuple[Callable[[], AbstractContextManager[str]], str]] = {
    "refused": (refusing, "Elasticsearch cannot be reached."),
    "silent": (lambda: answering(None), "Elasticsearch did not answer in time."),
    "hangs up": (lambda: answering(b""), "Elasticsearch cannot be reached."),
    "no http": (lambda: answering(b"SSH-2.0-OpenSSH\r\n"), "Elasticsearch cannot be reached."),
    "429": (lambda: answering(http("429 Busy", "{}")), "Elasticsearch is too busy."),
    "503": (lambda: answering(http("503 Off", "{}")), "Elasticsearch is not ready."),
    "401": (
        lambda: answering(http("401 No", "{}")),
        "Elasticsearch does not accept our name and password or key.",
    ),
    "500": (lambda: answering(http("500 Oh", "")), "Elasticsearch answered with error 500."),
    "broken json": (
        lambda: answering(http("200 OK", '{"hits": {')),
        "Elasticsearch gave an answer that cannot be read.",
    ),
    "other json": (
        lambda: answering(http("200 OK", '{"status": "fine"}')),
        "Elasticsearch gave an answer of an unknown shape.",
    ),
    "a list": (
        lambda: answering(http("200 OK", "[1, 2]")),
        "Elasticsearch gave an answer of an unknown shape.",
    ),
    "another product": (
        lambda: answering(http("200 OK", "{}", product="Something")),
        "What answers is not Elasticsearch.",
    ),
}

every_failure = pytest.mark.parametrize(("server", "sentence"), FAILURES.values(), ids=FAILURES)


@every_failure
def test_a_search_fails_in_time_with_a_sentence(
    server: Callable[[], AbstractContextManager[str]], sentence: str
) -> None:
    with engine_at(server()) as engine:
        started = time.monotonic()
        with pytest.raises(EngineUnavailable) as failure:
            engine.search(asked("metro"))
        assert time.monotonic() - started < PATIENCE + 0.7
    assert str(failure.value) == sentence


@every_failure
def test_suggestions_similar_policies_and_spelling_fail_alike(
    server: Callable[[], AbstractContextManager[str]], sentence: str
) -> None:
    reads: list[Callable[[ElasticsearchEngine], object]] = [
        lambda engine: engine.suggest("met", PUBLIC),
        lambda engine: engine.similar("a:en", PUBLIC),
        lambda engine: engine.did_you_mean(asked("metor")),
    ]
    with engine_at(server()) as engine:
        for read in reads:
            with pytest.raises(EngineUnavailable) as failure:
                read(engine)
            assert str(failure.value) == sentence


@every_failure
def test_health_never_raises(
    server: Callable[[], AbstractContextManager[str]], sentence: str
) -> None:
    with engine_at(server()) as engine:
        health = engine.health()
    assert (health.available, health.detail) == (False, sentence)


IMPATIENT_FAILURES = {
    name: failure for name, failure in FAILURES.items() if name not in ("silent", "a list")
}


@pytest.mark.parametrize(
    "server", [server for server, _ in IMPATIENT_FAILURES.values()], ids=IMPATIENT_FAILURES
)
def test_writes_and_rebuilds_fail_with_the_same_exception(
    server: Callable[[], AbstractContextManager[str]],
) -> None:
    writes: list[Callable[[ElasticsearchEngine], object]] = [
        lambda engine: engine.upsert([STREAM]),
        lambda engine: engine.delete({"a:en": 1}),
        lambda engine: engine.versions(),
        lambda engine: engine.rebuild([STREAM]),
    ]
    with engine_at(server()) as engine:
        for write in writes:
            with pytest.raises(EngineUnavailable):
                write(engine)


def test_an_error_in_the_records_themselves_is_not_blamed_on_the_server() -> None:
    with pytest.raises(ZeroDivisionError), answered():
        _ = 1 / 0


def test_without_a_node_there_is_no_engine() -> None:
    with pytest.raises(EngineUnavailable, match="ELASTICSEARCH_URL names no server"):
        servers_from_settings([])


@override_settings(ELASTICSEARCH_API_KEY="a2V5", SEARCH_TIMEOUT=0.2)
def test_a_key_is_sent_when_there_is_one() -> None:
    connections = servers_from_settings(["http://127.0.0.1:9"])
    assert connections.reader._headers["authorization"] == "ApiKey a2V5"
    connections.close()


@override_settings(ELASTICSEARCH_USERNAME="portal", ELASTICSEARCH_PASSWORD="secret")
def test_otherwise_a_name_and_password() -> None:
    connections = servers_from_settings(["http://127.0.0.1:9"])
    assert connections.writer._headers["authorization"].startswith("Basic ")
    connections.close()
