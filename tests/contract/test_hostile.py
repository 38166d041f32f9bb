"""Whatever is typed, there is an answer."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engines.base import PUBLIC, Concept, Engine, Sort
from search.parse import AnyOf, Phrase, Query, Word
from tests.contract.asking import ask, keys
from tests.contract.library import FACETS
from tests.factories.search import make_request

HOSTILE = [
    '"',
    '""',
    '"""',
    "*",
    "bus*",
    "?",
    "AND OR",
    "OR OR OR",
    "NOT",
    "-",
    "--",
    "-*",
    "NEAR(bus, 2)",
    "bus NEAR/2 metro",
    "{title body} : bus",
    "title : bus",
    "title:",
    "^bus",
    "bus + metro",
    'c++ "unterminated',
    "C++ C#",
    "(bus",
    "bus)",
    "((((((",
    "[1 TO 5]",
    "bus~2",
    "bus^4",
    "/bus.*/",
    "' OR 1=1 --",
    "'; DROP TABLE search_index_text; --",
    '{"match_all": {}}',
    '{"query": {"script": "1"}}',
    "bus & metro | !fare <-> card",
    "a:b:c:d",
    "\\",
    "\\' \\\\",
    "%s %d %(x)s {0}",
    "bus\x00metro",
    "\ud800 bus",
    "\ue000",
    "\u202ebus",
    "🚌 🚇",
    "\u200b\u200d",
    "ａｂｃ Ⅳ ㍿ ﷺ",
    "x" * 10_000,
    "bus " * 3_000,
    "地" * 3_000,
    '"' + "bus " * 500 + '"',
    " OR ".join(["bus"] * 300),
    "-bus " * 300,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:30])
def test_every_text_has_an_answer(engine: Engine, text: str) -> None:
    answer = ask(engine, text, count_facets=FACETS)

    assert answer.total >= len(answer.hits)
    assert isinstance(engine.did_you_mean(make_request(text)), str | None)
    assert len(engine.suggest(text, PUBLIC)) <= 8


@pytest.mark.parametrize(
    "term",
    [
        Word('"'),
        Word('a" OR "b'),
        Word("a'b\\"),
        Word("*"),
        Word(""),
        Phrase(()),
        Phrase(("*", '"')),
        Word("bus\x00"),
        Word("x" * 500),
        Word("title", field="title"),
        Word("'", field="file"),
    ],
    ids=lambda term: repr(term)[:40],
)
@pytest.mark.parametrize("place", ["clause", "alternative", "excluded"])
def test_no_term_reaches_an_engine_raw(engine: Engine, term: Any, place: str) -> None:
    query = {
        "clause": Query((term,)),
        "alternative": Query((AnyOf((term, Word("bus"))),)),
        "excluded": Query((Word("bus"),), (term,)),
    }[place]

    answer = engine.search(make_request(query=query))
    assert answer.total >= len(answer.hits)


def test_values_that_are_no_values_narrow_to_nothing(engine: Engine) -> None:
    values = ("'", '"', "%", "_", "*", "\x00", "\ud800", "x" * 10_000)

    assert keys(engine, chosen={"theme": values}) == []


def test_a_hundred_values_may_be_chosen(engine: Engine) -> None:
    values = (*(f"value-{n}" for n in range(100)), "noise")

    assert keys(engine, chosen={"theme": values}) == ["terraces:en"]


def test_a_facet_nobody_has_is_no_error(empty_engine: Engine) -> None:
    assert ask(empty_engine, chosen={"theme": ("x",)}, count_facets=FACETS).total == 0


def test_a_concept_nobody_has_is_no_error(engine: Engine) -> None:
    concept = Concept("city", "atlantis'\"", ("bus",))

    assert ask(engine, "bus", concepts=(concept,)).total == 3


@pytest.mark.parametrize("key", ["", "'", "\x00", "x" * 5_000, "🚌"])
def test_nothing_is_similar_to_a_key_that_is_none(engine: Engine, key: str) -> None:
    assert list(engine.similar(key, PUBLIC)) == []


WORDS = st.sampled_from(
    [
        "bus",
        "Flood",
        "票价",
        "버스",
        "público",
        "-fare",
        "OR",
        "NOT",
        '"',
        '"fare rule"',
        "title:bus",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(WORDS, max_size=8).map(" ".join),
    st.text("-\"' OR:*()水", max_size=30),
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=TEXTS, sort=st.sampled_from(list(Sort)), offset=st.integers(0, 20_000))
def test_any_text_keeps_the_promises_of_an_answer(
    engine: Engine, text: str, sort: Sort, offset: int
) -> None:
    whole = ask(engine, text, sort=sort, limit=100, count_facets=("kind", "city"))
    page = ask(engine, text, sort=sort, offset=offset, limit=5)

    assert whole.total == len(whole.hits)
    # Every record of the library has one kind and one city.
    assert {sum(counts.values()) for counts in whole.facets.values()} == {whole.total}
    assert [hit.key for hit in page.hits] == [hit.key for hit in whole.hits][offset : offset + 5]
