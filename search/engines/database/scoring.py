"""How relevant records are: BM25 over stems, then bonuses. The same for both databases.

All records found get a score at a first look; those worth it are read in full for the real one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np
from numpy.typing import NDArray

from search.engines.database.candidates import Candidate
from search.engines.database.finding import Found
from search.engines.database.ids import Ids, Scores, is_in, places
from search.engines.database.models import PART_NUMBERS
from search.engines.database.postings import Postings, records_of
from search.engines.database.relevance import (
    ALL_WORDS_BOOST,
    BODY_WEIGHT,
    CONCEPT_BOOST,
    EXACT_TITLE_BOOST,
    K1,
    LONGEST_PHRASE,
    ONCE,
    PARTS_BOOST,
    PHRASE_BOOST,
    PHRASE_SLOP,
    TIE_BREAKER,
    TITLE_GAIN,
    TITLE_WEIGHT,
    B,
)
from search.engines.database.rows import BOUNDARY, column
from search.engines.database.units import Lookup


@dataclass(frozen=True)
class Scorer:
    """Scores records found for one query, all of them at a first look; ``asked``: as typed."""

    ids: Ids
    found: Found
    postings: Postings
    asked: str
    entries: int
    average_length: float

    @cached_property
    def words(self) -> dict[Lookup, float]:
        """How much each lookup of a word tells: the fewer records have it, the more."""
        return self._weighted(each for unit in self.found.units for each in unit.lookups)

    @cached_property
    def required(self) -> dict[Lookup, float]:
        """The same for everything that is wanted besides."""
        return self._weighted(self.found.required)

    @cached_property
    def parts(self) -> Scores:
        """Scores of the best parts. Pages are short: a word is there or it is not."""
        found = self.found.parts
        found = found[is_in(found // PART_NUMBERS, self.ids)]
        scores = np.zeros(len(found))
        for each, weight in (self.words | self.required).items():
            scores[places(self.postings.parts(each), found)] += weight * ONCE
        best = np.zeros(len(self.ids))
        np.maximum.at(best, np.searchsorted(self.ids, found // PART_NUMBERS), scores)
        return best

    def first_look(self) -> Scores:
        """Scores without reading any text: which words are there, and which are in the title."""
        worded = np.zeros(len(self.ids))
        worded[places(self.found.worded, self.ids)] = 1
        texts = worded * self._glance(self.words) + self._glance(self.required)
        return self._combined(texts, self._concept_scores(()))

    def scores(self, candidates: Sequence[Candidate]) -> Scores:
        """The full scores of some of the records."""
        at = np.searchsorted(self.ids, [candidate.id for candidate in candidates])
        worded = is_in(self.ids[at], self.found.worded).tolist()
        has_all = self._has_all_words()[at].tolist()
        texts = np.zeros(len(self.ids))
        bonuses = np.zeros(len(candidates))
        for place, candidate in enumerate(candidates):
            words = self._text_score(candidate, self.words) if worded[place] else 0.0
            texts[at[place]] = words + self._text_score(candidate, self.required)
            if has_all[place]:
                bonuses[place] = ALL_WORDS_BOOST * words
                bonuses[place] += PHRASE_BOOST * self._phrase_score(candidate)
            if self._has_title(candidate):
                bonuses[place] += EXACT_TITLE_BOOST
        scores: Scores = self._combined(texts, self._concept_scores(candidates))[at] + bonuses
        return scores

    def _glance(self, lookups: Mapping[Lookup, float]) -> Scores:
        scores = np.zeros(len(self.ids))
        for each, weight in lookups.items():
            scores[places(self.postings.records(each), self.ids)] += weight * ONCE
            scores[places(self.postings.titles(each), self.ids)] += weight * TITLE_GAIN
        return scores

    def _combined(self, texts: Scores, concepts: Scores) -> Scores:
        return _best_of([texts, PARTS_BOOST * self.parts, concepts])

    def _concept_scores(self, candidates: Sequence[Candidate]) -> Scores:
        """Scores for what was understood; candidates, by how much they speak of it."""
        total = np.zeros(len(self.ids))
        for concept in self.found.concepts:
            weight = self._weight(len(concept.named))
            valued, named, on_page = np.zeros((3, len(self.ids)))
            valued[places(concept.valued, self.ids)] = CONCEPT_BOOST
            named[places(concept.named, self.ids)] = weight * ONCE
            pages = records_of(concept.named_parts)
            on_page[places(pages, self.ids)] = PARTS_BOOST * weight * ONCE
            for place, candidate in self._placed(candidates):
                if named[place]:
                    count = sum(candidate.count(each) for each in concept.names)
                    named[place] = weight * self._saturated(count, candidate)
            total += _best_of([valued, named, on_page])
        return total

    def _placed(self, candidates: Sequence[Candidate]) -> Iterable[tuple[int, Candidate]]:
        at = np.searchsorted(self.ids, [candidate.id for candidate in candidates])
        return zip(at.tolist(), candidates, strict=True)

    def _text_score(self, candidate: Candidate, lookups: Mapping[Lookup, float]) -> float:
        score = 0.0
        for each, weight in lookups.items():
            score += weight * self._saturated(candidate.count(each), candidate)
        return score

    def _has_all_words(self) -> NDArray[np.bool_]:
        """Which of the records have every word, if there are several."""
        has_all = np.full(len(self.ids), len(self.found.units) > 1)
        for unit in self.found.units:
            number = np.zeros(len(self.ids))
            for each in unit.lookups:
                number[places(self.postings.records(each), self.ids)] += 1
            has_all &= number >= unit.needed
        return has_all

    def _phrase_score(self, candidate: Candidate) -> float:
        if self._phrase is None:
            return 0.0
        if self._phrase.search(candidate.title):
            count = TITLE_WEIGHT
        elif self._phrase.search(candidate.body):
            count = BODY_WEIGHT
        else:
            return 0.0
        return sum(self.words.values()) * self._saturated(count, candidate)

    @cached_property
    def _phrase(self) -> re.Pattern[str] | None:
        """The words in their order, with a few others in between."""
        words = [re.escape(" ".join(each.stems)) for u in self.found.units for each in u.lookups]
        if not 1 < len(words) <= LONGEST_PHRASE:
            return None
        return re.compile(rf" {rf'(?: [^ {BOUNDARY}]+){{0,{PHRASE_SLOP}}} '.join(words)} ")

    def _has_title(self, candidate: Candidate) -> bool:
        return bool(self._title) and self._title in f"{BOUNDARY}{candidate.title}{BOUNDARY}"

    @cached_property
    def _title(self) -> str:
        """The words asked as the whole of a title."""
        stems = column([self.asked]).strip()
        return f"{BOUNDARY} {stems} {BOUNDARY}" if stems else ""

    def _weighted(self, lookups: Iterable[Lookup]) -> dict[Lookup, float]:
        return {
            each: self._weight(len(self.postings.records(each))) for each in dict.fromkeys(lookups)
        }

    def _weight(self, having: int) -> float:
        return log(1 + (max(0, self.entries - having) + 0.5) / (having + 0.5))

    def _saturated(self, count: float, candidate: Candidate) -> float:
        return count / (count + K1 * (1 - B + B * candidate.length / self.average_length))


def _best_of(scores: Sequence[Scores]) -> Scores:
    """The best of several scores, and a little of the others."""
    stacked = np.stack(scores)
    best = stacked.max(axis=0)
    combined: Scores = best + TIE_BREAKER * (stacked.sum(axis=0) - best)
    return combined
