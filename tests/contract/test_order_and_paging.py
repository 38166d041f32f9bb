"""Sorts, pages and years."""

from __future__ import annotations

import pytest

from search.engines.base import MAX_DEPTH, Engine, Sort
from tests.contract.asking import ask, found, keys
from tests.contract.library import LIBRARY, PUBLIC_KEYS
from tests.factories.search import make_record

PUBLIC_RECORDS = [record for record in LIBRARY if record.key in PUBLIC_KEYS]


def test_the_most_recent_come_first(engine: Engine) -> None:
    by_date = sorted(PUBLIC_RECORDS, key=lambda record: str(record.published_at), reverse=True)

    assert keys(engine, sort=Sort.RECENT) == [record.key for record in by_date]


def test_the_latest_years_come_first_and_those_without_last(engine: Engine) -> None:
    by_year = sorted(PUBLIC_RECORDS, key=lambda record: (-(record.year_start or 0), record.key))

    assert keys(engine, sort=Sort.YEAR) == [record.key for record in by_year]


def test_titles_come_in_alphabetical_order(empty_engine: Engine) -> None:
    empty_engine.upsert(
        [
            make_record("1", "banana"),
            make_record("2", "Apple"),
            make_record("3", "Émile"),
            make_record("4", "cherry"),
            make_record("5", ""),
        ]
    )

    assert keys(empty_engine, sort=Sort.TITLE) == ["2:en", "1:en", "4:en", "3:en", "5:en"]


@pytest.mark.parametrize("sort", [Sort.RECENT, Sort.YEAR, Sort.TITLE])
def test_ties_are_broken_by_key(empty_engine: Engine, sort: Sort) -> None:
    empty_engine.upsert([make_record(name, "Same") for name in ("b", "c", "a")])

    assert keys(empty_engine, sort=sort) == ["a:en", "b:en", "c:en"]


def test_another_order_changes_nothing_in_what_is_found(engine: Engine) -> None:
    answers = [found(engine, "bus", sort=sort) for sort in Sort]

    assert answers == [{"bus-reform", "transfer-card", "incinerators"}] * len(Sort)


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("words", ["", "bus OR water OR fare"])
def test_pages_together_are_the_whole_list(engine: Engine, words: str, sort: Sort) -> None:
    whole = keys(engine, words, sort=sort, limit=100)
    pages = [keys(engine, words, sort=sort, offset=at, limit=2) for at in range(0, len(whole), 2)]

    assert [key for page in pages for key in page] == whole


def test_a_page_has_as_many_hits_as_asked_for_and_the_whole_total(engine: Engine) -> None:
    answer = ask(engine, limit=3)

    assert (len(answer.hits), answer.total) == (3, len(PUBLIC_KEYS))


def test_no_hits_may_be_asked_for(engine: Engine) -> None:
    answer = ask(engine, "bus", limit=0, count_facets=("kind",))

    assert (answer.hits, answer.total, answer.facets["kind"]) == ((), 3, {"case": 2, "brief": 1})


@pytest.mark.parametrize("offset", [500, MAX_DEPTH - 1, MAX_DEPTH, 10**9])
def test_a_page_behind_the_end_is_empty_and_no_error(engine: Engine, offset: int) -> None:
    answer = ask(engine, "bus", offset=offset, count_facets=("kind",))

    assert (answer.hits, answer.total, answer.facets["kind"]) == ((), 3, {"case": 2, "brief": 1})


@pytest.mark.parametrize(
    ("year_from", "year_to", "expected"),
    [
        (2004, 2004, {"bus-reform", "transmilenio", "osaka-water", "median-lanes"}),
        (None, 1997, {"incinerators", "median-lanes"}),
        (1980, 1989, set()),
        (2003, 2003, {"incinerators", "transmilenio", "osaka-water", "median-lanes"}),
        (
            2012,
            2013,
            {"flood-maps", "transfer-card", "transmilenio", "osaka-water", "median-lanes"},
        ),
    ],
    ids=["one year", "until", "before all", "last year of one", "since and still running"],
)
def test_policies_are_found_that_ran_in_the_years(
    engine: Engine, year_from: int | None, year_to: int | None, expected: set[str]
) -> None:
    assert found(engine, year_from=year_from, year_to=year_to) == expected


def test_a_policy_without_a_year_is_not_in_any(engine: Engine) -> None:
    assert found(engine, "terraces", year_from=1900) == set()
    assert found(engine, "terraces", year_to=2100) == set()
