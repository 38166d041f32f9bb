"""What was understood of a query -> clauses: the value of a facet, or a thing's names in a text."""

from __future__ import annotations

from collections.abc import Sequence

from search.engines.base import TERM, Concept, Name
from search.engines.elasticsearch import fields, relevance
from search.engines.elasticsearch.analysis import Json
from search.engines.elasticsearch.clauses import best_of, nested, phrase
from search.matching import names_of


def any_concept(concepts: Sequence[Concept]) -> Json:
    """Policies that have one of the concepts the same words named, those called so first."""
    has_it = [*_values(concepts), *_called(names_of(concepts))]
    return {"bool": {"should": has_it, "minimum_should_match": 1}}


def pages_called(names: Sequence[Name]) -> list[Json]:
    """Pages of files with one of the names, each in its own language."""
    return [
        {"match_phrase": {fields.in_language(fields.PART_TEXT, name.language): name.text}}
        for name in names
    ]


def _values(concepts: Sequence[Concept]) -> list[Json]:
    values: dict[str, list[str]] = {}
    for concept in concepts:
        if concept.facet != TERM:
            values.setdefault(concept.facet, []).append(concept.value)
    terms = [{"terms": {fields.facet_field(name): found}} for name, found in values.items()]
    if not terms:
        return []
    either = {"bool": {"should": terms}}
    return [{"constant_score": {"filter": either, "boost": relevance.CONCEPT_BOOST}}]


def _called(names: Sequence[Name]) -> list[Json]:
    if not names:
        return []
    texts = [phrase(name.text, relevance.titles_first(f".{name.language}")) for name in names]
    pages = nested(best_of(pages_called(names)))
    return [best_of([*texts, pages])]
