"""Marks and extracts from the original text."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.parse import parse
from search.snippets import WIDTH, Marker, beginning, extracts, in_one_line, marker, whole


def marked(query: str, text: str, field: str | None = None) -> str | None:
    return whole(text, marker(parse(query), field))


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("bus", "Bus, buses & business", "<mark>Bus</mark>, <mark>buses</mark> &amp; business"),
        ("city", "The cities", "The <mark>cities</mark>"),
        ("cities", "A city's plan", "A <mark>city</mark>&#x27;s plan"),
        ("cafe", "Café CAFÉS", "<mark>Café</mark> <mark>CAFÉS</mark>"),
        ("PM2.5", "PM2.5 and PM 2.5", "<mark>PM2.5</mark> and <mark>PM 2.5</mark>"),
        ("low-income", "Low income, low rent", "<mark>Low income</mark>, low rent"),
        ("c++", "C++ or C", "<mark>C++</mark> or C"),
        ("公共交通", "公共交通和交通", "<mark>公共交通</mark>和<mark>交通</mark>"),
        ("水", "水质 用水", "<mark>水</mark>质 用<mark>水</mark>"),
        ("대중교통을", "대중교통 개혁", "<mark>대중교통</mark> 개혁"),
        ("İstanbul", "istanbul", "<mark>istanbul</mark>"),
        ('"fare rule"', "fare, the fare rules", "fare, the <mark>fare rules</mark>"),
        ("the metro", "the metro", "the <mark>metro</mark>"),
        ("metro OR tram", "tram", "<mark>tram</mark>"),
        ("metro -tram", "metro tram", "<mark>metro</mark> tram"),
        (
            "alert",
            "<script>alert(1)</script>",
            "&lt;script&gt;<mark>alert</mark>(1)&lt;/script&gt;",
        ),
        ("mark", "</mark>", "&lt;/<mark>mark</mark>&gt;"),
    ],
)
def test_words_are_marked_in_escaped_text(query: str, text: str, expected: str) -> None:
    assert marked(query, text) == expected


@pytest.mark.parametrize("query", ["tram", "", "-metro", '"metro a"', "summary:metro"])
def test_a_text_without_the_words_has_no_marks(query: str) -> None:
    assert marked(query, "A metro line", "title") is None


def test_only_the_named_field_is_marked() -> None:
    assert marked("title:metro", "metro", "title") == "<mark>metro</mark>"
    assert marked("title:metro", "metro", "body") is None


def test_an_extract_has_the_words_and_some_text_around() -> None:
    text = "Nothing here. " * 50 + "The gondola opened in May. " + "Nothing more. " * 50
    (extract,) = extracts(text, marker(parse("gondola")))

    assert "The <mark>gondola</mark> opened in May." in extract
    assert (extract[0], extract[-1]) == ("…", "…")
    assert len(extract) <= WIDTH + len("<mark></mark>") + 2


def test_the_extract_with_most_of_the_words_comes_first() -> None:
    text = "cable " * 5 + "x " * 200 + "cable car " + "x " * 200

    (best,) = extracts(text, marker(parse("cable car")))
    assert "<mark>cable</mark> <mark>car</mark>" in best


def test_extracts_do_not_overlap() -> None:
    text = "gondola " + "filler " * 60 + "gondola " + "filler " * 60
    two = extracts(text, marker(parse("gondola")), count=2)

    assert [extract.count("<mark>") for extract in two] == [1, 1]
    assert len(extracts("gondola gondola", marker(parse("gondola")), count=2)) == 1


@pytest.mark.parametrize(
    ("passages", "line"),
    [
        ((), ""),
        (("…of the bus…",), "…of the bus…"),
        (("…of the bus…", "…by tram…"), "…of the bus … by tram…"),
        (("The bus …", "…by tram."), "The bus … by tram."),
        (("The bus.", "The tram…"), "The bus. The tram…"),
    ],
)
def test_two_cuts_that_meet_show_as_one(passages: tuple[str, ...], line: str) -> None:
    assert in_one_line(passages) == line


def test_an_extract_of_a_short_text_is_all_of_it() -> None:
    assert extracts("A gondola.", marker(parse("gondola"))) == ("A <mark>gondola</mark>.",)


def test_white_space_of_the_text_becomes_one_space() -> None:
    assert extracts("A\n\n\tgondola", marker(parse("gondola"))) == ("A <mark>gondola</mark>",)


def test_a_text_without_spaces_is_cut_between_characters() -> None:
    text = "甲" * 300 + "缆车" + "乙" * 300
    (extract,) = extracts(text, marker(parse("缆车")))

    assert "<mark>缆车</mark>" in extract
    assert len(extract) < WIDTH + 20


def test_the_beginning_of_a_text_is_cut_at_a_word() -> None:
    assert beginning("gondola " * 5) == "gondola " * 5
    assert beginning("word " * 100).endswith("word…")


WORDS = st.sampled_from(["bus", "a", "公共", "水", '"a b"', "ß", "ﬁ", "<", "e\u0301", "c++"])
MARKERS = st.lists(WORDS, min_size=1).map(lambda words: marker(parse(" ".join(words))))
TEXTS = st.text(st.one_of(st.sampled_from("ab us公共交水<>&\"' ßﬁé\u0301\n"), st.characters()))


@given(TEXTS, MARKERS)
def test_without_marks_a_marked_text_is_the_text(text: str, wanted: Marker) -> None:
    shown = whole(text, wanted)
    plain = None if shown is None else unescape(re.sub("</?mark>", "", shown))

    assert plain in (None, re.sub(r"\s+", " ", text))


@given(TEXTS, MARKERS)
def test_nothing_but_marks_is_markup(text: str, wanted: Marker) -> None:
    for extract in extracts(text, wanted, count=3, width=20):
        assert re.sub("<mark>[^<>]+</mark>", "", extract).count("<") == 0
