"""What stands around the hits: chips, filters, pager, ways out. No engine is needed for that."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.utils.translation import override

from search.answer import FacetOptions, Option, Results
from search.params import Problem, SearchParams
from search.result_page import Chip, ProblemLine, ResultPage, WayOut, result_page

THEMES = FacetOptions(
    "theme",
    "Theme",
    tuple(Option(f"t{n}", f"Theme {n}", 20 - n, selected=n == 9) for n in range(12)),
)
KINDS = FacetOptions("kind", "Kind", (Option("case", "Case studies", 5, True),))


def answer(params: SearchParams | None = None, **values: Any) -> Results:
    empty = Results(
        params=params or SearchParams(),
        total=0,
        took_ms=1.0,
        engine="sqlite",
        degraded=False,
        did_you_mean=None,
        results=(),
        facets=(),
        without={},
    )
    return replace(empty, **values)


def page(params: SearchParams | None = None, **values: Any) -> ResultPage:
    return result_page(answer(params, **values), [])


def test_a_chip_leads_to_the_search_without_its_value() -> None:
    params = SearchParams(q="bus", chosen={"kind": ("case",), "theme": ("t1", "t9")}, page=3)

    assert page(params, facets=(THEMES, KINDS)).chips == (
        Chip("Theme", "Theme 9", "/search/?q=bus&kind=case&theme=t1"),
        Chip("Kind", "Case studies", "/search/?q=bus&theme=t1&theme=t9"),
    )


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [(1998, 2004, "1998 to 2004"), (1998, None, "from 1998"), (None, 2004, "to 2004")],
)
def test_a_span_of_years_is_a_chip(first: int | None, last: int | None, label: str) -> None:
    (chip,) = page(SearchParams(q="bus", year_from=first, year_to=last)).chips

    assert (chip.label, chip.url) == (label, "/search/?q=bus")


def test_clearing_keeps_words_and_order() -> None:
    params = SearchParams(q="bus", chosen={"kind": ("case",)}, year_from=1998, page=2)

    assert page(params).clear_url == "/search/?q=bus"


def test_links_stay_in_the_language_of_the_interface() -> None:
    with override("ko"):
        assert page(SearchParams(q="bus")).clear_url == "/ko/search/?q=bus"


def test_a_long_facet_is_cut_but_what_is_chosen_is_never_hidden() -> None:
    (facet,) = page(facets=(THEMES,)).filters

    assert [option.value for option in facet.first] == [*(f"t{n}" for n in range(7)), "t9"]
    assert [option.value for option in facet.rest] == ["t7", "t8", "t10", "t11"]


def test_a_facet_without_options_is_not_offered() -> None:
    assert page(facets=(FacetOptions("session", "Learning session", ()),)).filters == ()


@pytest.mark.parametrize(
    ("name", "selected", "is_open"),
    [("theme", False, True), ("status", False, False), ("status", True, True)],
)
def test_a_facet_opens_when_something_in_it_is_chosen(
    name: str, selected: bool, is_open: bool
) -> None:
    facet = FacetOptions(name, "Heading", (Option("a", "A", 1, selected),))

    assert page(facets=(facet,)).filters[0].is_open is is_open


def numbers(number: int, total: int) -> list[str]:
    """The pager as text: the current page in brackets, a dot for a gap."""
    links = page(SearchParams(page=number), total=total).pages
    return [
        f"{'.' if link.after_gap else ''}{f'[{link.number}]' if link.is_current else link.number}"
        for link in links
    ]


@pytest.mark.parametrize(
    ("number", "total", "expected"),
    [
        (1, 20, []),
        (1, 21, ["[1]", "2"]),
        (1, 400, ["[1]", "2", "3", ".20"]),
        (10, 400, ["1", ".8", "9", "[10]", "11", "12", ".20"]),
        (20, 400, ["1", ".18", "19", "[20]"]),
    ],
)
def test_the_pager_names_both_ends_and_the_neighbours(
    number: int, total: int, expected: list[str]
) -> None:
    assert numbers(number, total) == expected


def test_previous_and_next_end_at_the_ends() -> None:
    first = page(SearchParams(q="bus"), total=40)
    second = page(SearchParams(q="bus", page=2), total=40)

    assert (first.previous_url, first.next_url) == ("", "/search/?q=bus&page=2")
    assert (second.previous_url, second.next_url) == ("/search/?q=bus", "")


def test_paging_ends_where_no_engine_goes_deeper() -> None:
    assert page(total=1_000_000).last_page == 500


def test_a_page_after_the_last_is_told_apart_from_no_results() -> None:
    assert page(SearchParams(page=9), total=40).is_past_end is True
    assert page(SearchParams(page=9), total=0).is_past_end is False


def test_a_better_spelling_is_searched_with_the_same_filters() -> None:
    params = SearchParams(q="buss", chosen={"theme": ("t1",)})

    assert page(params, did_you_mean="bus").did_you_mean_url == "/search/?q=bus&theme=t1"


def test_ways_out_of_nothing_name_the_best_first() -> None:
    params = SearchParams(q="bus", chosen={"theme": ("t1",)}, year_from=2021)

    assert page(params, without={"theme": 3, "year": 12}).ways_out == (
        WayOut("Years", 12, "/search/?q=bus&theme=t1"),
        WayOut("Theme", 3, "/search/?q=bus&year_from=2021"),
    )


def test_problems_are_told_in_words_of_the_interface() -> None:
    problems = [
        Problem("theme", "nope", "unknown_value", "There is no such value."),
        Problem("page", "x", "not_a_number", "…"),
        Problem("page", "y", "new_code", "Said by the parser."),
    ]

    assert result_page(answer(), problems).problems == (
        ProblemLine("Theme", "nope", "This choice does not exist."),
        ProblemLine("Page", "x", "This is not a number that can be used here."),
        ProblemLine("Page", "y", "Said by the parser."),
    )
