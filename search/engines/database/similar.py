"""A record -> the records most like it, by its most telling words and its facet values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from heapq import nlargest
from math import log
from typing import Final

import numpy as np

from search.engines.base import Audience
from search.engines.database.candidates import Candidate, read
from search.engines.database.entries import visible_to
from search.engines.database.ids import Ids, Scores, ids_of, places, union, without
from search.engines.database.postings import Postings
from search.engines.database.relevance import BODY_WEIGHT, SUMMARY_WEIGHT, TITLE_WEIGHT
from search.engines.database.rows import BOUNDARY
from search.engines.database.units import Lookup
from search.stemming import stem
from search.stopwords import ENGLISH_STOPWORDS

#: Words of which the frequency is looked up, and those of them that are compared.
MAX_LOOKED_UP: Final = 60
MAX_WORDS: Final = 25
#: Records with the most words in common, of which the facet values are compared.
MAX_COMPARED: Final = 200
#: What a shared facet value counts, against a shared word as rare.
VALUE_WEIGHT: Final = 1.0

_STOP_STEMS: Final = frozenset(map(stem, ENGLISH_STOPWORDS))


def similar(key: str, audience: Audience, limit: int, postings: Postings) -> list[str]:
    """Keys of the records most like another, best first."""
    if not key.isprintable():  # a NUL or half a character: no database takes it
        return []
    visible, parameters = visible_to(audience, postings.dialect)
    postings.cursor.execute(
        f"SELECT record_id, facet_values FROM search_index_entry WHERE key = %s AND {visible}",  # noqa: S608
        [key, *parameters],
    )
    row = postings.cursor.fetchone()
    if row is None:
        return []
    record_id, values = row
    ids, scores = _sharing_words(record_id, postings)
    postings.cursor.execute(
        "SELECT record_id, key, facet_values FROM search_index_entry"  # noqa: S608
        f" WHERE {postings.dialect.among.format(column='record_id')} AND {visible}",
        [postings.dialect.id_list(ids.tolist()), *parameters],
    )
    shared = dict(zip(ids.tolist(), scores.tolist(), strict=True))
    candidates = nlargest(
        MAX_COMPARED, postings.cursor.fetchall(), key=lambda found: (shared[found[0]], found[1])
    )
    weights = _value_weights(values, (found[2] for found in candidates))
    scored = [
        (-shared[pk] - sum(weights[char] for char in theirs if char in weights), other)
        for pk, other, theirs in candidates
    ]
    return [other for _, other in sorted(scored)[:limit]]


def _sharing_words(record_id: int, postings: Postings) -> tuple[Ids, Scores]:
    """Other records, and how telling the words are that they share with this one."""
    number, _ = postings.statistics()
    (own,) = read(ids_of([record_id]), postings)
    weights: dict[Lookup, float] = {}
    for word, count in _frequent(own):
        having = len(postings.records(Lookup((word,))))
        if having > 1:
            weights[Lookup((word,))] = log(1 + count) * log(1 + number / having)
    telling = nlargest(MAX_WORDS, weights, key=lambda each: weights[each])
    ids = without(union([postings.records(each) for each in telling]), ids_of([record_id]))
    scores = np.zeros(len(ids))
    for each in telling:
        scores[places(postings.records(each), ids)] += weights[each]
    return ids, scores


def _frequent(record: Candidate) -> list[tuple[str, int]]:
    """The words of a record that are most in it, weighted like their columns."""
    counts: Counter[str] = Counter()
    for text, weight in (
        (record.title, TITLE_WEIGHT),
        (record.summary, SUMMARY_WEIGHT),
        (record.body, BODY_WEIGHT),
    ):
        for word in text.split():
            if len(word) > 1 and word != BOUNDARY and word not in _STOP_STEMS:
                counts[word] += weight
    return counts.most_common(MAX_LOOKED_UP)


def _value_weights(values: str, others: Iterable[str]) -> dict[str, float]:
    """What each of the record's facet values counts: the more, the fewer others share it."""
    texts = list(others)
    counts = Counter("".join(texts))
    return {char: VALUE_WEIGHT * log(1 + len(texts) / (1 + counts[char])) for char in values}
