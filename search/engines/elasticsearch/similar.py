"""Policies most like a given one: by their words, with a bonus for a shared theme or city."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from search.engines.base import Audience
from search.engines.elasticsearch import fields
from search.engines.elasticsearch.analysis import Json
from search.engines.elasticsearch.search_body import visible_to

#: What has to be known of the policy itself.
SOURCE: Final = ["stable_id", "visibility", "facets"]

#: Bonuses beside a score of words of about 10 to 30: enough to decide between near equals, and to
#: bring policies of the same theme in another language.
_SHARED_BOOSTS: Final = {"theme": 5, "city": 2}

#: The most telling words of a policy; more make the search slower and no better.
_TELLING_WORDS: Final = 30
#: A word of one other policy is enough, collections are small.
_MIN_POLICIES: Final = 2
_SHARE_OF_WORDS: Final = "20%"


def is_visible(source: Mapping[str, Any], audience: Audience) -> bool:
    """Whether the audience may know the policy whose neighbours it asks for."""
    return not audience.tokens.isdisjoint(source["visibility"])


def similar_body(
    index: str, key: str, source: Mapping[str, Any], audience: Audience, limit: int
) -> Json:
    """One record per policy, without the policy itself in its other languages."""
    alike = {
        "more_like_this": {
            "fields": [*fields.in_all_languages("title"), *fields.in_all_languages("body")],
            "like": [{"_index": index, "_id": key}],
            "min_term_freq": 1,
            "min_doc_freq": _MIN_POLICIES,
            "max_query_terms": _TELLING_WORDS,
            "minimum_should_match": _SHARE_OF_WORDS,
        }
    }
    shared = [
        {
            "constant_score": {
                "filter": {"terms": {fields.facet_field(name): values}},
                "boost": boost,
            }
        }
        for name, boost in _SHARED_BOOSTS.items()
        if (values := source.get("facets", {}).get(name))
    ]
    return {
        "query": {
            "bool": {
                "filter": [visible_to(audience)],
                "must_not": [{"term": {"stable_id": source["stable_id"]}}],
                "should": [alike, *shared],
                "minimum_should_match": 1,
            }
        },
        "collapse": {"field": "stable_id"},
        "sort": [{"_score": "desc"}, {"key": "asc"}],
        "size": limit,
        "_source": False,
    }


def keys(answer: Mapping[str, Any]) -> tuple[str, ...]:
    """Keys of the records found, best first."""
    return tuple(hit["_id"] for hit in answer["hits"]["hits"])
