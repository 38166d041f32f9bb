"""Query tree -> plan: what must, may and must not be there. One rule for all engines; no Django.

A record matches a plan when

- enough of the free ``words`` stand in its texts, or in one page of its files - or else it has all
  ``concepts`` recognised in them, and enough of the words no concept stands for (``rest``), and
- it has every ``required`` phrase, alternative and word of a named field, and nothing ``excluded``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Final, TypeGuard

from search.engines.base import Concept, Name
from search.normalise import is_unspaced, normalised
from search.parse import AnyOf, Phrase, Query, Term, Word
from search.stopwords import FUNCTION_WORDS

#: One or two words must all be found; of more, three in ten, rounded down. Asking for all of them
#: finds nothing for 206 of the 225 Cranfield questions; rounding up lost .012 nDCG@10 there, and a
#: twentieth of the best answers to questions asked in other words than the policy's.
ALL_UP_TO: Final = 2
SHARE: Final = Fraction(3, 10)

#: What is written without spaces is looked for in pairs of characters. Of a word, six in ten must
#: be there, so that particles and endings do no harm. Korean has spaces; in Chinese and Japanese,
#: more pairs than this are several words or a question; half of them are the end of one word and
#: the beginning of the next, and one in ten will do.
LONGEST_WORD: Final = 3
WORD_SHARE: Final = 0.6
SENTENCE_SHARE: Final = 0.1
_HANGUL: Final = re.compile("[\uac00-\ud7a3]+")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a record must have to match; ``concepts`` in groups of which one each is enough."""

    words: tuple[str, ...] = ()
    concepts: tuple[tuple[Concept, ...], ...] = ()
    rest: tuple[str, ...] = ()
    required: tuple[Term | AnyOf, ...] = ()
    excluded: tuple[Term, ...] = ()


def plan(query: Query, concepts: Sequence[Concept] = ()) -> Plan:
    """Sort the clauses of a query by what they demand."""
    free = [clause.text for clause in query.clauses if is_free(clause)]
    words = without_stop_words(free)
    groups = concept_groups(concepts)
    named = [name for group in groups for concept in group for name in concept.words]
    return Plan(
        words=words,
        concepts=groups,
        rest=tuple(word for word in words if not _is_named(word, named)),
        required=tuple(clause for clause in query.clauses if not is_free(clause)),
        excluded=query.excluded,
    )


def is_free(clause: Term | AnyOf) -> TypeGuard[Word]:
    """Whether a clause is a plain word: wherever it stands, and not needed by itself."""
    return isinstance(clause, Word) and clause.field is None


def without_stop_words(words: Sequence[str]) -> tuple[str, ...]:
    """The words that say something; all of them if none does."""
    telling = tuple(word for word in words if normalised(word) not in FUNCTION_WORDS)
    return telling or tuple(words)


def minimum_should_match(count: int) -> int:
    """How many of so many words must be found."""
    return count if count <= ALL_UP_TO else max(1, floor(SHARE * count))


def pairs_needed(pairs: Sequence[str]) -> int:
    """How many of the pairs of characters of one word, or run of words, must be found."""
    count = len(pairs)
    if count <= ALL_UP_TO:
        return count
    if _is_word(pairs):
        return ceil(WORD_SHARE * count)
    return max(1, int(SENTENCE_SHARE * count))


def concept_groups(concepts: Iterable[Concept]) -> tuple[tuple[Concept, ...], ...]:
    """Concepts by the words that named them: what the same words name are alternatives."""
    groups: list[tuple[set[str], list[Concept]]] = []
    for concept in concepts:
        words = set(concept.words)
        members = [concept]
        for group in [group for group in groups if words & group[0]]:
            groups.remove(group)
            words |= group[0]
            members = group[1] + members
        groups.append((words, members))
    return tuple(tuple(members) for _, members in groups)


def _is_word(pairs: Sequence[str]) -> bool:
    """Whether pairs are those of one word, and not of several or of a question."""
    if all(map(_HANGUL.fullmatch, pairs)):
        return True
    return len(pairs) <= LONGEST_WORD and all(map(is_unspaced, pairs))


def names_of(concepts: Iterable[Concept]) -> tuple[Name, ...]:
    """All that concepts are called, each once."""
    return tuple(dict.fromkeys(name for concept in concepts for name in concept.also_called))


def to_mark(query: Query, concepts: Iterable[Concept]) -> Query:
    """What to mark in texts: the words of the query, and the names of what was understood."""
    names = dict.fromkeys(name.text for name in names_of(concepts))
    phrases = tuple(Phrase(tuple(name.split())) for name in names)
    return Query((*query.clauses, *phrases), query.excluded)


def _is_named(word: str, names: Sequence[str]) -> bool:
    """Whether a concept stands for a word; for a run of characters, for at least half of it."""
    return all(
        token in names
        or (
            is_unspaced(token)
            and 2 * sum(len(name) for name in names if name in token) >= len(token)
        )
        for token in normalised(word).split()
    )
