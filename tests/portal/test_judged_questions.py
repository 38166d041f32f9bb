"""The judged questions about the demo content fit it, and are of every kind people ask."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from portal.demo import content
from portal.demo.content import read_policies
from search.evaluation.files import read_judgements, read_questions

FOLDER = Path(content.__file__).parent / "judged"
QUESTIONS = read_questions(FOLDER / "queries.jsonl")
JUDGEMENTS = read_judgements(FOLDER / "qrels.tsv")


def test_every_judgement_is_about_a_question_and_a_policy_that_are_there() -> None:
    slugs = {policy.slug for policy in read_policies()}
    assert set(JUDGEMENTS) == {question.id for question in QUESTIONS}
    assert {slug for grades in JUDGEMENTS.values() for slug in grades} <= slugs


def test_every_question_has_a_best_answer_and_grades_go_from_one_to_three() -> None:
    assert all(3 in grades.values() for grades in JUDGEMENTS.values())
    grades = {grade for grades in JUDGEMENTS.values() for grade in grades.values()}
    assert grades == {1, 2, 3}


def test_there_are_questions_enough_in_every_language_of_the_site() -> None:
    kinds = Counter(question.kind for question in QUESTIONS)
    assert kinds.total() >= 60
    assert {kind for kind in ("ko", "zh", "ja", "es", "fr") if kinds[kind] < 4} == set()
