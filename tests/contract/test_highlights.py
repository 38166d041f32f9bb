"""Marked titles and extracts: the same markup from every engine, and never anybody else's."""

from __future__ import annotations

import re

import pytest

from search.engines.base import Engine
from tests.contract.asking import hit
from tests.contract.library import (
    BEIJING_METRO,
    BUS_REFORM,
    DUST,
    TERRACES,
    TRANSFER_CARD,
    TRANSMILENIO,
)
from tests.factories.search import make_record


def marked(text: str) -> list[str]:
    return re.findall("<mark>(.*?)</mark>", text)


def test_the_whole_title_is_shown_with_marks(engine: Engine) -> None:
    title = hit(engine, BUS_REFORM, "reform").highlights["title"]

    assert title == ("Bus <mark>reform</mark> of 2004",)


def test_fields_without_the_words_are_left_out(engine: Engine) -> None:
    assert set(hit(engine, TRANSFER_CARD, "single").highlights) == {"summary"}


def test_another_form_of_the_word_is_marked(engine: Engine) -> None:
    title = hit(engine, DUST, "warning").highlights["title"]

    assert title == ("<mark>Warnings</mark> of PM2.5 fine dust",)


def test_a_word_with_digits_and_signs_is_one_mark(engine: Engine) -> None:
    assert marked(hit(engine, DUST, "PM2.5").highlights["title"][0]) == ["PM2.5"]


def test_accents_are_kept_and_marked(engine: Engine) -> None:
    assert "público" in marked(hit(engine, TRANSMILENIO, "publico").highlights["title"][0])


def test_a_chinese_word_is_one_mark(engine: Engine) -> None:
    assert marked(hit(engine, BEIJING_METRO, "地铁票价").highlights["title"][0]) == ["地铁票价"]


def test_an_extract_of_the_body_has_the_words(engine: Engine) -> None:
    extracts = hit(engine, BUS_REFORM, "passengers").highlights["body"]

    assert marked(" ".join(extracts)) == ["passengers"]


def test_markup_in_a_text_is_escaped(engine: Engine) -> None:
    shown = hit(engine, TERRACES, "quiet noise").highlights

    assert marked(shown["title"][0]) == ["quiet"]
    assert marked(shown["summary"][0]) == ["noise"]
    assert re.findall("<(?!/?mark>)", shown["title"][0] + shown["summary"][0]) == []
    assert "&amp;" in shown["title"][0]


def test_a_title_in_another_language_is_marked_too(engine: Engine) -> None:
    titles = hit(engine, BUS_REFORM, "시내버스").highlights["title"]

    assert [title for title in titles if "시내버스" in marked(title)] == [
        "서울 <mark>시내버스</mark> 개편"
    ]


def test_nothing_is_marked_when_nothing_is_asked(engine: Engine) -> None:
    assert hit(engine, BUS_REFORM, "").highlights == {}


def test_nothing_is_marked_unless_wanted(engine: Engine) -> None:
    assert hit(engine, BUS_REFORM, "bus", highlight=False).highlights == {}


def test_only_the_named_field_is_marked(engine: Engine) -> None:
    assert set(hit(engine, BUS_REFORM, "title:bus").highlights) == {"title"}


@pytest.mark.parametrize("size", [1, 400, 4_000])
def test_a_long_body_gives_short_extracts(empty_engine: Engine, size: int) -> None:
    filler = "lorem ipsum dolor. " * size
    record = make_record("long", "Long", body=f"{filler}A gondola. {filler}")
    empty_engine.upsert([record])

    extracts = hit(empty_engine, record, "gondola").highlights["body"]
    assert marked(" ".join(extracts)) == ["gondola"]
    assert max(map(len, extracts)) < 400
