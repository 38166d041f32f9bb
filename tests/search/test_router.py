"""Readers get an answer whatever happens to Elasticsearch, and never one that is no longer true."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from search import store
from search.breaker import Breaker
from search.engines.base import PUBLIC, STAFF, SearchRequest
from search.engines.registry import database_engine
from search.parse import parse
from search.router import MAX_WAITING, Router
from tests.factories.search import make_record
from tests.search.memory_engine import MemoryEngine
from tests.search.test_breaker import Clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def primary() -> MemoryEngine:
    return MemoryEngine("remote")


@pytest.fixture
def router(primary: MemoryEngine, clock: Clock) -> Router:
    return Router(primary, database_engine(), Breaker(2, 30, clock))


def request_for(words: str, **changes: Any) -> SearchRequest:
    return replace(SearchRequest(audience=PUBLIC, query=parse(words)), **changes)


def publish(router: Router, *keys: str, visibility: tuple[str, ...] = ("public", "staff")) -> None:
    records = [make_record(key=key, title=f"Bus {key}", visibility=visibility) for key in keys]
    store.save_records(records=records)
    if isinstance(router.primary, MemoryEngine) and not router.primary.away:
        router.primary.upsert(records)
        store.mark_synced(versions={record.key: record.version for record in records})


def keys(router: Router, words: str = "bus") -> list[str]:
    return sorted(hit.key for hit in router.search(request_for(words)).hits)


def test_the_primary_engine_answers_while_it_can(router: Router) -> None:
    publish(router, "a")
    response = router.search(request_for("bus"))
    assert (response.engine, response.degraded, response.total) == ("remote", False, 1)


def test_without_a_primary_the_database_is_not_a_degraded_mode(clock: Clock) -> None:
    router = Router(None, database_engine(), Breaker(2, 30, clock))
    publish(router, "a")
    response = router.search(request_for("bus"))
    assert (response.degraded, response.total) == (False, 1)


def test_when_the_primary_is_away_the_database_answers_and_says_so(
    router: Router, primary: MemoryEngine
) -> None:
    publish(router, "a")
    primary.away = True
    response = router.search(request_for("bus"))
    assert (response.degraded, response.total) == (True, 1)


def test_after_two_failures_the_primary_is_left_alone(
    router: Router, primary: MemoryEngine
) -> None:
    primary.away = True
    for _ in range(5):
        router.search(request_for("bus"))
    assert primary.asked == 2


def test_it_comes_back_by_itself_with_what_was_published_meanwhile(
    router: Router, primary: MemoryEngine, clock: Clock
) -> None:
    publish(router, "a")
    primary.away = True
    keys(router), keys(router)
    publish(router, "b")
    primary.away = False
    clock.now += 30
    response = router.search(request_for("bus"))
    assert (response.engine, response.degraded, response.total) == ("remote", False, 2)


def test_what_was_deleted_is_gone_from_hits_and_counts_before_the_index_knows(
    router: Router,
) -> None:
    publish(router, "a", "b")
    store.delete_records(versions={"a": store.next_version()})
    response = router.search(request_for("bus"))
    assert ([hit.key for hit in response.hits], response.total) == (["b"], 1)


def test_what_was_hidden_is_gone_for_visitors_and_still_there_for_staff(router: Router) -> None:
    publish(router, "a")
    hidden = make_record(
        key="a", title="Bus a", version=store.next_version(), visibility=("alumni", "staff")
    )
    store.save_records(records=[hidden])
    assert router.search(request_for("bus")).total == 0
    assert router.search(request_for("bus", audience=STAFF)).total == 1


def test_an_index_that_kept_a_deleted_record_is_not_believed(
    router: Router, primary: MemoryEngine
) -> None:
    publish(router, "a", "b")
    version = store.next_version()
    store.delete_records(versions={"a": version})
    store.mark_synced(versions={"a": version})
    response = router.search(request_for("bus"))
    assert ([hit.key for hit in response.hits], response.total) == (["b"], 1)
    assert "a" in primary.held


def test_with_too_many_waiting_changes_the_database_answers(router: Router) -> None:
    waiting = [make_record(key=f"k{number}") for number in range(MAX_WAITING + 1)]
    store.save_records(records=waiting)
    assert router.search(request_for("")).degraded is True


def test_suggestions_and_similar_records_of_a_stale_index_are_checked(router: Router) -> None:
    publish(router, "a", "b", "c")
    store.delete_records(versions={"b": store.next_version()})
    assert [found.key for found in router.suggest("bus", PUBLIC)] == ["a", "c"]
    assert list(router.similar("a", PUBLIC)) == ["c"]


def test_a_mistake_of_ours_is_not_hidden_and_frees_the_probe(
    router: Router, primary: MemoryEngine, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistake(request: SearchRequest) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(primary, "search", mistake)
    with pytest.raises(ZeroDivisionError):
        router.search(request_for("bus"))
    assert router.breaker.may_try() is True
