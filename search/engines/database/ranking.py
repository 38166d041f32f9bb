"""Matches -> order of relevance: BM25 over stems, then bonuses. The same for both databases.

    score = best of (texts, best part x .6, concepts x 2) + .2 x the others
            + 1.5 x texts, if all words are there  + 2 x the words side by side  + 10, exact title

Like the Elasticsearch query, on the same scale, so that the boosts mean the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import Final

from search.engines.database.entries import Entry
from search.engines.database.finding import Found
from search.engines.database.models import PART_NUMBERS
from search.engines.database.postings import Postings
from search.engines.database.rows import (
    BODY_WEIGHT,
    BOUNDARY,
    SUMMARY_WEIGHT,
    TITLE_WEIGHT,
    column,
)
from search.engines.database.units import Lookup
from search.parse import Query, words_of

#: Saturation and length normalisation of BM25, as Elasticsearch and FTS5 have them.
K1: Final = 1.2
B: Final = 0.75

#: What is worth reading word by word; matches beyond keep the order of the first look.
RERANKED: Final = 500

TIE_BREAKER: Final = 0.2
PARTS_BOOST: Final = 0.6
CONCEPT_BOOST: Final = 2
ALL_WORDS_BOOST: Final = 1.5
PHRASE_BOOST: Final = 2
EXACT_TITLE_BOOST: Final = 10
#: Words in between which "side by side" allows for.
PHRASE_SLOP: Final = 2
#: In the first look: what a word gains by standing in the title as well, (3+1)/(3+1+K1) - 1/(1+K1).
_TITLE_GAIN: Final = 0.31
#: A sentence as long as this is never found as a phrase.
LONGEST_PHRASE: Final = 8


@dataclass(frozen=True, slots=True)
class Stems:
    """The indexed columns of a record, see :mod:`search.engines.database.rows`."""

    title: str
    summary: str
    body: str


@dataclass(frozen=True)
class Scorer:
    """Scores the records found for one query; ``asked`` are all words as typed."""

    found: Found
    postings: Postings
    asked: str
    entries: int
    average_length: float

    @cached_property
    def weights(self) -> dict[Lookup, float]:
        """How much each lookup tells: the fewer records have it, the more."""
        lookups = [each for unit in self.found.units for each in unit.lookups]
        return {
            each: self._weight(len(self.postings.records(each)))
            for each in dict.fromkeys((*lookups, *self.found.required))
        }

    @cached_property
    def parts(self) -> dict[int, float]:
        """Record -> score of its best part. Pages are short: a word is there or it is not."""
        found = self.found.parts
        scores = dict.fromkeys(found, 0.0)
        for each, weight in self.weights.items():
            for part in self.postings.parts(each) & found:
                scores[part] += weight / (1 + K1)
        best: dict[int, float] = {}
        for part, score in scores.items():
            record = part // PART_NUMBERS
            best[record] = max(score, best.get(record, 0.0))
        return best

    def first_look(self, ids: frozenset[int]) -> dict[int, float]:
        """Scores without reading any text: which words are there, and which are in the title."""
        texts = dict.fromkeys(ids, 0.0)
        for each, weight in self.weights.items():
            for record_id in self.postings.records(each) & ids:
                texts[record_id] += weight / (1 + K1)
            for record_id in self.postings.titles(each) & ids:
                texts[record_id] += weight * _TITLE_GAIN
        return {record_id: self._combined(record_id, text) for record_id, text in texts.items()}

    def score(self, entry: Entry, stems: Stems) -> float:
        """The full score."""
        text = self._text_score(entry, stems)
        score = self._combined(entry.id, text)
        if len(self.found.units) > 1 and self._has_all_words(entry.id):
            score += ALL_WORDS_BOOST * text + PHRASE_BOOST * self._phrase_score(entry, stems)
        if self._title and any(title.strip() == self._title for title in _texts(stems.title)):
            score += EXACT_TITLE_BOOST
        return score

    def _combined(self, record_id: int, text: float) -> float:
        if not self.parts and not self.found.concepts:
            return text
        concepts = sum(record_id in having for having in self.found.concepts)
        scores = (text, PARTS_BOOST * self.parts.get(record_id, 0.0), CONCEPT_BOOST * concepts)
        return max(scores) + TIE_BREAKER * (sum(scores) - max(scores))

    def _text_score(self, entry: Entry, stems: Stems) -> float:
        norm = self._norm(entry.length)
        score = 0.0
        for each, weight in self.weights.items():
            if entry.id not in self.postings.records(each):
                continue
            text = each.text
            count = (
                TITLE_WEIGHT * stems.title.count(text)
                + SUMMARY_WEIGHT * stems.summary.count(text)
                + BODY_WEIGHT * stems.body.count(text)
            )
            score += weight * count / (count + K1 * norm)
        return score

    def _has_all_words(self, record_id: int) -> bool:
        return all(
            sum(record_id in self.postings.records(each) for each in unit.lookups) >= unit.needed
            for unit in self.found.units
        )

    def _phrase_score(self, entry: Entry, stems: Stems) -> float:
        pattern = self._phrase
        if pattern is None:
            return 0.0
        if pattern.search(stems.title):
            count = TITLE_WEIGHT
        elif pattern.search(stems.body):
            count = BODY_WEIGHT
        else:
            return 0.0
        return sum(self.weights.values()) * count / (count + K1 * self._norm(entry.length))

    @cached_property
    def _phrase(self) -> re.Pattern[str] | None:
        """The words in their order, with a few others in between."""
        words = [re.escape(" ".join(each.stems)) for u in self.found.units for each in u.lookups]
        if not 1 < len(words) <= LONGEST_PHRASE:
            return None
        return re.compile(rf" {rf'(?: [^ {BOUNDARY}]+){{0,{PHRASE_SLOP}}} '.join(words)} ")

    @cached_property
    def _title(self) -> str:
        return column([self.asked]).strip()

    def _weight(self, having: int) -> float:
        return log(1 + (max(0, self.entries - having) + 0.5) / (having + 0.5))

    def _norm(self, length: int) -> float:
        return 1 - B + B * length / self.average_length


def scorer(query: Query, found: Found, postings: Postings) -> Scorer:
    """The scorer of a query."""
    entries, average = postings.statistics()
    return Scorer(found, postings, " ".join(words_of(query)), entries, average)


def rank(entries: Sequence[Entry], scorer: Scorer) -> list[tuple[Entry, float]]:
    """Entries (which come in the order of their keys) with their scores, best first."""
    best, rest = _parted(entries, scorer)
    stems = read_stems([entry.id for entry in best], scorer.postings)
    scored = [(entry, scorer.score(entry, stems[entry.id])) for entry in best]
    scored.sort(key=lambda each: -each[1])
    # The two kinds of score do not compare: what was read in full comes first.
    lowest = scored[-1][1] if scored else 0.0
    return scored + [(entry, min(score, lowest)) for entry, score in rest]


def read_stems(ids: Sequence[int], postings: Postings) -> dict[int, Stems]:
    """The indexed columns of records."""
    dialect = postings.dialect
    postings.cursor.execute(
        f"SELECT {dialect.row_id}, title, summary, body FROM {dialect.stems_table}"  # noqa: S608
        f" WHERE {dialect.among.format(column=dialect.row_id)}",
        [dialect.id_list(ids)],
    )
    return {record_id: Stems(*columns) for record_id, *columns in postings.cursor.fetchall()}


def _parted(
    entries: Sequence[Entry], scorer: Scorer
) -> tuple[Sequence[Entry], list[tuple[Entry, float]]]:
    """The entries worth reading, and the others in the order of a first look."""
    if len(entries) <= RERANKED:
        return entries, []
    scores = scorer.first_look(frozenset(entry.id for entry in entries))
    # Of two records with the same words, they mean more in the shorter.
    looked = sorted(entries, key=lambda entry: (-scores[entry.id], entry.length))
    best = sorted(looked[:RERANKED], key=lambda entry: entry.key)
    return best, [(entry, scores[entry.id]) for entry in looked[RERANKED:]]


def _texts(column: str) -> list[str]:
    return column.split(BOUNDARY)
