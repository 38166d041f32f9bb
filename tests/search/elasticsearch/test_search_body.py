"""Search request -> body of a search: for whom, how narrowed, what is counted, sorted, shown."""

from __future__ import annotations

from typing import Any

import pytest

from search.engines.base import Audience, Sort
from search.engines.elasticsearch.search_body import count_body, search_body
from tests.search.elasticsearch.sample import asked

Json = dict[str, Any]

EVERYTHING: Json = {"bool": {"filter": []}}


def filters(words: str = "", **more: Any) -> list[Json]:
    found: list[Json] = search_body(asked(words, **more))["query"]["bool"]["filter"]
    return found


def test_a_search_for_nothing_asks_for_all_that_is_visible() -> None:
    assert search_body(asked("")) == {
        "query": {"bool": {"filter": [{"term": {"visibility": "public"}}]}},
        "sort": [{"_score": "desc"}, {"key": "asc"}],
        "from": 0,
        "size": 20,
        "_source": False,
        "track_total_hits": True,
        "highlight": search_body(asked(""))["highlight"],
    }


def test_every_search_is_for_an_audience() -> None:
    alumni = Audience(frozenset({"public", "alumni", "session:may-2011"}))
    assert filters("metro", audience=alumni)[0] == {
        "terms": {"visibility": ["alumni", "public", "session:may-2011"]}
    }


def test_an_audience_without_tokens_sees_nothing() -> None:
    assert filters(audience=Audience(frozenset()))[0] == {"terms": {"visibility": []}}


# --- Years --------------------------------------------------------------------------------------


def test_a_span_of_years_takes_what_started_before_its_end_and_had_not_ended_before() -> None:
    assert filters(year_from=2004, year_to=2010)[1:] == [
        {"exists": {"field": "year_start"}},
        {"range": {"year_start": {"lte": 2010}}},
        {"bool": {"must_not": [{"range": {"year_end": {"lt": 2004}}}]}},
    ]


def test_a_span_may_be_open_at_either_end() -> None:
    assert filters(year_from=2004)[1:] == [
        {"exists": {"field": "year_start"}},
        {"bool": {"must_not": [{"range": {"year_end": {"lt": 2004}}}]}},
    ]
    assert filters(year_to=2010)[1:] == [
        {"exists": {"field": "year_start"}},
        {"range": {"year_start": {"lte": 2010}}},
    ]


# --- Facets -------------------------------------------------------------------------------------


def test_choices_narrow_after_counting_or_inside_a_facet_and_between_facets() -> None:
    chosen = {"theme": ("transport", "water"), "city": ("seoul",)}
    assert search_body(asked("", chosen=chosen))["post_filter"] == {
        "bool": {
            "filter": [
                {"terms": {"facets.theme": ["transport", "water"]}},
                {"terms": {"facets.city": ["seoul"]}},
            ]
        }
    }


def test_each_facet_is_counted_under_the_choices_in_all_others() -> None:
    chosen = {"theme": ("transport",), "city": ("seoul",)}
    counts = search_body(asked("", chosen=chosen, count_facets=("theme", "kind", "sdg")))["aggs"]
    theme, city = {"terms": {"facets.theme": ["transport"]}}, {"terms": {"facets.city": ["seoul"]}}
    assert {name: count["filter"]["bool"]["filter"] for name, count in counts.items()} == {
        "theme": [city],
        "unchosen": [theme, city],
    }
    assert {name: list(count["aggs"]) for name, count in counts.items()} == {
        "theme": ["theme"],
        "unchosen": ["kind", "sdg"],
    }


def test_all_values_of_a_facet_are_counted() -> None:
    counts = search_body(asked("", count_facets=("city",)))["aggs"]
    assert counts == {
        "unchosen": {
            "filter": EVERYTHING,
            "aggs": {"city": {"terms": {"field": "facets.city", "size": 10_000}}},
        }
    }


def test_a_facet_without_chosen_values_narrows_nothing() -> None:
    assert search_body(asked("", chosen={"theme": ()}))["post_filter"] == EVERYTHING


