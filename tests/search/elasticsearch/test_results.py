"""Body of an answer -> SearchResponse."""

from __future__ import annotations

from typing import Any

import pytest

from search.engines.base import Hit, PartHit, SearchResponse
from search.engines.elasticsearch.results import joined, language_of, search_response

Json = dict[str, Any]


def answer(*hits: Json, **more: Any) -> Json:
    return {"took": 7, "hits": {"total": {"value": len(hits)}, "hits": list(hits)}} | more


def found_page(number: int, **marked: list[str]) -> Json:
    values = {"parts.file": ["deck"], "parts.unit": ["slide"], "parts.n": [number]}
    highlight = {f"parts.text.{code}": extracts for code, extracts in marked.items()}
    return {"fields": values, "highlight": highlight} if marked else {"fields": values}


def test_an_empty_answer() -> None:
    assert search_response(answer()) == SearchResponse("elasticsearch", 0, (), {}, 7.0)


def test_hits_keep_their_order_and_scores() -> None:
    response = search_response(
        answer({"_id": "b:en", "_score": 2.5}, {"_id": "a:en", "_score": 1.0})
    )
    assert response.hits == (Hit("b:en", 2.5), Hit("a:en", 1.0))


def test_hits_sorted_by_something_else_have_no_score() -> None:
    assert search_response(answer({"_id": "a:en", "_score": None})).hits == (Hit("a:en", 0.0),)


def test_counts_of_values_by_facet() -> None:
    groups = {
        "theme": {
            "doc_count": 4,
            "theme": {"buckets": [{"key": "transport", "doc_count": 3}]},
        },
        "unchosen": {
            "doc_count": 3,
            "kind": {
                "buckets": [{"key": "case", "doc_count": 2}, {"key": "brief", "doc_count": 1}]
            },
            "city": {"buckets": list[Json]()},
        },
    }
    assert search_response(answer(aggregations=groups)).facets == {
        "theme": {"transport": 3},
        "kind": {"case": 2, "brief": 1},
        "city": {},
    }


def test_marked_texts_are_merged_from_all_languages_the_own_first() -> None:
    hit = {
        "_id": "a:ko",
        "_score": 1.0,
        "highlight": {
            "title.en": ["<mark>Bus</mark>"],
            "title.ko": ["<mark>버스</mark>"],
            "body.en": ["one", "two"],
        },
    }
    assert search_response(answer(hit)).hits[0].highlights == {
        "title": ("<mark>버스</mark>", "<mark>Bus</mark>"),
        "body": ("one", "two"),
    }


def test_pages_found_are_shown_and_the_others_counted() -> None:
    pages = {"total": {"value": 5}, "hits": [found_page(2, en=["<mark>bus</mark>"]), found_page(9)]}
    hit = {"_id": "a:en", "_score": 1.0, "inner_hits": {"parts": {"hits": pages}}}
    assert search_response(answer(hit)).hits == (
        Hit(
            "a:en",
            1.0,
            parts=(
                PartHit("deck", "slide", 2, "<mark>bus</mark>"),
                PartHit("deck", "slide", 9, ""),
            ),
            more_parts=3,
        ),
    )


def test_a_hit_without_pages() -> None:
    pages = {"total": {"value": 0}, "hits": list[Json]()}
    hit = {"_id": "a:en", "_score": 1.0, "inner_hits": {"parts": {"hits": pages}}}
    assert search_response(answer(hit)).hits == (Hit("a:en", 1.0),)


def test_marks_that_touch_become_one() -> None:
    assert joined("<mark>公共</mark><mark>交通</mark> <mark>费</mark>") == (
        "<mark>公共交通</mark> <mark>费</mark>"
    )


@pytest.mark.parametrize(
    ("key", "language"),
    [("lanes:ko", "ko"), ("a:b:zh-hans", "zh"), ("lanes:tr", "other"), ("lanes", "other")],
)
def test_the_language_of_a_record_is_read_from_its_key(key: str, language: str) -> None:
    assert language_of(key) == language
