"""From a browser's post to answers as typed, and back into questions."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict

from briefs.answers.parts import CONSENT, COSTS, POLICY, RESULTS, STORY
from briefs.answers.raw import TooLong, bind, check_lengths, raw_from_post, same
from briefs.answers.text import MOST_KEPT, tidy


def posted(**fields: Any) -> QueryDict:
    post = QueryDict(mutable=True)
    for name, value in fields.items():
        key = name.replace("__", "-")
        post.setlist(key, value if isinstance(value, list) else [value])
    return post


def test_what_is_not_on_the_page_is_no_answer_but_an_empty_checkbox_is() -> None:
    assert raw_from_post(RESULTS, posted(evidence="")) == {"evidence": "", "no_data_yet": False}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  a\r\nb\rc ", "a\nb\nc"),
        ("a\x00b\x07c", "abc"),
        ("safe\u202efdp.exe", "safefdp.exe"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\ud800x", "x"),
        ("서울\t시", "서울\t시"),
    ],
)
def test_unseen_characters_go_and_joiners_stay(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


def test_rows_that_say_nothing_or_are_removed_are_left_out() -> None:
    post = posted(
        partners__TOTAL_FORMS="4",
        partners__0__name="Bus company",
        partners__1__name="  ",
        partners__2__name="Gone",
        partners__2__DELETE="on",
        partners__3__role="runs",
    )

    assert raw_from_post(COSTS, post)["partners"] == [
        {"name": "Bus company", "role": "", "kind": ""},
        {"name": "", "role": "runs", "kind": ""},
    ]


def test_a_row_with_an_account_only_says_nothing() -> None:
    post = posted(authors__TOTAL_FORMS="1", authors__0__account="7")

    assert raw_from_post(CONSENT, post)["authors"] == []


@pytest.mark.parametrize("count", ["", "-1", "x", "９", "1e9", "99999999999999999999"])
def test_a_hostile_number_of_rows_is_harmless(count: str) -> None:
    post = posted(authors__TOTAL_FORMS=count, authors__0__name="Sample")

    assert len(raw_from_post(CONSENT, post)["authors"]) <= 1


def test_a_text_beyond_all_measure_is_refused_with_its_name() -> None:
    raw = raw_from_post(STORY, posted(problem="a" * (MOST_KEPT + 1)))

    with pytest.raises(TooLong) as caught:
        check_lengths(raw)

    assert caught.value.field == "problem"


@pytest.mark.django_db
def test_answers_that_are_wrong_are_shown_as_typed_with_what_to_do() -> None:
    raw = {"title": "x" * 121, "start_year": "last year", "end_year": "2009"}

    bound = bind(POLICY, raw)

    assert [name for name, _anchor, _message in bound.errors] == ["title", "start_year"]
    assert bound.form["start_year"].value() == "last year"
    assert str(bound.form.errors["start_year"][0]).startswith("This is not a year.")


@pytest.mark.django_db
def test_years_run_forward() -> None:
    bound = bind(POLICY, {"start_year": "2012", "end_year": "2009"})

    assert [name for name, _anchor, _message in bound.errors] == ["end_year"]


def test_an_amount_needs_its_currency_and_what_is_known_its_amount() -> None:
    raw = {"setup_cost": "1 200 000", "yearly_cost_knowledge": "known"}

    bound = bind(COSTS, raw)

    assert {name for name, _anchor, _message in bound.errors} == {
        "setup_cost_currency",
        "yearly_cost",
    }


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ({"name": "Speed", "after": "22.4"}, []),
        ({"name": "Speed"}, ["after"]),
        ({"after": "22.4"}, ["name"]),
        ({"name": "Speed", "after": "fast", "year": "20"}, ["after", "year"]),
    ],
)
def test_a_row_says_what_is_missing_at_its_own_box(row: dict[str, str], wrong: list[str]) -> None:
    bound = bind(RESULTS, {"indicators": [row]})

    anchors = [anchor for _name, anchor, _message in bound.errors]
    assert anchors == [f"id_indicators-0-{box}" for box in wrong]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("", None, True), ([], None, True), (False, "", True), ("a", "a", True), ("a", "", False)],
)
def test_nothing_is_nothing_however_it_is_written(one: Any, other: Any, expected: bool) -> None:
    assert same(one, other) is expected
