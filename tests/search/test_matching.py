"""The plan of a query: one rule for all engines."""

from __future__ import annotations

import pytest

from search.engines.base import TERM, Concept, Name
from search.matching import (
    Plan,
    minimum_should_match,
    names_of,
    pairs_needed,
    plan,
    to_mark,
    without_stop_words,
)
from search.normalise import query_tokens
from search.parse import AnyOf, Phrase, Word, parse, words_of

METRO = Concept("theme", "public-transport", ("metro",))
TOKYO = Concept("city", "tokyo", ("tokyo",))


@pytest.mark.parametrize(
    ("count", "needed"),
    [(0, 0), (1, 1), (2, 2), (3, 1), (4, 1), (6, 1), (7, 2), (10, 3), (13, 3), (14, 4)],
)
def test_few_words_are_all_needed_and_of_many_three_in_ten(count: int, needed: int) -> None:
    assert minimum_should_match(count) == needed


@pytest.mark.parametrize(
    ("word", "needed"),
    [
        ("水", 1),
        ("地铁", 1),
        ("地下鉄", 2),
        ("公共交通", 2),
        ("대중교통을", 3),
        ("중앙버스전용차로", 5),
        ("什么是公共交通", 1),
        ("按里程计价的地铁票价是怎样改革的呢这个问题很难", 2),
        ("BRT系统是什么", 1),
    ],
)
def test_a_word_needs_most_of_its_pairs_and_a_question_a_few(word: str, needed: int) -> None:
    assert pairs_needed(query_tokens(word)) == needed


def test_clauses_are_sorted_by_what_they_demand() -> None:
    assert plan(parse('bus lanes "fare rule" metro OR tram title:card -taxi')) == Plan(
        words=("bus", "lanes"),
        rest=("bus", "lanes"),
        required=(
            Phrase(("fare", "rule")),
            AnyOf((Word("metro"), Word("tram"))),
            Word("card", field="title"),
        ),
        excluded=(Word("taxi"),),
    )


def test_words_that_say_nothing_are_left_out() -> None:
    assert plan(parse("How is the metro run?")).words == ("metro", "run")


def test_words_that_say_nothing_are_kept_when_there_are_no_others() -> None:
    assert without_stop_words(["The", "Who"]) == ("The", "Who")


@pytest.mark.parametrize(
    ("words", "telling"),
    [
        ("¿Cuántos puntos en defensa los Panthers?", "puntos defensa Panthers"),
        ("comment réduire les déchets à la maison", "réduire déchets maison"),
        ("UN award for sin and son", "UN award sin son"),
    ],
)  # fmt: skip
def test_small_words_of_spanish_and_french_say_nothing_either(words: str, telling: str) -> None:
    assert without_stop_words(words_of(parse(words))) == tuple(telling.split())


def test_what_a_concept_stands_for_is_not_among_the_rest() -> None:
    made = plan(parse("metro fares Tokyo"), [METRO, TOKYO])

    assert (made.concepts, made.rest) == (((METRO,), (TOKYO,)), ("fares",))


def test_concepts_named_by_the_same_words_are_one_group() -> None:
    trams = Concept("theme", "trams", ("metro", "line"))

    assert plan(parse("metro line"), [METRO, TOKYO, trams]).concepts == ((TOKYO,), (METRO, trams))


@pytest.mark.parametrize(
    ("query", "name", "rest"),
    [
        ("대중교통을", "대중교통", ()),
        ("중앙버스전용차로", "버스", ("중앙버스전용차로",)),
        ("公共交通政策", "公共交通", ()),
        ("交通费用是多少", "交通", ("交通费用是多少",)),
    ],
)
def test_a_concept_stands_for_a_run_when_it_is_half_of_it(
    query: str, name: str, rest: tuple[str, ...]
) -> None:
    assert plan(parse(query), [Concept("theme", "public-transport", (name,))]).rest == rest


def test_all_names_of_concepts_are_marked_besides_the_words() -> None:
    card = Concept(TERM, "card", ("교통카드",), (Name("en", "transit card"), Name("es", "tarjeta")))

    assert names_of([card, card]) == card.also_called
    assert to_mark(parse("교통카드 -bus"), [card]).clauses == (
        Word("교통카드"),
        Phrase(("transit", "card")),
        Phrase(("tarjeta",)),
    )
