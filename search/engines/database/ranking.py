"""Matches -> the order of relevance, as far as it is going to be shown."""

from __future__ import annotations

import numpy as np

from search.engines.database.candidates import read
from search.engines.database.entries import Entries
from search.engines.database.finding import Found
from search.engines.database.postings import Postings
from search.engines.database.relevance import RERANKED
from search.engines.database.scoring import Scorer
from search.parse import Query, words_of


def rank(
    entries: Entries, query: Query, found: Found, postings: Postings, end: int
) -> list[tuple[int, float]]:
    """The ids of the first ``end`` entries with their scores, best first."""
    number, average = postings.statistics()
    order = np.argsort(entries.ids)
    ids, lengths = entries.ids[order], entries.lengths[order]
    scorer = Scorer(ids, found, postings, " ".join(words_of(query)), number, average)
    best, rest = ids, np.empty(0, dtype=np.intp)
    looked = np.zeros(0)
    if len(ids) > RERANKED:
        looked = scorer.first_look()
        # Of two records with the same words, they mean more in the shorter.
        order = np.lexsort((lengths, -looked))
        best, rest = np.sort(ids[order[:RERANKED]]), order[RERANKED:end]
    candidates = read(best, postings)
    scores = scorer.scores(candidates)
    ranked = sorted(
        zip(scores.tolist(), candidates, strict=True), key=lambda pair: (-pair[0], pair[1].key)
    )
    # The two kinds of score do not compare: what was read in full comes first.
    lowest = ranked[-1][0] if ranked else 0.0
    return [
        *((candidate.id, score) for score, candidate in ranked),
        *((int(ids[at]), min(float(looked[at]), lowest)) for at in rest),
    ]
