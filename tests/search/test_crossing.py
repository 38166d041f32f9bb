"""Policies counted by two facets at once agree with a search for both values."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from search import store
from search.crossing import crossed, files_with
from search.engines.base import PUBLIC, STAFF, Audience
from search.engines.database.engine import DatabaseEngine
from tests.factories.search import EVERYBODY, make_part, make_record, make_request

pytestmark = pytest.mark.django_db

ALUMNI = Audience(frozenset({"public", "alumni"}))


def save(key: str, themes: str, region: str, visibility: str = "public", files: str = "") -> None:
    parts = tuple(
        make_part(number, "Text", file_id=name) for name in files.split() for number in (1, 2)
    )
    store.save_records(
        records=[
            make_record(
                key,
                "Bus lanes",
                visibility=(visibility, "staff") if visibility != "public" else EVERYBODY,
                facets={"theme": tuple(themes.split()), "region": (region,)},
                parts=parts,
            )
        ]
    )


def test_a_policy_counts_once_for_each_of_its_themes() -> None:
    save("a", "bus air", "east-asia")
    save("b", "bus", "east-asia")
    save("c", "bus", "oceania")

    assert crossed("theme", "region", audience=PUBLIC) == {
        ("bus", "east-asia"): 2,
        ("air", "east-asia"): 1,
        ("bus", "oceania"): 1,
    }


def test_every_number_is_what_a_search_with_both_values_finds() -> None:
    save("a", "bus air", "east-asia")
    save("b", "bus", "east-asia", "alumni")
    save("c", "air", "oceania", "session:may")

    for audience in (PUBLIC, ALUMNI, STAFF):
        for (theme, region), count in crossed("theme", "region", audience=audience).items():
            request = make_request(
                audience=audience, chosen={"theme": (theme,), "region": (region,)}
            )
            assert DatabaseEngine().search(request).total == count


def test_what_a_reader_may_not_see_is_not_counted() -> None:
    save("a", "bus", "east-asia", "alumni", files="deck")

    assert crossed("theme", "region", audience=PUBLIC) == {}
    assert crossed("theme", "region", audience=ALUMNI) == {("bus", "east-asia"): 1}
    assert files_with("theme", "bus", audience=PUBLIC) == 0
    assert files_with("theme", "bus", audience=ALUMNI) == 1


def test_themes_that_go_together_are_pairs_of_one_facet() -> None:
    save("a", "bus air", "east-asia")

    pairs = crossed("theme", "theme", audience=PUBLIC)

    assert pairs["bus", "air"] == pairs["air", "bus"] == pairs["bus", "bus"] == 1


def test_a_file_of_two_pages_or_two_policies_is_one_file() -> None:
    save("a", "bus", "east-asia", files="deck annex")
    save("b", "bus", "east-asia", files="deck")
    save("c", "air", "east-asia", files="other")

    assert files_with("theme", "bus", audience=PUBLIC) == 2
    assert files_with("theme", "no-such-theme", audience=PUBLIC) == 0


@pytest.mark.parametrize("count", [1, 30])
def test_more_policies_cost_no_more_queries(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        save(f"r{number}", f"bus theme-{number}", "east-asia", files="deck")

    with django_assert_num_queries(2):
        assert crossed("theme", "region", audience=PUBLIC)["bus", "east-asia"] == count
    with django_assert_num_queries(2):
        assert files_with("theme", "bus", audience=PUBLIC) == 1
