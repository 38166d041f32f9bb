"""The share of the fields that are filled."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cases.choices import CostKnowledge
from cases.completeness import RULES, completeness_of, missing_from
from cases.models import CaseStudyPage

pytestmark = pytest.mark.django_db

FULL = {
    "office_id": 1,
    "problem": [("paragraph", "Slow buses.")],
    "what_was_done": [("paragraph", "Lanes.")],
    "outcome": [("paragraph", "Faster buses.")],
    "what_went_wrong": [("paragraph", "Protests.")],
    "transfer_conditions": [("paragraph", "Wide streets.")],
    "scale": "city",
    "partners": [("partner", {"name": "Police", "role": "", "kind": "public"})],
    "setup_cost": Decimal(100),
    "yearly_cost_knowledge": CostKnowledge.NOT_PUBLIC,
    "no_data_yet": True,
    "evidence": "described",
    "sources": [("source", {"title": "Report", "publisher": "", "url": "", "year": None})],
    "facts_checked_on": "2026-01-01",
    "lessons": [("lesson", "Begin small.")],
    "reusable_parts": [("part", {"title": "Lane", "text": "", "conditions": "", "lesson": ""})],
    "sdgs": [11],
    "funding": "own",
    "legal_basis": "Act 1",
    "staff_needed": "Ten",
    "related": [("policy", None)],
    "images": [("image", None)],
}


def test_a_bare_snapshot_is_at_zero_and_misses_everything() -> None:
    assert completeness_of(CaseStudyPage()) == 0
    assert len(missing_from(CaseStudyPage())) == len(RULES)


def test_a_policy_with_everything_is_at_a_hundred() -> None:
    assert completeness_of(CaseStudyPage(**FULL)) == 100
    assert missing_from(CaseStudyPage(**FULL)) == []


def test_what_a_reader_needs_to_act_weighs_twice() -> None:
    assert completeness_of(CaseStudyPage(problem=FULL["problem"], scale="city")) == 11
    assert completeness_of(CaseStudyPage(lessons=FULL["lessons"], funding="own")) == 5


@pytest.mark.parametrize(
    ("knowledge", "is_missing"), [(CostKnowledge.UNKNOWN, True), (CostKnowledge.NOT_PUBLIC, False)]
)
def test_a_cost_that_may_not_be_told_counts_as_told(knowledge: str, is_missing: bool) -> None:
    missing = missing_from(CaseStudyPage(setup_cost_knowledge=knowledge))

    assert ("setup_cost" in missing) is is_missing


def test_the_fields_a_reader_needs_are_named_first() -> None:
    missing = missing_from(CaseStudyPage())

    assert (missing[0], missing[-1]) == ("office", "images")
