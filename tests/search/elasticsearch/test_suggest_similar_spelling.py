"""Bodies of the smaller calls: suggestions, similar policies, spelling."""

from __future__ import annotations

from typing import Any

from search.engines.base import PUBLIC, Audience, Suggestion
from search.engines.elasticsearch.similar import is_visible, similar_body
from search.engines.elasticsearch.spelling import candidates, spelling_body
from search.engines.elasticsearch.suggest import suggest_body, suggestions
from search.parse import parse, to_text

Json = dict[str, Any]


def test_every_typed_word_must_begin_a_word_of_a_title() -> None:
    assert suggest_body("Málaga Met", PUBLIC, 8) == {
        "query": {
            "bool": {
                "filter": [{"term": {"visibility": "public"}}],
                "must": {"match": {"title_ac": {"query": "malaga met", "operator": "and"}}},
                "should": [{"prefix": {"title_exact": {"value": "malaga met", "boost": 10}}}],
            }
        },
        "sort": [{"_score": "desc"}, {"key": "asc"}],
        "size": 8,
        "_source": ["title"],
    }


def suggested(text: str, titles: dict[str, list[str]], key: str = "a:en") -> tuple[Suggestion, ...]:
    hit = {"_id": key, "_source": {"title": titles}}
    return suggestions({"hits": {"hits": [hit]}}, text)


def test_the_title_that_begins_like_the_text_is_shown() -> None:
    titles = {"en": ["Bus reform"], "ko": ["서울 버스 개편"]}
    assert suggested("버스", titles) == (Suggestion("a:en", "서울 버스 개편"),)
    assert suggested("ref", titles) == (Suggestion("a:en", "Bus reform"),)


def test_when_in_doubt_the_title_in_the_own_language_is_shown() -> None:
    titles = {"en": ["Metro"], "es": ["Metro de Lima"]}
    assert suggested("met", titles, "a:es") == (Suggestion("a:es", "Metro de Lima"),)
    assert suggested("unrelated", titles, "a:es") == (Suggestion("a:es", "Metro de Lima"),)


SOURCE: Json = {
    "stable_id": "bus",
    "visibility": ["public"],
    "facets": {"theme": ["transport"], "city": ["seoul"], "kind": ["case"]},
}


def test_a_shared_theme_counts_more_than_a_shared_city() -> None:
    _, *shared = similar_body("records", "bus:en", SOURCE, PUBLIC, 5)["query"]["bool"]["should"]
    assert shared == [
        {
            "constant_score": {
                "filter": {"terms": {"facets.theme": ["transport"]}},
                "boost": 5,
            }
        },
        {"constant_score": {"filter": {"terms": {"facets.city": ["seoul"]}}, "boost": 2}},
    ]


def test_a_policy_without_facets_is_compared_by_its_words() -> None:
    bare = {"stable_id": "bus", "visibility": ["public"]}
    (alike,) = similar_body("records", "bus:en", bare, PUBLIC, 5)["query"]["bool"]["should"]
    assert alike["more_like_this"]["like"] == [{"_index": "records", "_id": "bus:en"}]


def test_similar_policies_are_others_and_each_once_and_visible() -> None:
    body = similar_body("records", "bus:en", SOURCE, PUBLIC, 5)
    assert body["query"]["bool"]["must_not"] == [{"term": {"stable_id": "bus"}}]
    assert body["query"]["bool"]["filter"] == [{"term": {"visibility": "public"}}]
    assert body["collapse"] == {"field": "stable_id"}
    assert body["size"] == 5


def test_who_may_not_see_a_policy_is_told_nothing_of_its_neighbours() -> None:
    assert is_visible(SOURCE, PUBLIC)
    assert not is_visible(SOURCE, Audience(frozenset({"alumni"})))


def spelt(query: str, *options: str) -> list[tuple[str, str]]:
    """Better queries with those by which they are tried."""
    answer = {"suggest": {"spelling": [{"options": [{"text": option} for option in options]}]}}
    return [(to_text(better), to_text(trial)) for better, trial in candidates(answer, parse(query))]


def test_every_word_wanted_is_checked_if_its_script_has_an_alphabet() -> None:
    body = spelling_body(parse('Metor "exact phrase" title:bsu 버스 tram OR ferry -fares'))
    assert body is not None
    assert body["suggest"]["spelling"]["text"] == "metor exact phrase bsu tram ferry"


def test_without_such_words_nothing_is_asked() -> None:
    assert spelling_body(parse("버스 -metor")) is None


def test_a_better_query_keeps_everything_but_the_words_corrected() -> None:
    typed = 'Metor "buss lane" 버스 fares OR fears -metor'
    (found,) = spelt(typed, "metro bus lane fares fears")
    assert found == (
        'metro "bus lane" 버스 fares OR fears -metor',
        'metro "bus lane" 버스 fares OR fears "metro" "bus" -metor',
    )


def test_the_same_words_or_another_number_of_them_are_no_candidates() -> None:
    assert spelt("metro fares", "metro fares", "metro and fares", "metros") == []
