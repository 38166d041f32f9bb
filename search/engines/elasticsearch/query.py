"""Query tree -> Elasticsearch query. What counts how much is said in :mod:`.relevance`.

    words, phrases, alternatives -> must      bonuses -> should      excluded -> must_not

Words are asked of groups of fields; fields of a group share an analyzer, so that a word found in
the title and another in the body count together. The best group wins, the others break ties.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from search.engines.base import Concept
from search.engines.elasticsearch import fields, relevance
from search.engines.elasticsearch.analysis import Json
from search.engines.elasticsearch.clauses import best_of, nested, phrase
from search.engines.elasticsearch.concepts import any_concept
from search.engines.elasticsearch.relevance import GROUPS, PLAIN_GROUP, Cut
from search.engines.elasticsearch.words import has_cjk, without_cjk, without_hangul
from search.matching import Plan, is_free, plan
from search.normalise import normalised
from search.parse import AnyOf, Query, Term, Word
from search.stopwords import ENGLISH_STOPWORDS


def text_query(query: Query, concepts: Sequence[Concept]) -> Json:
    """The clauses of a bool query; none for an empty query."""
    wanted = plan(query, concepts)
    typed = free_words(query)
    clauses: Json = {
        "must": [
            *([matching_or_understood(wanted)] if wanted.words else []),
            *map(required, wanted.required),
        ],
        "should": bonuses(typed) if typed else [],
        "must_not": [anywhere(term) for term in wanted.excluded],
    }
    return {name: queries for name, queries in clauses.items() if queries}


def free_words(query: Query) -> tuple[str, ...]:
    """Words that may be in any field, and of which not all are needed, as they were typed."""
    return tuple(
        clause.text for clause in query.clauses if isinstance(clause, Word) and not clause.field
    )


def required(clause: Term | AnyOf) -> Json:
    """A phrase, a word of a named field, or some of several alternatives."""
    if not isinstance(clause, AnyOf):
        return anywhere(clause)
    words = [term.text for term in clause.terms if is_free(term)]
    others = [anywhere(term) for term in clause.terms if not is_free(term)]
    any_word = [_best(_places(words, relevance.ANY_WORD))] if words else []
    return {"bool": {"should": [*any_word, *others], "minimum_should_match": 1}}


def matching_or_understood(wanted: Plan) -> Json:
    """Enough of the words in one place - or every concept, and enough of the other words."""
    understood: list[Json] = []
    if wanted.concepts:
        others = [matching(wanted.rest)] if wanted.rest else []
        understood = [{"bool": {"must": [*map(any_concept, wanted.concepts), *others]}}]
    return _best([*_places(wanted.words), *understood])


def matching(words: Sequence[str]) -> Json:
    """Policies that have enough of the words in one place."""
    return _best(_places(words))


def pages_with(words: Sequence[str], *, minimum: str | None = None) -> Json:
    """Pages of files that have enough of the words, in whatever language."""
    queries = [
        {"match": {field: {"query": text, "minimum_should_match": minimum or _enough(words, cut)}}}
        for language, cut in relevance.CUTS.items()
        if (text := _asked(words, cut))
        for field in [fields.in_language(fields.PART_TEXT, language)]
    ]
    return best_of(queries)


def anywhere(term: Term) -> Json:
    """A term wherever it stands, or in the field it names; several words only side by side."""
    if term.field == "file":
        return nested(phrase(term.text, [fields.FILE_NAME]))
    if term.field:
        return phrase(term.text, fields.in_all_languages(term.field))
    words = term.text.split()
    queries = [
        phrase(term.text, relevance.ANYWHERE),
        nested(phrase(term.text, relevance.PART_TEXTS)),
        *([_as_it_stands(words)] if _only_stop_words(words) else []),
    ]
    return best_of(queries)


def bonuses(words: Sequence[str]) -> list[Json]:
    """What lifts a policy above others that have as many of the words."""
    text = " ".join(words)
    title: Json = {"term": {"title_exact": normalised(text)}}
    near = [*fields.in_all_languages("title"), *fields.in_all_languages("body")]
    return [
        {"constant_score": {"filter": title, "boost": relevance.EXACT_TITLE_BOOST}},
        *([_all_words(text)] if len(words) > 1 else []),
        *(
            [phrase(text, near, slop=relevance.PHRASE_SLOP, boost=relevance.PHRASE_BOOST)]
            if 1 < len(words) <= relevance.LONGEST_PHRASE
            else []
        ),
    ]


def _best(queries: Sequence[Json]) -> Json:
    return best_of(queries, others=relevance.TIE_BREAKER)


def _places(words: Sequence[str], minimum: str | None = None) -> list[Json]:
    """A group of fields, or a page of a file, that has enough of the words."""
    return [
        *_group_queries(words, minimum),
        nested(pages_with(words, minimum=minimum)),
        *([_as_it_stands(words)] if _only_stop_words(words) else []),
    ]


def _group_queries(words: Sequence[str], minimum: str | None) -> Iterator[Json]:
    for group in GROUPS:
        if text := _asked(words, group.cut, single=group is PLAIN_GROUP):
            yield {
                "combined_fields": {
                    "query": text,
                    "fields": list(group.fields),
                    "minimum_should_match": minimum or _enough(words, group.cut),
                    "boost": group.boost,
                }
            }


def _enough(words: Sequence[str], cut: Cut) -> str:
    """How much of the words fields must have, given what their analyzer makes of them."""
    text = "".join(words)
    if not has_cjk(text):
        return relevance.SOFT_MINIMUM
    if cut is Cut.KOREAN:
        return relevance.KOREAN_MINIMUM
    if cut is Cut.CHARACTERS:
        return relevance.REST_MINIMUM
    only_korean = not has_cjk(without_hangul(text))
    return relevance.HANGUL_MINIMUM if only_korean else relevance.PAIRS_MINIMUM


def _asked(words: Sequence[str], cut: Cut, *, single: bool = False) -> str:
    """What to ask fields for: those that cut CJK in characters are asked only for the rest.

    ``single`` keeps a word of one character, which has no neighbour to make a pair with.
    """
    kept = (
        without_cjk(word) if cut is Cut.CHARACTERS and not (single and len(word) == 1) else word
        for word in words
    )
    return " ".join(" ".join(kept).split())


def _only_stop_words(words: Sequence[str]) -> bool:
    return all(word.lower() in ENGLISH_STOPWORDS for word in words)


def _as_it_stands(words: Sequence[str]) -> Json:
    """A question of nothing but stop words."""
    return {
        "multi_match": {
            "query": " ".join(words),
            "type": "cross_fields",
            "operator": "and",
            "analyzer": "plain",
            "fields": ["title_std", "body_std"],
        }
    }


def _all_words(text: str) -> Json:
    return {
        "combined_fields": {
            "query": text,
            "fields": list(PLAIN_GROUP.fields),
            "operator": "and",
            "boost": relevance.ALL_WORDS_BOOST,
        }
    }
