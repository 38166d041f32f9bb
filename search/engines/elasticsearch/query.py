"""What is relevant: query tree -> Elasticsearch query. All fields and boosts are on this page.

    words, phrases, alternatives -> must      bonuses -> should      excluded -> must_not

Words are asked of groups of fields; fields of a group share an analyzer, so that a word found in
the title and another in the body count together. The best group wins, the others break ties.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeGuard

from search.engines.base import Concept
from search.engines.elasticsearch import fields
from search.engines.elasticsearch.analysis import Json
from search.engines.elasticsearch.words import has_cjk, without_cjk
from search.normalise import normalised
from search.parse import AnyOf, Query, Term, Word
from search.stopwords import ENGLISH_STOPWORDS

#: A word in the title says three times as much about a policy as one in its text. Best on the
#: Cranfield set: MAP .308, against .286 with the best field alone.
TITLE_BOOST: Final = 3
SUMMARY_BOOST: Final = 2

#: One or two words must all be found, of more words 30 %. Asking for all left 206 of the 225
#: Cranfield questions without an answer.
SOFT_MINIMUM: Final = "2<30%"
#: A word of up to five characters must be found whole. Of longer runs any pair will do: half of
#: their pairs lie across two words, and 30 % lost 24 of 400 Chinese questions.
PAIRS_MINIMUM: Final = "4<10%"
#: What is left of words after their Chinese, Japanese and Korean is but a share of them.
REST_MINIMUM: Final = "30%"
ANY_WORD: Final = "1"

#: What groups other than the best add to the score.
TIE_BREAKER: Final = 0.2
#: Unstemmed words of all languages: a second opinion, never the first.
PLAIN_BOOST: Final = 0.5
#: A page of a file tells less about a policy than its own text.
PARTS_BOOST: Final = 0.6
#: A recognised theme or city brings in policies written in other languages, below those that have
#: the words themselves.
CONCEPT_BOOST: Final = 2

ALL_WORDS_BOOST: Final = 1.5
PHRASE_BOOST: Final = 2
PHRASE_SLOP: Final = 2
#: A sentence longer than this is never found as a phrase.
LONGEST_PHRASE: Final = 8
#: Who types a title wants that page first, whatever else uses these words.
EXACT_TITLE_BOOST: Final = 10


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that share an analyzer. ``cjk``: made for Chinese, Japanese and Korean words too."""

    fields: tuple[str, ...]
    cjk: bool = False
    minimum: str = SOFT_MINIMUM
    boost: float = 1


_TITLES_FIRST: Final = (f"title{{}}^{TITLE_BOOST}", f"summary{{}}^{SUMMARY_BOOST}", "body{}")


def _sections(*suffixes: str) -> tuple[str, ...]:
    return tuple(name.format(suffix) for name in _TITLES_FIRST for suffix in suffixes)


PLAIN_GROUP: Final = Group((f"title_std^{TITLE_BOOST}", "body_std"), boost=PLAIN_BOOST)
GROUPS: Final = (
    Group(_sections(".en")),
    Group(_sections(".es")),
    Group(_sections(".fr")),
    Group(_sections(".other")),
    Group(_sections(".ko"), cjk=True),
    Group(_sections(".zh", ".ja", "_cjk"), cjk=True, minimum=PAIRS_MINIMUM),
    PLAIN_GROUP,
)
#: Minimum of the languages whose pages are asked for Chinese, Japanese and Korean words.
CJK_MINIMUMS: Final = {"ko": SOFT_MINIMUM, "zh": PAIRS_MINIMUM, "ja": PAIRS_MINIMUM}

ANYWHERE: Final = tuple(
    field for section in fields.SECTIONS for field in fields.in_all_languages(section)
)
PART_TEXTS: Final = tuple(fields.in_all_languages(fields.PART_TEXT))


def text_query(query: Query, concepts: Sequence[Concept]) -> Json:
    """The clauses of a bool query; none for an empty query."""
    words = free_words(query)
    clauses: Json = {
        "must": [
            *([matching(words, concepts)] if words else []),
            *(required(clause, concepts) for clause in query.clauses if not is_free(clause)),
        ],
        "should": bonuses(words) if words else [],
        "must_not": [anywhere(term) for term in query.excluded],
    }
    return {name: queries for name, queries in clauses.items() if queries}


def free_words(query: Query) -> tuple[str, ...]:
    """Words that may be in any field, and of which not all are needed."""
    return tuple(clause.text for clause in query.clauses if is_free(clause))


def is_free(clause: Term | AnyOf) -> TypeGuard[Word]:
    """Whether a clause is a word that names no field."""
    return isinstance(clause, Word) and clause.field is None


