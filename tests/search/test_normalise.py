"""Text -> tokens: what people type and what they wrote become the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.normalise import (
    MAX_TOKEN,
    is_unspaced,
    normalised,
    phrase_tokens,
    query_tokens,
    spans,
    tokens,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bus Reform", ["bus", "reform"]),
        ("Málaga, São Paulo", ["malaga", "sao", "paulo"]),
        ("Łódź Straße İstanbul Tromsø Iğdır", ["lodz", "strasse", "istanbul", "tromso", "igdir"]),
        ("Ærø Œuvre Đà Nẵng", ["aero", "oeuvre", "da", "nang"]),
        ("КИЇВ Й", ["киів", "и"]),
        ("C++ and C# or F#", ["c++", "and", "c#", "or", "f#"]),
        ("PM2.5 PM 2.5 PM10", ["pm", "2.5", "pm", "2.5", "pm10"]),
        ("CO₂ ½ Ⅳ", ["co2", "1", "2", "iv"]),
        ("1,400 or 10,000,000.5", ["1400", "or", "10000000.5"]),
        ("2004.07.01 v1.2.3", ["2004", "07", "01", "v", "1", "2", "3"]),
        ("U.S.A. e.g. a.b", ["usa", "eg", "a", "b"]),
        ("the city's, the cities' and O'Brien", "the city the cities and o brien".split()),
        ("l’eau", ["l", "eau"]),
        ("low-income bus/metro a_b", ["low", "income", "bus", "metro", "a", "b"]),
        ("हिन्दी मेट्रो", ["हिन्दी", "मेट्रो"]),
        ("مَترو أكبر", ["مترو", "اكبر"]),
        ("", []),
        ("?! -- \x00 \ud800 \ue000 🚌", []),
    ],
)
def test_text_is_cut_into_folded_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公共交通", ["公共", "共交", "交通", "通"]),
        ("水", ["水"]),
        ("대중교통 개혁", ["대중", "중교", "교통", "통", "개혁", "혁"]),
        ("ガソリン", ["ガソ", "ソリ", "リン", "ン"]),
        ("BRT系统", ["brt", "系统", "统"]),
        ("ไทย", ["ไท", "ทย", "ย"]),
    ],
)
def test_what_has_no_spaces_is_cut_into_pairs_and_a_tail(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_half_width_and_decomposed_letters_are_the_whole_ones() -> None:
    assert tokens("ｶﾞｿﾘﾝ") == tokens("ガソリン")
    assert tokens("\u1103\u1162\u110c\u116e\u11bc") == tokens("대중")
    assert tokens("Cafe\u0301") == tokens("Café") == ["cafe"]


def test_japanese_voicing_is_kept() -> None:
    assert tokens("が") == ["が"]


def test_tails_are_not_asked_for() -> None:
    assert query_tokens("公共交通 BRT系统") == ["公共", "共交", "交通", "brt", "系统"]


def test_in_a_phrase_only_the_last_tail_is_left_out() -> None:
    assert phrase_tokens("버스 개혁") == ["버스", "스", "개혁"]


def test_a_single_character_is_asked_for() -> None:
    assert (query_tokens("水"), phrase_tokens("水")) == (["水"], ["水"])


def test_titles_are_compared_by_folded_words() -> None:
    assert (
        normalised("  Málaga:  the U.S. Metro's 1,000 公共交通 ")
        == "malaga the us metro 1000 公共交通"
    )


def test_a_token_of_endless_length_is_cut() -> None:
    assert tokens("x" * 1_000) == ["x" * MAX_TOKEN]


def test_scripts_without_spaces_are_told_apart() -> None:
    assert [is_unspaced(token) for token in ("公共", "버스", "bus", "метро", "2.5")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_places_are_those_of_the_original_text() -> None:
    text = "Ｃafé’s ½ 公共交通 CO₂"

    assert [(token.text, text[token.start : token.end]) for token in spans(text)] == [
        ("cafe", "Ｃafé"),
        ("1", "½"),
        ("2", "½"),
        ("公共", "公共"),
        ("共交", "共交"),
        ("交通", "交通"),
        ("通", "通"),
        ("co2", "CO₂"),
    ]


@given(st.text())
def test_tokens_with_and_without_places_are_the_same(text: str) -> None:
    assert [token.text for token in spans(text)] == tokens(text)


@given(st.text())
def test_no_token_is_empty_or_has_white_space_or_quotes(text: str) -> None:
    assert [
        token for token in tokens(text) if not token or set(token) & set(" \t\n'\"\\\ue000")
    ] == []


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)
