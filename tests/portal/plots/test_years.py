"""Columns of years: every year once, early ones together, a click on what is chosen gives it up."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from portal.plots.shares import DARKEST, FULL, share, tint
from portal.plots.years import MOST_COLUMNS, Column, columns_of
from search.engines.base import PUBLIC
from search.params import SearchParams
from search.service import search_results
from tests.factories.policies import make_case

pytestmark = pytest.mark.django_db


def make_policies(*years: int) -> None:
    for number, year in enumerate(years):
        make_case(f"Case {number}", start_year=year)


def columns(**params: object) -> tuple[Column, ...]:
    return columns_of(search_results(SearchParams(**params), audience=PUBLIC))  # type: ignore[arg-type]


def total_behind(column: Column, client: Client) -> int:
    response = client.get(column.url)
    total: int = response.context["found"].total
    return total


def test_every_year_from_the_first_to_the_last_has_a_column() -> None:
    make_policies(2001, 2003, 2003)

    assert [(each.first, each.count, each.share) for each in columns()] == [
        (2001, 1, FULL // 2),
        (2002, 0, 0),
        (2003, 2, FULL),
    ]
    assert columns()[1].url == ""


def test_a_single_year_and_no_policy_are_no_plot() -> None:
    assert columns() == ()
    make_policies(2001, 2001)
    assert columns() == ()


def test_a_number_is_what_the_search_behind_it_finds(client: Client) -> None:
    make_policies(1975, 1980, 2009, 2010, 2010)

    shown = [column for column in columns() if column.url]

    assert [total_behind(column, client) for column in shown] == [each.count for each in shown]
    assert [each.count for each in shown] == [2, 1, 2]


def test_early_years_share_the_first_column() -> None:
    make_policies(1975, 1980, 2010)

    first, *rest = columns()

    assert (first.first, first.last, first.count) == (1975, 2010 - MOST_COLUMNS + 1, 2)
    assert len(rest) == MOST_COLUMNS - 1
    assert parse_qs(urlsplit(first.url).query)["started"] == ["1975", "1980"]


def test_a_chosen_year_leaves_the_others_in_sight_and_can_be_given_up() -> None:
    make_policies(2001, 2002)

    first, second = columns(chosen={"started": ("2002",)})

    assert (first.is_chosen, first.count) == (False, 1)
    assert (second.is_chosen, second.url) == (True, "/search/")


def test_the_other_filters_and_the_words_are_kept() -> None:
    make_policies(2001, 2002)

    first, _second = columns(q="case", chosen={"theme": ("public-transport",)}, page_size=12)

    assert first.url == "/search/?q=case&started=2001&theme=public-transport"


def test_the_result_page_opens_the_plot_when_a_year_is_chosen(client: Client) -> None:
    make_policies(2001, 2002)

    closed = client.get("/search/").content.decode()
    opened = client.get("/search/?started=2002").content.decode()

    assert '<details class="plot">' in closed
    assert '<details class="plot" open>' in opened
    assert 'aria-current="true"' in opened
    assert client.get("/search/?started=2002").context["found"].total == 1


@pytest.mark.parametrize("year", ["1492", "٢٠٠٤", "abc"])
def test_a_start_year_that_no_policy_has_or_that_is_none_is_no_mistake_of_the_page(
    year: str, client: Client
) -> None:
    make_policies(2001)

    assert client.get("/search/", {"started": year}).status_code == 200


def test_whatever_is_there_can_be_seen() -> None:
    assert (share(0, 9), share(1, 900), share(9, 9)) == (0, 1, FULL)
    assert (tint(0, 9), tint(1, 900), tint(9, 9)) == (0, 1, DARKEST)
