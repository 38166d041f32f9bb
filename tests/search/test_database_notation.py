"""Lookups and rows in the notation of each database. No server needed."""

from __future__ import annotations

import pytest

from search.engines.database.ids import NONE, at_least, ids_of, is_in, places, union, without
from search.engines.database.postgres import tsquery, vector
from search.engines.database.rows import BOUNDARY, MAX_TOKENS, column, text_row, word_rows
from search.engines.database.spelling import distance
from search.engines.database.sqlite import match_expression
from search.engines.database.units import Lookup, Unit, lookup, units
from search.records import Text
from tests.factories.search import make_record


@pytest.mark.parametrize(
    ("made", "fts5", "postgres"),
    [
        (Lookup(("bus",)), '"bus"', "'bus'"),
        (Lookup(("pm", "2.5")), '"pm 2.5"', "'pm' <-> '2.5'"),
        (Lookup(("水",), prefix=True), '"水" *', "'水':*"),
        (Lookup(("x' OR \\", 'y"')), '"x\' OR \\ y"""', "'x'' OR \\\\' <-> 'y\"'"),
    ],
)
def test_every_stem_is_quoted(made: Lookup, fts5: str, postgres: str) -> None:
    assert match_expression(made, None) == fts5
    assert tsquery(made, None) == postgres


def test_a_column_is_named() -> None:
    assert match_expression(Lookup(("bus",)), "title") == 'title : "bus"'
    assert tsquery(Lookup(("bus", "lane")), "summary") == "'bus':B <-> 'lane':B"
    assert tsquery(Lookup(("水",), prefix=True), "body") == "'水':*C"


def test_a_vector_has_places_and_columns() -> None:
    assert vector([("A", " bus lane "), ("C", " bus ")]) == "'bus':1A,13C 'lane':2A"


def test_a_vector_leaves_a_gap_between_texts() -> None:
    assert vector([("A", f" bus {BOUNDARY} bus ")]) == "'bus':1A,12A"


def test_an_empty_text_has_an_empty_vector() -> None:
    assert vector([("A", " ")]) == ""


def test_columns_hold_the_stems_of_all_texts() -> None:
    record = make_record("r", "Bus lanes", "Cities", also=(Text("ko", "버스"),))
    row = text_row(1, record)

    assert (row.title, row.summary, row.body) == (f" bus lane {BOUNDARY} 버스 스 ", " citi ", " ")
    assert row.length == 3 * 5 + 2 * 1


def test_a_text_of_endless_length_is_cut() -> None:
    assert len(column(["word " * (MAX_TOKENS + 5)]).split()) == MAX_TOKENS


def test_words_for_spelling_are_as_written() -> None:
    record = make_record("r", "Bus lanes 버스", "Lanes for buses 지하철")

    assert {(row.word, row.in_title) for row in word_rows(1, record)} == {
        ("bus", True),
        ("lanes", True),
        ("버스", True),
        ("스", True),
        ("for", False),
        ("buses", False),
    }


def test_a_word_is_one_lookup_and_a_run_of_characters_several() -> None:
    assert units(["Buses", "low-income", "公共交通", "水", "?"]) == [
        Unit((Lookup(("bus",)),)),
        Unit((Lookup(("low", "incom")),)),
        Unit((Lookup(("公共",)), Lookup(("共交",)), Lookup(("交通",))), needed=2),
        Unit((Lookup(("水",), prefix=True),)),
    ]


def test_a_phrase_is_one_lookup() -> None:
    assert lookup("bus lanes") == Lookup(("bus", "lane"))
    assert lookup("地铁 水") == Lookup(("地铁", "铁", "水"), prefix=True)
    assert lookup("?!") is None


def test_a_lookup_is_found_in_a_column_of_stems() -> None:
    stems = column(["Bus lanes 水质"])

    assert [stems.count(each.text) for each in (Lookup(("lane",)), Lookup(("lan",)))] == [1, 0]
    assert stems.count(Lookup(("水",), prefix=True).text) == 1


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("metro", "metro", 0),
        ("metro", "metor", 1),
        ("metro", "meto", 1),
        ("metro", "mettro", 1),
        ("metro", "netro", 1),
        ("metro", "motre", 2),
        ("metro", "tram", 3),
        ("", "ab", 2),
        ("ubs", "bus", 1),
    ],
)
def test_the_distance_of_words(one: str, other: str, apart: int) -> None:
    assert distance(one, other, 2) == distance(other, one, 2) == apart


def test_sets_of_ids() -> None:
    few, many = ids_of([3, 1]), ids_of([5, 1, 1, 2])

    assert few.tolist() == [1, 3]
    assert union([few, many, NONE]).tolist() == [1, 2, 3, 5]
    assert without(many, few).tolist() == [2, 5]
    assert [at_least(n, [few, many]).tolist() for n in (1, 2, 3)] == [[1, 2, 3, 5], [1], []]
    assert at_least(2, [few, many, ids_of([2, 3])]).tolist() == [1, 2, 3]
    assert is_in(ids_of([1, 4, 9]), many).tolist() == [True, False, False]
    assert places(ids_of([2, 4, 5]), many).tolist() == [1, 2]
    assert [len(at_least(n, [])) for n in (0, 1, 2)] == [0, 0, 0]
