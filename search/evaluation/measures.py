"""Rankings and judgements -> the four measures, by ``ir-measures`` (trec_eval underneath).

A question nobody judged counts in ``queries`` and ``empty`` but not in the means; one that found
nothing counts 0 in each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import ir_measures
from ir_measures import AP, RR, R, nDCG

from search.evaluation.files import Judgements, Question

#: Question id -> document ids, best first.
Rankings = Mapping[str, Sequence[str]]

MEASURES: Final = {"ndcg@10": nDCG @ 10, "map": AP, "recall@10": R @ 10, "mrr": RR}


@dataclass(frozen=True, slots=True)
class Scores:
    """Means over questions, by the names of MEASURES, and how many questions found nothing."""

    means: Mapping[str, float]
    queries: int
    empty: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores of one engine: of all questions, and of each kind of question."""

    overall: Scores
    kinds: Mapping[str, Scores]


def evaluate(
    questions: Sequence[Question], judgements: Judgements, rankings: Rankings
) -> Evaluation:
    """Score the rankings of all questions."""
    by_question = _scores_by_question(judgements, rankings)
    kinds = sorted({question.kind for question in questions if question.kind})
    return Evaluation(
        overall=_mean(questions, by_question, rankings),
        kinds={
            kind: _mean([each for each in questions if each.kind == kind], by_question, rankings)
            for kind in kinds
        },
    )


def _scores_by_question(
    judgements: Judgements, rankings: Rankings
) -> Mapping[str, Mapping[str, float]]:
    """Question id -> measure -> score, for the questions with something to find."""
    names = {measure: name for name, measure in MEASURES.items()}
    scores = {
        question_id: dict.fromkeys(MEASURES, 0.0)
        for question_id, grades in judgements.items()
        if any(grades.values())
    }
    judged = {question_id: dict(judgements[question_id]) for question_id in scores}
    # Scores that fall with the rank keep the engine's order; equal ones would be sorted by name.
    ranked = {
        question_id: {document: -float(rank) for rank, document in enumerate(ranking)}
        for question_id, ranking in rankings.items()
        if question_id in scores and ranking
    }
    for result in ir_measures.iter_calc(list(names), judged, ranked) if ranked else ():
        scores[result.query_id][names[result.measure]] = float(result.value)
    return scores


def _mean(
    questions: Iterable[Question],
    by_question: Mapping[str, Mapping[str, float]],
    rankings: Rankings,
) -> Scores:
    ids = [question.id for question in questions]
    judged = [by_question[question_id] for question_id in ids if question_id in by_question]
    return Scores(
        means={
            name: sum(scores[name] for scores in judged) / max(1, len(judged)) for name in MEASURES
        },
        queries=len(ids),
        empty=sum(not rankings.get(question_id) for question_id in ids),
    )
