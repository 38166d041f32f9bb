"""Suggestions, similar policies, spelling and health on a real server."""

from __future__ import annotations

import pytest

from search.engines.base import PUBLIC, Audience, Health
from search.engines.elasticsearch.engine import ElasticsearchEngine
from tests.search.elasticsearch.sample import LIBRARY, asked

pytestmark = pytest.mark.elasticsearch

ALUMNI = Audience(frozenset({"public", "alumni"}))


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("b", ["Bus reform of 2004"]),
        ("Bus ref", ["Bus reform of 2004"]),
        ("reform bu", ["Bus reform of 2004"]),
        ("MÁL", ["El metro de Málaga"]),
        ("metró de mal", ["El metro de Málaga"]),
        ("버", ["서울 버스 개편"]),
        ("중앙버스", ["중앙버스전용차로"]),
        ("중앙버스ㅈ", ["중앙버스전용차로"]),
        ("ㅈ", []),
        ("公共", ["北京公共交通"]),
        ("form", []),
        ("bus metro", []),
        ("walkers", []),
        ("", []),
        ("*", []),
        ("\x00\ud800", []),
        ("bus " * 3_000, ["Bus reform of 2004"]),
    ],
)
def test_suggestions_begin_like_the_typed_words(
    library: ElasticsearchEngine, text: str, titles: list[str]
) -> None:
    assert [found.title for found in library.suggest(text, PUBLIC)] == titles


def test_a_title_that_begins_with_the_text_comes_first(library: ElasticsearchEngine) -> None:
    assert [found.key for found in library.suggest("c", PUBLIC)] == ["stream:en"]


def test_suggestions_are_for_an_audience_and_limited(library: ElasticsearchEngine) -> None:
    assert [found.key for found in library.suggest("procure", PUBLIC)] == []
    assert [found.key for found in library.suggest("procure", ALUMNI)] == ["internal:en"]
    assert len(library.suggest("s", PUBLIC, limit=1)) == 1


def test_similar_policies_share_theme_and_city(library: ElasticsearchEngine) -> None:
    assert library.similar("bus-reform:en", PUBLIC, limit=2) == ("lanes:ko", "beijing:zh-hans")


def test_restricted_policies_are_similar_only_for_those_who_may_see_them(
    library: ElasticsearchEngine,
) -> None:
    assert "internal:en" not in library.similar("bus-reform:en", PUBLIC, limit=20)
    assert "internal:en" in library.similar("bus-reform:en", ALUMNI, limit=20)


@pytest.mark.parametrize("key", ["unknown:en", "internal:en", "", "../x", "a/b?c#d"])
def test_nothing_is_similar_to_what_is_not_there_or_not_visible(
    library: ElasticsearchEngine, key: str
) -> None:
    assert library.similar(key, PUBLIC) == ()


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("strem walkers", "stream walkers"),
        ("cheongyecheon motorwy", "cheonggyecheon motorway"),
        ("refrm -metro", None),
        ("stream walkers", None),
        ("mlaaga", "málaga"),
        ("버스", None),
        ("zzzzzzzz", None),
        ("", None),
    ],
)
def test_better_spelling(library: ElasticsearchEngine, typed: str, better: str | None) -> None:
    assert library.did_you_mean(asked(typed)) == better


def test_a_word_of_restricted_policies_is_not_given_away(library: ElasticsearchEngine) -> None:
    typed = "the stream is open to incinerater"
    assert library.did_you_mean(asked(typed)) is None
    assert library.did_you_mean(asked("incinerater", audience=ALUMNI)) == "incinerator"


def test_better_spelling_takes_choices_into_account(library: ElasticsearchEngine) -> None:
    assert library.did_you_mean(asked("strem", chosen={"theme": ("transport",)})) is None


def test_the_index_tells_what_it_holds(library: ElasticsearchEngine) -> None:
    assert library.versions() == {record.key: 1 for record in LIBRARY}


def test_health_names_version_state_and_korean_analysis(library: ElasticsearchEngine) -> None:
    health = library.health()
    assert (health.engine, health.available, health.records) == ("elasticsearch", True, 6)
    assert health.detail.startswith("Elasticsearch 9.")
    assert "; Korean is analysed by " in health.detail


def test_health_says_when_the_index_is_of_another_version(library: ElasticsearchEngine) -> None:
    newer = ElasticsearchEngine(library.servers, library.names.prefix, ("theme", "climate"))
    assert newer.health().detail.endswith("built by another version; run search_rebuild.")


def test_without_an_index_health_says_what_to_do(engine: ElasticsearchEngine) -> None:
    assert engine.health() == Health(
        "elasticsearch", False, "There is no search index yet; run search_rebuild."
    )
