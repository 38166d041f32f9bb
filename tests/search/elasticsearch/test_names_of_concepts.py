"""A concept is also found by what it is called in each language, above those of its theme only."""

from __future__ import annotations

import pytest

from search.engines.base import TERM, Concept, Name
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.query import text_query
from search.parse import parse
from search.records import Record, Text
from tests.search.elasticsearch.sample import asked, keys, record

NIGHT_BUS = Concept(
    TERM, "night bus", ("심야버스",), (Name("en", "night bus"), Name("ko", "심야버스"))
)
TRANSPORT = Concept("theme", "transport", ("심야버스",))


def policy(name: str, title: str, body: str, theme: str) -> Record:
    return record(name, Text("en", title=title, body=body), facets={"theme": (theme,)})


def test_a_name_is_looked_for_as_a_phrase_in_texts_and_pages_of_its_language() -> None:
    (clause,) = text_query(parse("심야버스"), (NIGHT_BUS,))["must"]
    (understood,) = clause["dis_max"]["queries"][-1]["bool"]["must"]
    (called,) = understood["bool"]["should"]
    english, korean, pages = called["dis_max"]["queries"]
    assert english == {
        "multi_match": {
            "query": "night bus",
            "type": "phrase",
            "fields": ["title.en^3", "summary.en^2", "body.en"],
        }
    }
    assert korean["multi_match"]["fields"] == ["title.ko^3", "summary.ko^2", "body.ko"]
    assert pages["nested"]["query"]["dis_max"]["queries"] == [
        {"match_phrase": {"parts.text.en": "night bus"}},
        {"match_phrase": {"parts.text.ko": "심야버스"}},
    ]


@pytest.mark.elasticsearch
def test_a_policy_that_names_the_thing_comes_before_others_of_its_theme(
    engine: ElasticsearchEngine,
) -> None:
    engine.rebuild(
        [
            policy("metro", "Metro", "Trains run all day.", "transport"),
            policy("text", "Late hours", "A night bus runs until five.", "transport"),
            policy("title", "Night buses", "They run until five.", "transport"),
            policy("other", "Late work", "Staff take the night bus home.", "work"),
            policy("apart", "Bus", "It stops at night.", "work"),
        ]
    )
    hits = keys(engine.search(asked("심야버스", concepts=(TRANSPORT, NIGHT_BUS))).hits)
    assert hits[:2] == ["title:en", "text:en"]
    assert sorted(hits[2:]) == ["metro:en", "other:en"]
