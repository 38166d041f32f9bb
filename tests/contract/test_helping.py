"""Suggestions while typing, similar records, better spellings."""

from __future__ import annotations

import pytest

from search.engines.base import PUBLIC, Engine
from tests.contract.library import BEIJING_METRO, BUS_LANES_KO, BUS_REFORM, RAIN, TRANSFER_CARD
from tests.factories.search import make_record, make_request


def suggested(engine: Engine, text: str, limit: int = 8) -> list[str]:
    return [suggestion.key for suggestion in engine.suggest(text, PUBLIC, limit)]


def test_the_beginning_of_a_title_suggests_it(engine: Engine) -> None:
    assert suggested(engine, "bus re") == [BUS_REFORM.key]


def test_the_beginning_of_any_word_of_a_title_suggests_it(engine: Engine) -> None:
    assert suggested(engine, "tunn") == [RAIN.key]


def test_every_word_typed_must_begin_a_word(engine: Engine) -> None:
    assert suggested(engine, "tunn bus") == []


def test_a_suggestion_shows_the_title(engine: Engine) -> None:
    (suggestion,) = engine.suggest("tunn", PUBLIC)

    assert suggestion.title == "A tunnel for heavy rain"


def test_titles_that_begin_like_the_text_come_first(engine: Engine) -> None:
    assert suggested(engine, "bus") == [BUS_REFORM.key, TRANSFER_CARD.key]


def test_case_and_accents_do_not_matter_while_typing(engine: Engine) -> None:
    assert suggested(engine, "MALA") == ["terraces:en"]


@pytest.mark.parametrize("typed", ["地铁", "票价改", "北"])
def test_chinese_is_suggested_without_spaces(engine: Engine, typed: str) -> None:
    assert suggested(engine, typed) == [BEIJING_METRO.key]


def test_korean_is_suggested_while_a_syllable_is_typed(engine: Engine) -> None:
    assert suggested(engine, "중앙버스ㅈ") == [BUS_LANES_KO.key]


def test_the_title_of_the_language_typed_is_shown(engine: Engine) -> None:
    assert [s.title for s in engine.suggest("시내버", PUBLIC)] == ["서울 시내버스 개편"]


@pytest.mark.parametrize("text", ["", " ", "***", '"', "\x00", "a" * 5_000])
def test_text_that_begins_no_word_suggests_nothing(engine: Engine, text: str) -> None:
    assert suggested(engine, text) == []


def test_no_more_is_suggested_than_asked_for(engine: Engine) -> None:
    assert len(suggested(engine, "b", limit=1)) == 1


def test_the_most_similar_records_share_words_and_theme(engine: Engine) -> None:
    best = engine.similar(BUS_REFORM.key, PUBLIC, limit=2)

    assert set(best) == {TRANSFER_CARD.key, BUS_LANES_KO.key}


def test_a_record_is_not_similar_to_itself(engine: Engine) -> None:
    assert BUS_REFORM.key not in engine.similar(BUS_REFORM.key, PUBLIC, limit=50)


def test_no_more_similar_records_than_asked_for(engine: Engine) -> None:
    assert len(engine.similar(BUS_REFORM.key, PUBLIC, limit=2)) == 2


def test_nothing_is_similar_to_an_unknown_record(engine: Engine) -> None:
    assert list(engine.similar("nobody:en", PUBLIC)) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("incinertor", "incinerators"),
        ("tunel", "tunnel"),
        ("tunnle", "tunnel"),
        ("flood tunel", "flood tunnel"),
        ('"hevy rain"', '"heavy rain"'),
    ],
)
def test_a_misspelt_word_is_put_right(engine: Engine, typed: str, meant: str) -> None:
    assert engine.did_you_mean(make_request(typed)) == meant


@pytest.mark.parametrize("typed", ["tunnel", "bus reform", "", "xylophone", "-tunel", "地铁", "a"])
def test_nothing_better_is_offered_for_good_or_hopeless_words(engine: Engine, typed: str) -> None:
    assert engine.did_you_mean(make_request(typed)) is None


def test_a_spelling_without_hits_is_not_offered(engine: Engine) -> None:
    chosen = {"city": ("tokyo",)}

    assert engine.did_you_mean(make_request("tunel", chosen=chosen)) is None


def test_the_more_common_of_two_near_words_is_offered(empty_engine: Engine) -> None:
    empty_engine.upsert(
        [make_record(f"r{n}", title) for n, title in enumerate(["Cabin", "Cabin", "Cabic"])]
    )

    assert empty_engine.did_you_mean(make_request("cabix")) == "cabin"
