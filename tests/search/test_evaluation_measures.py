"""The four measures on rankings small enough to score by hand, and their two reports."""

from __future__ import annotations

import json
from math import log2

import pytest

from search.evaluation.files import Question
from search.evaluation.measures import MEASURES, Evaluation, Scores, evaluate
from search.evaluation.report import as_json, as_table

FIRST, SECOND, THIRD = (Question(str(n), "bus", "") for n in (1, 2, 3))
ALL_RIGHT = dict.fromkeys(MEASURES, 1.0)


def test_a_perfect_ranking_scores_one_in_every_measure() -> None:
    scores = evaluate([FIRST], {"1": {"a": 1}}, {"1": ["a", "b"]}).overall
    assert scores == Scores(ALL_RIGHT, queries=1, empty=0)


def test_each_measure_says_what_it_is_known_to_say() -> None:
    judgements = {"1": {"a": 1, "b": 1, "c": 0, "gone": 1}}
    scores = evaluate([FIRST], judgements, {"1": ["x", "a", "c", "b"]}).overall
    ideal = 1 + 1 / log2(3) + 1 / log2(4)
    assert scores.means == pytest.approx(
        {
            "ndcg@10": (1 / log2(3) + 1 / log2(5)) / ideal,
            "map": (1 / 2 + 2 / 4) / 3,
            "recall@10": 2 / 3,
            "mrr": 1 / 2,
        }
    )


def test_a_better_grade_gains_more() -> None:
    judgements = {"1": {"a": 2, "b": 1}}
    right = evaluate([FIRST], judgements, {"1": ["a", "b"]}).overall.means["ndcg@10"]
    wrong = evaluate([FIRST], judgements, {"1": ["b", "a"]}).overall.means["ndcg@10"]
    assert (right, wrong < right) == (1.0, True)


def test_the_order_of_the_engine_is_kept() -> None:
    ranking = [f"d{n}" for n in range(20)]
    scores = evaluate([FIRST], {"1": {"d9": 1}}, {"1": ranking}).overall
    assert scores.means["mrr"] == pytest.approx(1 / 10)


def test_a_question_that_found_nothing_counts_as_nothing() -> None:
    judgements = {"1": {"a": 1}, "2": {"b": 1}}
    scores = evaluate([FIRST, SECOND], judgements, {"1": ["a"], "2": []}).overall
    assert scores == Scores(dict.fromkeys(MEASURES, 0.5), queries=2, empty=1)


def test_a_question_with_nothing_to_find_is_left_out_of_the_means() -> None:
    judgements = {"1": {"a": 1}, "2": {"b": 0}}
    scores = evaluate([FIRST, SECOND, THIRD], judgements, {"1": ["a"], "2": ["b"]}).overall
    assert scores == Scores(ALL_RIGHT, queries=3, empty=1)


def test_judgements_of_questions_not_asked_are_left_out() -> None:
    judgements = {"1": {"a": 1}, "2": {"b": 1}}
    assert evaluate([FIRST], judgements, {"1": ["a"]}).overall == Scores(ALL_RIGHT, 1, 0)


def test_without_a_single_judgement_every_mean_is_zero() -> None:
    nothing = dict.fromkeys(MEASURES, 0.0)
    assert evaluate([FIRST], {}, {"1": ["a"]}).overall == Scores(nothing, queries=1, empty=0)


def test_each_kind_of_question_has_its_own_scores() -> None:
    questions = [Question("1", "bus", "theme"), Question("2", "Osaka", "city"), THIRD]
    judgements = {"1": {"a": 1}, "2": {"b": 1}, "3": {"c": 1}}
    evaluation = evaluate(questions, judgements, {"1": ["a"], "3": ["c"]})
    assert evaluation.kinds == {
        "city": Scores(dict.fromkeys(MEASURES, 0.0), queries=1, empty=1),
        "theme": Scores(ALL_RIGHT, queries=1, empty=0),
    }
    assert evaluation.overall.queries == 3


EVALUATIONS = {
    "sqlite": Evaluation(
        Scores({"ndcg@10": 0.7654321, "map": 0.5, "recall@10": 1.0, "mrr": 0.25}, 300, 2),
        {"city": Scores(ALL_RIGHT, 20, 0)},
    ),
    "elasticsearch": Evaluation(Scores(ALL_RIGHT, 300, 0), {}),
}


def test_the_json_report_has_the_agreed_shape() -> None:
    ones = {"ndcg@10": 1.0, "map": 1.0, "recall@10": 1.0, "mrr": 1.0}
    assert json.loads(as_json(EVALUATIONS)) == {
        "sqlite": {
            "all": {
                "ndcg@10": 0.765432,
                "map": 0.5,
                "recall@10": 1.0,
                "mrr": 0.25,
                "queries": 300,
                "empty": 2,
            },
            "kinds": {"city": {**ones, "queries": 20, "empty": 0}},
        },
        "elasticsearch": {"all": {**ones, "queries": 300, "empty": 0}, "kinds": {}},
    }


def test_the_table_has_a_line_for_each_engine_and_kind() -> None:
    assert as_table(EVALUATIONS).splitlines() == [
        "engine         kind  ndcg@10    map  recall@10    mrr  queries  empty",
        "sqlite         all     0.765  0.500      1.000  0.250      300      2",
        "               city    1.000  1.000      1.000  1.000       20      0",
        "elasticsearch  all     1.000  1.000      1.000  1.000      300      0",
    ]