# --- Order and pages ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        (Sort.RELEVANCE, {"_score": "desc"}),
        (Sort.RECENT, {"published_at": {"order": "desc", "missing": "_last"}}),
        (Sort.YEAR, {"year_start": {"order": "desc", "missing": "_last"}}),
        (Sort.TITLE, {"title_sort": {"order": "asc", "missing": "_last"}}),
    ],
)
def test_ties_of_every_order_are_broken_by_key(sort: Sort, first: Json) -> None:
    assert search_body(asked("", sort=sort))["sort"] == [first, {"key": "asc"}]


@pytest.mark.parametrize(
    ("offset", "limit", "sent"),
    [(40, 20, (40, 20)), (9_990, 20, (9_990, 10)), (10_000, 20, (0, 0)), (999_999, 20, (0, 0))],
)
def test_nothing_is_asked_for_beyond_the_depth_the_server_allows(
    offset: int, limit: int, sent: tuple[int, int]
) -> None:
    body = search_body(asked("", offset=offset, limit=limit))
    assert (body["from"], body["size"]) == sent


def test_the_total_is_exact() -> None:
    assert search_body(asked("metro"))["track_total_hits"] is True


# --- What is left out, what is shown ------------------------------------------------------------


def test_records_the_database_no_longer_has_are_left_out_of_everything() -> None:
    query = search_body(asked("", excluded_keys=("a:en", "b:en")))["query"]
    assert query["bool"]["must_not"] == [{"ids": {"values": ["a:en", "b:en"]}}]


def test_records_are_left_out_beside_excluded_words() -> None:
    query = search_body(asked("-fares", excluded_keys=("a:en",)))["query"]
    words, hidden = query["bool"]["must_not"]
    assert "dis_max" in words
    assert hidden == {"ids": {"values": ["a:en"]}}


def shown(words: str, **more: Any) -> Json:
    """The clause that brings pages along."""
    clause = filters(words, **more)[-1]["bool"]
    assert clause["must"] == [{"match_all": {}}]
    found: Json = clause["should"][0]["nested"]
    return found


def test_two_pages_come_with_a_hit_best_first_with_their_place_in_the_file() -> None:
    inner = shown("metro")["inner_hits"]
    assert {name: inner[name] for name in ("size", "sort", "docvalue_fields")} == {
        "size": 2,
        "sort": [{"_score": "desc"}, {"parts.file": "asc"}, {"parts.n": "asc"}],
        "docvalue_fields": ["parts.file", "parts.unit", "parts.n"],
    }


def test_pages_shown_answer_any_of_words_phrases_and_alternatives() -> None:
    wanted = shown('metro "bus lane" tram OR ferry title:river')["query"]["dis_max"]["queries"]
    words, phrase, tram, ferry = wanted
    assert words["dis_max"]["queries"][0]["match"]["parts.text.en"]["query"] == "metro"
    assert phrase["multi_match"]["query"] == "bus lane"
    assert tram["dis_max"]["queries"][0]["match"]["parts.text.en"]["query"] == "tram"
    assert ferry["dis_max"]["queries"][0]["match"]["parts.text.en"]["query"] == "ferry"


@pytest.mark.parametrize("words", ["", "-metro", "title:metro", "file:deck"])
def test_no_pages_come_when_none_were_asked_for(words: str) -> None:
    assert len(filters(words)) == 1


def test_no_pages_come_when_none_are_wanted() -> None:
    assert len(filters("metro", parts_per_hit=0)) == 1


def test_nothing_is_marked_when_nothing_is_shown() -> None:
    assert "highlight" not in search_body(asked("metro", highlight=False))
    assert "highlight" not in search_body(asked("metro", limit=0))


def test_counting_takes_every_choice_into_account_and_shows_nothing() -> None:
    body = count_body(asked("", chosen={"theme": ("water",)}))
    assert body == {
        "query": {
            "bool": {
                "filter": [
                    {"bool": {"filter": [{"term": {"visibility": "public"}}]}},
                    {"terms": {"facets.theme": ["water"]}},
                ]
            }
        },
        "size": 0,
        "track_total_hits": True,
    }
