"""The URL is the state of a search: what is read from it, refused in it and written into it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from urllib.parse import parse_qs

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.clean import MAX_CHARS
from search.engines.base import Sort
from search.params import (
    API_PAGE_SIZES,
    PAGE_SIZES,
    SearchParams,
    at_page,
    cleared,
    parse_params,
    to_query_string,
    toggled,
    with_value,
    without_facet,
    without_value,
    without_years,
)

#: How long an example takes says something about the machine, not about the code.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

FACETS = ("theme", "city", "kind")


def reasons(
    multi: Mapping[str, Sequence[str]], *, page_sizes: Collection[int] = PAGE_SIZES
) -> tuple[tuple[str, str], ...]:
    problems = parse_params(multi, FACETS, page_sizes=page_sizes).problems
    return tuple((problem.parameter, problem.reason_code) for problem in problems)


def test_no_parameters_ask_for_everything() -> None:
    assert parse_params({}, FACETS).params == SearchParams()


def test_every_parameter_is_read() -> None:
    parsed = parse_params(
        {
            "q": ["bus  reform"],
            "theme": ["public-transport", "air-quality"],
            "kind": ["case"],
            "year_from": ["2004"],
            "year_to": ["2012"],
            "sort": ["recent"],
            "page_size": ["50"],
            "page": ["3"],
        },
        FACETS,
    )
    assert parsed.problems == ()
    assert parsed.params == SearchParams(
        q="bus reform",
        chosen={"kind": ("case",), "theme": ("air-quality", "public-transport")},
        year_from=2004,
        year_to=2012,
        sort=Sort.RECENT,
        page=3,
        page_size=50,
    )
    assert parsed.params.offset == 100


def test_names_nobody_knows_are_ignored() -> None:
    parsed = parse_params({"utm_source": ["mail"], "colour": ["red"]}, FACETS)
    assert (parsed.params, parsed.problems) == (SearchParams(), ())


def test_fields_left_empty_in_the_form_are_no_mistake() -> None:
    multi = {name: ["", " "] for name in ("q", "theme", "year_from", "year_to", "sort", "page")}
    assert parse_params(multi, FACETS).problems == ()


def test_of_several_values_for_one_field_the_last_is_meant() -> None:
    assert parse_params({"q": ["bus", "tram"]}, FACETS).params.q == "tram"


def test_a_value_given_twice_counts_once() -> None:
    params = parse_params({"city": ["osaka", " osaka "]}, FACETS).params
    assert params.chosen == {"city": ("osaka",)}


def test_digits_of_other_scripts_are_digits() -> None:
    assert parse_params({"year_from": ["２００４"]}, FACETS).params.year_from == 2004


def test_what_cannot_be_seen_is_removed_from_the_words() -> None:
    assert parse_params({"q": ["\ud800 bus\0\u202e"]}, FACETS).params.q == "bus"


def test_too_long_a_text_is_cut_and_reported() -> None:
    parsed = parse_params({"q": ["x" * 10_000]}, FACETS)
    assert parsed.params.q == "x" * MAX_CHARS
    (problem,) = parsed.problems
    assert (problem.parameter, problem.reason_code) == ("q", "too_long")
    assert problem.value == "x" * 100


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("theme", "x" * 101, "too_long"),
        ("theme", "a\0b", "control_characters"),
        ("theme", "\ud800", "control_characters"),
        ("year_from", "abc", "not_a_number"),
        ("year_from", "999", "out_of_range"),
        ("year_to", "3000", "out_of_range"),
        ("year_to", "9" * 5_000, "not_a_number"),
        ("sort", "best", "unknown_value"),
        ("page", "0", "out_of_range"),
        ("page", "-1", "not_a_number"),
        ("page", "1.5", "not_a_number"),
        ("page", "²", "not_a_number"),
        ("page", "999999", "too_deep"),
        ("page", "501", "too_deep"),
        ("page_size", "30", "out_of_range"),
    ],
)
def test_a_wrong_value_is_reported_and_the_default_taken(
    name: str, value: str, reason: str
) -> None:
    parsed = parse_params({name: [value], "q": ["bus"]}, FACETS)
    assert [(p.parameter, p.reason_code) for p in parsed.problems] == [(name, reason)]
    assert parsed.params == SearchParams(q="bus")


def test_the_deepest_page_depends_on_its_size() -> None:
    assert parse_params({"page": ["500"]}, FACETS).params.page == 500
    assert reasons({"page": ["101"], "page_size": ["100"]}) == (("page", "too_deep"),)


def test_a_span_of_years_does_not_end_before_it_begins() -> None:
    parsed = parse_params({"year_from": ["2012"], "year_to": ["2004"]}, FACETS)
    assert [p.reason_code for p in parsed.problems] == ["years_reversed"]
    assert (parsed.params.year_from, parsed.params.year_to) == (2012, None)


def test_more_than_fifty_values_of_a_facet_are_refused_one_by_one() -> None:
    parsed = parse_params({"city": [f"city-{n:03}" for n in range(100)]}, FACETS)
    assert [p.reason_code for p in parsed.problems] == ["too_many_values"] * 50
    assert len(parsed.params.chosen["city"]) == 50


def test_a_facet_with_a_closed_list_takes_no_other_value() -> None:
    parsed = parse_params(
        {"kind": ["case", "tram"]}, FACETS, allowed={"kind": frozenset({"case", "brief"})}
    )
    assert parsed.params.chosen == {"kind": ("case",)}
    assert [(p.value, p.reason_code) for p in parsed.problems] == [("tram", "unknown_value")]


@pytest.mark.parametrize("size", ["1", "7", "100"])
def test_the_api_takes_any_page_size_up_to_a_hundred(size: str) -> None:
    assert reasons({"page_size": [size]}, page_sizes=API_PAGE_SIZES) == ()


def test_the_api_takes_no_larger_page() -> None:
    assert reasons({"page_size": ["101"]}, page_sizes=API_PAGE_SIZES) == (
        ("page_size", "out_of_range"),
    )


def test_a_refused_value_is_safe_to_show() -> None:
    (problem,) = parse_params({"sort": ["\ud800<b>\0" + "x" * 5_000]}, FACETS).problems
    assert problem.value == "<b>" + "x" * 95


FULL = SearchParams(
    q="bus reform",
    chosen={"city": ("osaka", "seoul"), "theme": ("housing",)},
    year_from=2004,
    year_to=2012,
    sort=Sort.YEAR,
    page=2,
    page_size=50,
)


def test_the_default_search_has_an_empty_query_string() -> None:
    assert to_query_string(SearchParams()) == ""


def test_the_query_string_has_one_canonical_order() -> None:
    assert to_query_string(FULL) == (
        "q=bus+reform&city=osaka&city=seoul&theme=housing"
        "&year_from=2004&year_to=2012&sort=year&page_size=50&page=2"
    )


def test_the_query_string_can_be_written_with_changes() -> None:
    params = SearchParams(q="bus", page=2)
    assert to_query_string(params, sort=Sort.TITLE, page=1) == "q=bus&sort=title"


def test_values_are_sorted_however_they_were_chosen() -> None:
    params = with_value(with_value(SearchParams(), "theme", "water"), "city", "osaka")
    assert to_query_string(with_value(params, "city", "delhi")) == (
        "city=delhi&city=osaka&theme=water"
    )


def test_a_change_of_filters_goes_back_to_the_first_page() -> None:
    for changed in (
        with_value(FULL, "kind", "case"),
        without_value(FULL, "city", "osaka"),
        without_facet(FULL, "city"),
        without_years(FULL),
        cleared(FULL),
    ):
        assert changed.page == 1


def test_a_value_is_given_up_and_its_facet_with_the_last_one() -> None:
    assert without_value(FULL, "city", "osaka").chosen == {
        "city": ("seoul",),
        "theme": ("housing",),
    }
    assert without_value(FULL, "theme", "housing").chosen == {"city": ("osaka", "seoul")}
    assert without_facet(FULL, "city").chosen == {"theme": ("housing",)}


def test_toggling_a_value_twice_changes_nothing() -> None:
    once = toggled(FULL, "city", "seoul")
    assert once.chosen["city"] == ("osaka",)
    assert toggled(once, "city", "seoul").chosen == FULL.chosen


def test_clearing_keeps_the_words_the_order_and_the_page_size() -> None:
    assert cleared(FULL) == SearchParams(q="bus reform", sort=Sort.YEAR, page_size=50)
    assert FULL.is_filtered
    assert not cleared(FULL).is_filtered


def test_another_page_keeps_everything_else() -> None:
    assert to_query_string(at_page(FULL, 7)) == to_query_string(FULL, page=7)


NAMES = st.sampled_from([*FACETS, "q", "year_from", "year_to", "sort", "page", "page_size", "x"])
VALUES = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.integers().map(str),
    st.sampled_from([*Sort, "2004", "2012", "20", "50"]),
)


@UNHURRIED
@given(st.dictionaries(NAMES, st.lists(VALUES)))
def test_any_query_string_is_read_and_its_canonical_form_means_the_same(
    multi: dict[str, list[str]],
) -> None:
    params = parse_params(multi, FACETS).params
    again = parse_params(parse_qs(to_query_string(params)), FACETS)
    assert (again.params, again.problems) == (params, ())
