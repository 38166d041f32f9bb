"""Which themes and places a query names, whatever language it is in."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.concepts import ConceptEntry, Vocabulary
from search.engines.base import TERM, Concept, Name
from search.parse import parse

#: How long an example takes says something about the machine, not about the code.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

TRANSPORT = ConceptEntry(
    "theme",
    "public-transport",
    (
        *("Public transport", "Transporte público", "Transports publics", "公共交通", "대중교통"),
        *("BRT", "bus rapid transit", "night bus", "bus lane", "버스", "심야버스", "中央公交"),
    ),
)
ROADS = ConceptEntry(
    "theme", "roads", ("Roads and parking", "ITS", "주차", "도로·주차", "expressway")
)
HOUSING = ConceptEntry("theme", "housing", ("Public rental housing", "SH", "social housing"))
REGENERATION = ConceptEntry("theme", "regeneration", ("서울로 7017", "public space", "도시재생"))
WASTE = ConceptEntry("theme", "waste", ("쓰레기 종량제", "waste", "リサイクル"))
SEOUL = ConceptEntry("city", "seoul", ("Seoul", "서울", "首尔", "ソウル", "Séoul"), is_place=True)
LIMA = ConceptEntry("city", "lima", ("Lima", "리마", "リマ", "利马"), is_place=True)
SINGAPORE_CITY = ConceptEntry(
    "city", "singapore", ("Singapore", "싱가포르", "新加坡"), is_place=True
)
SINGAPORE = ConceptEntry(
    "country", "SG", ("Singapore", "싱가포르", "新加坡", "Singapour"), is_place=True
)
VOCABULARY = Vocabulary(
    [TRANSPORT, ROADS, HOUSING, REGENERATION, WASTE, SEOUL, LIMA, SINGAPORE_CITY, SINGAPORE]
)


def values(text: str) -> list[str]:
    return [concept.value for concept in VOCABULARY.recognise_in(parse(text))]


def test_a_concept_says_which_words_named_it() -> None:
    assert VOCABULARY.recognise(["Séoul", "Transporte", "Público", "gratis"]) == (
        Concept("city", "seoul", ("seoul",)),
        Concept("theme", "public-transport", ("transporte", "publico")),
    )


@pytest.mark.parametrize(
    "text",
    [
        "public transport", "PUBLIC TRANSPORT", "Public-Transport", "transporte publico",
        "transports publics", "Transport public", "night buses", "Night Bus", "bus lanes", "brt",
        "公共交通", "公共交通政策", "大中央公交", "대중교통", "대중교통의", "서울버스노선",
        "심야 버스",
    ],
)  # fmt: skip
def test_a_theme_is_recognised_by_any_of_its_names_in_any_spelling(text: str) -> None:
    assert "public-transport" in values(text)


def test_a_run_without_spaces_can_name_several_concepts() -> None:
    assert values("서울심야버스") == ["seoul", "public-transport"]
    assert values("首尔公共交通") == ["seoul", "public-transport"]
    assert values("ソウルのリサイクル") == ["seoul", "waste"]


def test_the_spaces_of_korean_may_be_anywhere() -> None:
    assert values("쓰레기종량제") == ["waste"]
    assert values("도시 재생") == ["regeneration"]
    assert values("고가 서울로7017 공원") == ["regeneration"]


def test_a_name_written_in_pieces_gives_the_pieces() -> None:
    assert VOCABULARY.recognise(["심야", "버스요금"]) == (
        Concept("theme", "public-transport", ("심야", "버스")),
    )


def test_several_words_may_take_other_endings() -> None:
    budget = Vocabulary([ConceptEntry("theme", "x", ("participatory budgeting",))])
    assert budget.recognise(["participatory", "budgets"]) == (
        Concept("theme", "x", ("participatory", "budgets")),
    )


def test_one_word_may_not() -> None:
    assert Vocabulary([ConceptEntry("theme", "x", ("parking",))]).recognise(["park"]) == ()


def test_a_long_name_of_a_theme_does_not_hide_the_terms_in_it() -> None:
    names = (Name("ko", "청계천"), Name("en", "Cheonggyecheon"))
    vocabulary = Vocabulary(
        [
            ConceptEntry("theme", "regeneration", ("청계천 복원",)),
            ConceptEntry(TERM, "Cheonggyecheon", ("청계천", "Cheonggyecheon"), names),
        ]
    )
    assert vocabulary.recognise(["청계천", "복원"]) == (
        Concept("theme", "regeneration", ("청계천", "복원")),
        Concept(TERM, "Cheonggyecheon", ("청계천",), names),
    )


def test_a_name_for_two_things_names_both() -> None:
    assert values("Singapore") == ["singapore", "SG"]
    assert values("Singapour") == ["SG"]


def test_the_longest_name_wins() -> None:
    assert values("public rental housing") == ["housing"]
    assert values("bus rapid transit") == ["public-transport"]


def test_a_concept_named_twice_is_given_once() -> None:
    assert VOCABULARY.recognise_in(parse("brt bus lane")) == (
        Concept("theme", "public-transport", ("brt", "bus", "lane")),
    )


@pytest.mark.parametrize(
    "text", ["public", "transport", "bus", "busy lane", "wasteland", "limassol"]
)
def test_a_part_of_a_name_names_nothing(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        *(("bus", "buses"), ("buses", "bus"), ("house", "houses"), ("lane", "lanes")),
        *(("city", "cities"), ("beach", "beaches"), ("parque", "parques"), ("glass", "glasses")),
    ],
)
def test_one_and_many_are_the_same(name: str, typed: str) -> None:
    vocabulary = Vocabulary([ConceptEntry("theme", "x", (name,))])
    assert vocabulary.recognise([typed]) == (Concept("theme", "x", (typed,)),)


def test_marche_is_not_march() -> None:
    assert Vocabulary([ConceptEntry("theme", "x", ("marche",))]).recognise(["March"]) == ()


def test_words_with_another_between_them_are_no_name() -> None:
    assert values("public air transport") == []


@pytest.mark.parametrize(
    ("text", "named"), [("its", []), ("ITS", ["roads"]), ("sh", []), ("SH", ["housing"])]
)
def test_an_acronym_that_is_a_small_word_counts_in_capitals_only(
    text: str, named: list[str]
) -> None:
    assert values(text) == named


@pytest.mark.parametrize("text", ["프리마켓", "フリマの", "プリマ", "リマインド"])
def test_a_place_is_not_found_inside_another_word(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    "text", ["리마의", "페루 리마", "リマの", "ペルー・リマ", "秘鲁利马市", "서울리마"]
)
def test_a_place_is_found_where_a_word_may_begin(text: str) -> None:
    assert "lima" in values(text)


@pytest.mark.parametrize(
    "text", ["-waste", '-"bus lane"', "NOT brt", '"public transport"', "title:brt"]
)
def test_what_is_excluded_quoted_or_put_in_a_field_is_meant_as_written(text: str) -> None:
    assert values(text) == []


def test_alternatives_are_recognised() -> None:
    assert values("waste OR brt") == ["waste", "public-transport"]


def test_an_empty_vocabulary_recognises_nothing() -> None:
    assert (
        Vocabulary([ConceptEntry("theme", "x", ("", "!", "水"))]).recognise(["水", "", "x"]) == ()
    )


@UNHURRIED
@given(st.lists(st.text(st.sampled_from("리마 서울버スソ公共交通BRTs-7017·é\u0301"))))
def test_any_words_are_read(words: list[str]) -> None:
    known = {"public-transport", "roads", "housing", "regeneration", "waste", "seoul", "lima"}
    assert {concept.value for concept in VOCABULARY.recognise(words)} <= known


def test_the_longest_query_is_read_in_bounded_time() -> None:
    many = Vocabulary(
        ConceptEntry("theme", str(n), (f"name {n} of many words", "가" * (n % 40)))
        for n in range(5_000)
    )
    assert many.recognise(["가" * 500, *["name"] * 100]) != ()
