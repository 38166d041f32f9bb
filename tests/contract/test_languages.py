"""Every language is found in its own words, and through concepts in those of others."""

from __future__ import annotations

import pytest

from search.engines.base import TERM, Concept, Engine, Name
from search.normalise import normalised
from search.records import Text
from tests.contract.asking import first, found, hit, keys
from tests.contract.library import (
    BEIJING_METRO,
    BUS_LANES_KO,
    BUS_REFORM,
    OSAKA_WATER,
    TRANSFER_CARD,
    TRANSMILENIO,
)
from tests.factories.search import make_record


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("transporte público", TRANSMILENIO.key),
        ("transporte publico", TRANSMILENIO.key),
        ("carriles exclusivos", TRANSMILENIO.key),
        ("地铁票价", BEIJING_METRO.key),
        ("公共交通", BEIJING_METRO.key),
        ("按里程计价的地铁票价是怎样改革的？", BEIJING_METRO.key),
        ("水道水", OSAKA_WATER.key),
        ("高度処理", OSAKA_WATER.key),
        ("オゾン", OSAKA_WATER.key),
        ("중앙버스전용차로", BUS_LANES_KO.key),
        ("대중교통", BUS_LANES_KO.key),
    ],
)
def test_words_of_a_language_find_its_record_first(engine: Engine, words: str, key: str) -> None:
    assert first(engine, words) == key


def test_a_part_of_a_chinese_word_finds_it(engine: Engine) -> None:
    assert found(engine, "票价") == {"beijing-metro"}


def test_one_chinese_character_finds_the_words_it_begins(engine: Engine) -> None:
    assert "beijing-metro" in found(engine, "票")


def test_half_width_kana_are_the_same_letters(engine: Engine) -> None:
    assert first(engine, "ｵｿﾞﾝ") == OSAKA_WATER.key


def test_decomposed_korean_is_the_same_text(engine: Engine) -> None:
    decomposed = "\u1103\u1162\u110c\u116e\u11bc\u1100\u116d\u1110\u1169\u11bc"

    assert first(engine, decomposed) == BUS_LANES_KO.key


def test_a_title_in_another_language_finds_the_record(engine: Engine) -> None:
    assert first(engine, "시내버스 개편") == "bus-reform:en"


def test_a_korean_phrase_is_found_in_its_order(engine: Engine) -> None:
    assert found(engine, '"시내버스 개편"') == {"bus-reform"}


@pytest.mark.parametrize("words", ["대중교통", "公共交通", "transporte público"])
def test_a_concept_finds_policies_of_every_language(engine: Engine, words: str) -> None:
    concept = Concept("theme", "public-transport", tuple(normalised(words).split()))

    assert found(engine, words, concepts=(concept,)) >= {
        "bus-reform",
        "transfer-card",
        "transmilenio",
        "beijing-metro",
        "median-lanes",
    }


def test_the_words_themselves_come_before_the_concept(engine: Engine) -> None:
    concept = Concept("theme", "public-transport", ("公共交通",))

    assert first(engine, "公共交通", concepts=(concept,)) == BEIJING_METRO.key


CARD = Concept(
    TERM, "smart card", ("교통카드",), (Name("en", "transfer card"), Name("es", "tarjeta"))
)


def test_a_thing_is_found_by_what_it_is_called_in_other_languages(engine: Engine) -> None:
    assert found(engine, "교통카드", concepts=(CARD,)) == {"bus-reform", "transfer-card"}


def test_its_names_are_marked_and_the_pages_that_have_them_shown(engine: Engine) -> None:
    found_hit = hit(engine, BUS_REFORM, "교통카드", concepts=(CARD,))

    assert [(part.number, part.snippet) for part in found_hit.parts] == [
        (3, "Fares: one <mark>transfer card</mark> for bus &amp; metro")
    ]


def test_a_policy_called_so_comes_before_others_that_share_only_the_theme(engine: Engine) -> None:
    transport = Concept("theme", "public-transport", ("교통카드",))
    keys_found = keys(engine, "교통카드", concepts=(transport, CARD))

    assert len(keys_found) > 2
    assert set(keys_found[:2]) == {BUS_REFORM.key, TRANSFER_CARD.key}


def test_a_language_without_an_analyzer_is_found(empty_engine: Engine) -> None:
    empty_engine.upsert(
        [
            make_record("istanbul", "İstanbul metrobüsü", language="tr"),
            make_record("kyiv", "Київський метрополітен", language="uk"),
            make_record("riyadh", "مترو الرياض", language="ar"),
            make_record("delhi", "दिल्ली मेट्रो", language="hi"),
        ]
    )

    assert first(empty_engine, "istanbul") == "istanbul:tr"
    assert first(empty_engine, "КИЇВСЬКИЙ") == "kyiv:uk"
    assert first(empty_engine, "الرياض") == "riyadh:ar"
    assert first(empty_engine, "मेट्रो") == "delhi:hi"


def test_a_phrase_does_not_reach_from_one_language_into_the_next(empty_engine: Engine) -> None:
    empty_engine.upsert([make_record("two", "Green roofs", also=(Text("es", "Techos verdes"),))])

    assert keys(empty_engine, '"roofs techos"') == []
    assert keys(empty_engine, '"techos verdes"') == ["two:en"]
