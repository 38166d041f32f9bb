"""Titles that begin like what is being typed: body of the call, and which title to show."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from search.clean import clean_query
from search.engines.base import Audience, Suggestion
from search.engines.elasticsearch import fields
from search.engines.elasticsearch.analysis import Json
from search.engines.elasticsearch.results import language_of
from search.engines.elasticsearch.search_body import visible_to
from search.normalise import normalised

#: A title that begins with the typed text comes before one that has it in the middle.
_FROM_THE_START_BOOST: Final = 10
#: Letters of the Korean alphabet that are not, or not yet, part of a syllable, in both blocks.
_LONE_LETTERS: Final = re.compile("[\u1100-\u11ff\u3130-\u318f]+(?=\\s|$)")


def suggest_body(text: str, audience: Audience, limit: int) -> Json:
    """Records with words in their titles beginning like every typed word."""
    typed = _typed(text)
    from_the_start = {"prefix": {"title_exact": {"value": typed, "boost": _FROM_THE_START_BOOST}}}
    return {
        "query": {
            "bool": {
                "filter": [visible_to(audience)],
                "must": {"match": {"title_ac": {"query": typed, "operator": "and"}}},
                "should": [from_the_start],
            }
        },
        "sort": [{"_score": "desc"}, {"key": "asc"}],
        "size": limit,
        "_source": ["title"],
    }


def suggestions(answer: Mapping[str, Any], text: str) -> tuple[Suggestion, ...]:
    """The records found, each with the title that begins like the text."""
    typed = _typed(text).split()
    return tuple(
        Suggestion(hit["_id"], _best_title(_titles(hit), typed)) for hit in answer["hits"]["hits"]
    )


def _typed(text: str) -> str:
    """Whole syllables only: in the middle of one, Korean input shows a lone letter."""
    return normalised(_LONE_LETTERS.sub("", clean_query(text)))


def _titles(hit: Mapping[str, Any]) -> list[str]:
    """Titles in all languages, the record's own first."""
    own = language_of(hit["_id"])
    by_language = hit["_source"]["title"]
    languages = sorted(fields.LANGUAGES, key=lambda language: language != own)
    return [title for language in languages for title in by_language.get(language, ())]


def _best_title(titles: Sequence[str], typed: Sequence[str]) -> str:
    return next((title for title in titles if _begins_like(title, typed)), titles[0])


def _begins_like(title: str, typed: Sequence[str]) -> bool:
    words = normalised(title).split()
    return all(any(word.startswith(start) for word in words) for start in typed)
