"""The database engine on the site's own database: what the contract does not ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection
from pytest_django import DjangoAssertNumQueries

from search import store
from search.engines.base import PUBLIC, EngineUnavailable, Sort
from search.engines.database.engine import DatabaseEngine
from search.engines.database.relevance import RERANKED
from search.models import FacetValue, IndexEntry, SearchRecord
from search.records import Record
from tests.factories.search import make_part, make_record, make_request

pytestmark = pytest.mark.django_db

ENGINE = DatabaseEngine()
FACETS = ("theme", "city", "kind")


def keys(words: str = "", **fields: object) -> list[str]:
    return [hit.key for hit in ENGINE.search(make_request(words, **fields)).hits]


def test_the_engine_is_named_for_its_database() -> None:
    assert ENGINE.name == {"sqlite": "sqlite", "postgresql": "postgres"}[connection.vendor]


@pytest.mark.parametrize("count", [1, 3, 30])
def test_a_search_takes_the_same_number_of_queries_for_one_and_many(
    django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    store.save_records(
        records=[
            make_record(
                f"r{n}",
                "Bus lanes",
                facets={"theme": ("transport",), "kind": ("case",)},
                parts=(make_part(1, "A bus"), make_part(2, "Lanes for the bus")),
            )
            for n in range(count)
        ]
    )
    request = make_request("bus lanes", chosen={"kind": ("case",)}, count_facets=FACETS, limit=100)

    # Two words in texts and parts, choices, entries, statistics, stems, records, parts, counts.
    with django_assert_num_queries(11):
        assert len(ENGINE.search(request).hits) == count


def test_more_matches_than_are_read_in_full_are_all_reached_in_a_stable_order() -> None:
    count = RERANKED + 150
    store.save_records(
        records=[
            make_record(f"r{n:04}", "Lane" if n % 3 else "Bus lane", body=f"bus {'x ' * (n % 7)}")
            for n in range(count)
        ]
    )
    whole = keys("bus", limit=2_000)
    pages = [key for at in range(0, count, 50) for key in keys("bus", offset=at, limit=50)]

    assert len(set(whole)) == count
    assert pages == whole
    assert {int(key[1:5]) % 3 for key in whole[:200]} == {0}


def test_scores_fall_beyond_what_is_read_in_full_too() -> None:
    store.save_records(records=[make_record(f"r{n}", f"Bus {n}") for n in range(RERANKED + 20)])
    scores = [hit.score for hit in ENGINE.search(make_request("bus", limit=1_000)).hits]

    assert scores == sorted(scores, reverse=True)


def test_a_rebuild_indexes_again_what_is_no_news() -> None:
    record = make_record("bus", "Bus reform")
    store.save_records(records=[record])
    IndexEntry.objects.all().delete()
    assert keys("bus") == []

    assert ENGINE.rebuild(store.records()) == 1
    assert keys("bus") == [record.key]


def test_a_rebuild_leaves_alone_what_was_changed_meanwhile() -> None:
    old = make_record("bus", "Bus reform", version=1)
    gone = make_record("gone", "Bus lanes", version=1)
    store.save_records(records=[replace(old, version=2, texts=make_record("x", "Trams").texts)])
    store.save_records(records=[gone])
    store.delete_records(versions={gone.key: 2})
    ENGINE.rebuild([old, gone])

    assert (keys("bus"), keys("trams")) == ([], [old.key])


def test_what_is_written_during_a_rebuild_stays() -> None:
    first = make_record("first")
    late = make_record("late", "Late bus")

    def records() -> Iterator[Record]:
        yield first
        store.save_records(records=[late])

    ENGINE.rebuild(records())
    assert set(keys()) == {first.key, late.key}


def test_facet_values_are_numbered_once() -> None:
    for version in (1, 2):
        store.save_records(
            records=[
                make_record(f"r{n}", version=version, facets={"theme": ("a", "b")})
                for n in range(3)
            ]
        )

    assert FacetValue.objects.count() == 2


def test_the_same_value_of_two_facets_is_two_values() -> None:
    store.save_records(
        records=[
            make_record("one", facets={"city": ("seoul",)}),
            make_record("two", facets={"region": ("seoul",)}),
        ]
    )
    answer = ENGINE.search(make_request(count_facets=("city", "region")))

    assert answer.facets == {"city": {"seoul": 1}, "region": {"seoul": 1}}
    assert keys(chosen={"city": ("seoul",)}) == ["one:en"]


def test_a_database_that_fails_makes_the_engine_unavailable() -> None:
    def broken(*args: object) -> object:
        raise DatabaseError("disk full")

    with connection.execute_wrapper(broken):
        for read in (
            lambda: ENGINE.search(make_request("bus")),
            lambda: ENGINE.suggest("bus", PUBLIC),
            lambda: ENGINE.similar("bus:en", PUBLIC),
            lambda: ENGINE.did_you_mean(make_request("tramway")),
            ENGINE.versions,
        ):
            with pytest.raises(EngineUnavailable):
                read()
        assert ENGINE.health().available is False


def test_a_record_without_an_index_row_is_not_shown() -> None:
    store.save_records(records=[make_record("bus", "Bus")])
    IndexEntry.objects.all().delete()

    assert SearchRecord.objects.count() == 1
    assert (keys(), keys(sort=Sort.TITLE), list(ENGINE.suggest("bus", PUBLIC))) == ([], [], [])
