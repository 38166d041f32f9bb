"""A search that finds nothing asks for less: what was understood, then any of the words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from search.engines.base import PUBLIC, Concept, Hit, SearchRequest, SearchResponse
from search.parse import parse, to_text, words_of
from search.relaxing import Answer, answer, any_word, understood

NOTHING = SearchResponse("one", 0, ())


class Searches:
    """Finds something for these queries, given with their filters; remembers what it was asked."""

    def __init__(self, *found: tuple[str, bool]) -> None:
        self.found = found
        self.asked: list[tuple[str, bool]] = []

    def __call__(self, request: SearchRequest) -> SearchResponse:
        filtered = bool(request.chosen) or request.year_from is not None
        self.asked.append((to_text(request.query), filtered))
        return response(1) if self.asked[-1] in self.found else NOTHING


def response(total: int) -> SearchResponse:
    return SearchResponse("one", total, tuple(Hit(f"k{n}", 1.0) for n in range(total)))


def asked(text: str, *, filtered: bool = False) -> SearchRequest:
    chosen = {"theme": ("water",)} if filtered else {}
    return SearchRequest(PUBLIC, parse(text), chosen=chosen, year_from=2004 if filtered else None)


def test_what_is_found_at_once_is_the_answer() -> None:
    search = Searches(("bus toll", False))
    assert answer(search, asked("bus toll")) == Answer(response(1))
    assert search.asked == [("bus toll", False)]


def test_when_nothing_has_all_words_any_of_them_is_enough() -> None:
    search = Searches(("bus OR toll", False))
    assert answer(search, asked("bus toll")) == Answer(response(1), loosened=True)


def test_when_no_word_is_known_the_answer_is_nothing() -> None:
    assert answer(Searches(), asked("bus toll")) == Answer(NOTHING)


def test_when_a_filter_is_to_blame_the_words_stay_as_they_are() -> None:
    search = Searches(("bus toll", False), ("bus OR toll", True))
    assert answer(search, asked("bus toll", filtered=True)) == Answer(NOTHING)


def test_a_filter_chosen_among_loosened_results_applies_to_them() -> None:
    search = Searches(("bus OR toll", False), ("bus OR toll", True))
    assert answer(search, asked("bus toll", filtered=True)) == Answer(response(1), loosened=True)
    assert search.asked == [("bus toll", True), ("bus toll", False), ("bus OR toll", True)]


OSAKA = Concept("city", "osaka", ("osaka",))
BUDGET = Concept("term", "participatory budget", ("시민", "참여예산"))


def test_what_was_understood_comes_before_any_word() -> None:
    search = Searches(("Osaka", False), ("Osaka OR zeppelins", False))
    request = replace(asked("Osaka zeppelins"), concepts=(OSAKA,))
    assert answer(search, request) == Answer(response(1), loosened=True)
    assert search.asked[-1] == ("Osaka", False)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("zeppelins over Osaka", "Osaka"),
        ("Osaka-style zeppelins", "osaka"),
        ('Osaka "night bus" zeppelins -tram', 'Osaka "night bus" -tram'),
        ("시민 참여예산을 늘리기", "시민 참여예산"),
        ("시민과참여예산은무엇인가", "시민 참여예산"),
    ],
)
def test_words_that_name_nothing_are_dropped_and_all_else_stays(text: str, kept: str) -> None:
    query = understood(parse(text), (OSAKA, BUDGET))
    assert query is not None
    assert to_text(query) == kept


def test_where_nothing_or_everything_was_understood_nothing_is_dropped() -> None:
    assert understood(parse("Osaka"), (OSAKA,)) is None
    assert understood(parse("zeppelins"), ()) is None


@pytest.mark.parametrize(
    ("text", "loosened"),
    [
        ("stators attached", "stators OR attached"),
        ("What are stators attached to?", "stators OR attached"),
        ('the "bus lane" reform', "bus OR lane OR reform"),
        ("bus toll -tram", "bus OR toll -tram"),
        ("bus OR tram toll", "bus OR tram OR toll"),
        ("bus bus toll", "bus OR toll"),
        ("title:metro night bus", "title:metro night OR bus"),
    ],
)
def test_words_become_alternatives_and_all_else_stays(text: str, loosened: str) -> None:
    query = any_word(parse(text))
    assert query is not None
    assert to_text(query) == loosened


@pytest.mark.parametrize(
    "text",
    ["", "bus", '"bus"', "the bus", "-bus", "bus OR tram", "title:bus", "title:bus tram", "公交"],
)
def test_what_cannot_be_loosened_is_left(text: str) -> None:
    assert any_word(parse(text)) is None


def test_a_phrase_alone_is_taken_apart() -> None:
    query = any_word(parse('"night bus"'))
    assert query is not None
    assert words_of(query) == ("night", "bus")