def required(clause: Term | AnyOf, concepts: Sequence[Concept]) -> Json:
    """A phrase, a word of a named field, or some of several alternatives."""
    if not isinstance(clause, AnyOf):
        return anywhere(clause)
    words = tuple(term.text for term in clause.terms if is_free(term))
    others = [anywhere(term) for term in clause.terms if not is_free(term)]
    alternatives = [*([matching(words, concepts, minimum=ANY_WORD)] if words else []), *others]
    return {"bool": {"should": alternatives, "minimum_should_match": 1}}


def matching(
    words: Sequence[str], concepts: Sequence[Concept], *, minimum: str | None = None
) -> Json:
    """Policies that have enough of the words in one group of fields, or an understood concept."""
    queries = [
        *_group_queries(words, minimum),
        nested(pages_with(words, minimum=minimum)),
        *([_concept_query(concepts)] if concepts else []),
        *([_as_it_stands(words)] if _only_stop_words(words) else []),
    ]
    return {"dis_max": {"tie_breaker": TIE_BREAKER, "queries": queries}}


def pages_with(words: Sequence[str], *, minimum: str | None = None) -> Json:
    """Pages of files that have enough of the words, in whatever language."""
    queries = [
        {"match": {field: {"query": text, "minimum_should_match": minimum or enough}}}
        for language in fields.LANGUAGES
        for enough in [CJK_MINIMUMS.get(language) or _enough_of_rest(words)]
        if (text := _asked(words, cjk=language in CJK_MINIMUMS))
        for field in [fields.in_language(fields.PART_TEXT, language)]
    ]
    return {"dis_max": {"queries": queries}}


def nested(query: Json) -> Json:
    """A query on single pages, as a query on policies: the best page counts."""
    return {
        "nested": {
            "path": fields.PARTS, "score_mode": "max", "query": query, "boost": PARTS_BOOST
        }
    }  # fmt: skip


def anywhere(term: Term) -> Json:
    """A term wherever it stands, or in the field it names; several words only side by side."""
    if term.field == "file":
        return nested(phrase(term.text, [fields.FILE_NAME]))
    if term.field:
        return phrase(term.text, fields.in_all_languages(term.field))
    words = term.text.split()
    queries = [
        phrase(term.text, ANYWHERE),
        nested(phrase(term.text, PART_TEXTS)),
        *([_as_it_stands(words)] if _only_stop_words(words) else []),
    ]
    return {"dis_max": {"queries": queries}}


def phrase(text: str, names: Sequence[str], **more: float) -> Json:
    """Words that stand next to each other in one of the fields, each analysed in its own way."""
    return {"multi_match": {"query": text, "type": "phrase", "fields": list(names), **more}}


def bonuses(words: Sequence[str]) -> list[Json]:
    """What lifts a policy above others that have as many of the words."""
    text = " ".join(words)
    title: Json = {"term": {"title_exact": normalised(text)}}
    near = [*fields.in_all_languages("title"), *fields.in_all_languages("body")]
    return [
        {"constant_score": {"filter": title, "boost": EXACT_TITLE_BOOST}},
        *([_all_words(text)] if len(words) > 1 else []),
        *(
            [phrase(text, near, slop=PHRASE_SLOP, boost=PHRASE_BOOST)]
            if 1 < len(words) <= LONGEST_PHRASE
            else []
        ),
    ]


def _group_queries(words: Sequence[str], minimum: str | None) -> Iterator[Json]:
    for group in GROUPS:
        enough = group.minimum if group.cjk else _enough_of_rest(words)
        if text := _asked(words, cjk=group.cjk, single=group is PLAIN_GROUP):
            yield {
                "combined_fields": {
                    "query": text,
                    "fields": list(group.fields),
                    "minimum_should_match": minimum or enough,
                    "boost": group.boost,
                }
            }


def _enough_of_rest(words: Sequence[str]) -> str:
    return REST_MINIMUM if any(map(has_cjk, words)) else SOFT_MINIMUM


def _asked(words: Sequence[str], *, cjk: bool, single: bool = False) -> str:
    """What to ask fields for: those not made for CJK would cut it in characters.

    ``single`` keeps a word of one character, which has no neighbour to make a pair with.
    """
    kept = (word if cjk or (single and len(word) == 1) else without_cjk(word) for word in words)
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
            "boost": ALL_WORDS_BOOST,
        }
    }


def _concept_query(concepts: Sequence[Concept]) -> Json:
    """Each thing understood counts once, however many values it stands for."""
    by_words: dict[tuple[str, ...], list[Concept]] = {}
    for concept in concepts:
        by_words.setdefault(concept.words, []).append(concept)
    return {"bool": {"should": [_any_concept(named) for named in by_words.values()]}}


def _any_concept(concepts: Sequence[Concept]) -> Json:
    values: dict[str, list[str]] = {}
    for concept in concepts:
        values.setdefault(concept.facet, []).append(concept.value)
    terms = [{"terms": {fields.facet_field(name): found}} for name, found in values.items()]
    return {"constant_score": {"filter": {"bool": {"should": terms}}, "boost": CONCEPT_BOOST}}
