"""What is missing, field by field: to send a brief, and to publish it."""

from __future__ import annotations

from typing import Any

import pytest

from briefs import readiness
from briefs.answers.parts import PARTS
from briefs.models import BriefPage, Submission
from briefs.readiness import Problem, problems_before_publication, problems_before_submission
from cases.choices import CostKnowledge, Depth
from tests.factories.briefs import add_file, make_submission, page_of
from tests.factories.files import make_source_file
from uploads.choices import FileState

pytestmark = pytest.mark.django_db


def draft_of(submission: Submission) -> BriefPage:
    page: BriefPage = page_of(submission).get_latest_revision_as_object()
    return page


def to_send(submission: Submission, **changes: Any) -> list[str]:
    page = draft_of(submission)
    for name, value in changes.items():
        setattr(page, name, value)
    return [problem.field for problem in problems_before_submission(page, submission)]


def to_publish(submission: Submission, **changes: Any) -> list[str]:
    page = draft_of(submission)
    for name, value in changes.items():
        setattr(page, name, value)
    return [problem.field for problem in problems_before_publication(page, submission)]


def test_a_complete_brief_has_no_problem() -> None:
    submission = make_submission()
    assert (to_send(submission), to_publish(submission)) == ([], [])


@pytest.mark.parametrize(
    ("field", "attribute", "empty"),
    [
        ("title", "title", ""),
        ("title", "title", "x" * 121),
        ("summary", "summary", ""),
        ("summary", "summary", "word " * 151),
        ("content_language", "content_language", ""),
        ("story_depth", "story_depth", ""),
        ("city", "city_id", None),
        ("office", "office", None),
        ("main_theme", "main_theme_id", None),
        ("status", "status", ""),
        ("start_year", "start_year", None),
        ("session", "session_id", None),
        ("visibility", "visibility", ""),
        ("licence", "licence", ""),
    ],
)
def test_a_snapshot_is_needed_to_send(field: str, attribute: str, empty: Any) -> None:
    submission = make_submission()
    assert to_send(submission, **{attribute: empty}) == [field]
    assert to_publish(submission, **{attribute: empty}) == [field]


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("problem", {"problem": []}),
        ("what_was_done", {"what_was_done": []}),
        ("scale", {"scale": ""}),
        ("partners", {"partners": []}),
        ("indicators", {"no_data_yet": False}),
        ("evidence", {"evidence": ""}),
        ("setup_cost", {"setup_cost_knowledge": CostKnowledge.KNOWN}),
        ("yearly_cost", {"yearly_cost_knowledge": CostKnowledge.KNOWN}),
        ("facts_checked_on", {"facts_checked_on": None}),
        ("reusable_parts", {"story_depth": Depth.FULL}),
    ],
)
def test_more_is_needed_to_publish_than_to_send(field: str, changes: dict[str, Any]) -> None:
    submission = make_submission()
    assert to_send(submission, **changes) == []
    assert to_publish(submission, **changes) == [field]


@pytest.mark.parametrize("knowledge", [CostKnowledge.UNKNOWN, CostKnowledge.NOT_PUBLIC])
def test_an_honest_word_about_costs_is_enough(knowledge: CostKnowledge) -> None:
    submission = make_submission()
    assert to_publish(submission, setup_cost_knowledge=knowledge) == []


@pytest.mark.parametrize("state", list(FileState))
def test_a_file_counts_as_sent_unless_it_is_lost(state: FileState) -> None:
    submission = make_submission(file=make_source_file("deck.pdf", state=state))
    lost = state in (FileState.REFUSED, FileState.FAILED)
    assert to_send(submission) == (["files"] if lost else [])
    assert to_publish(submission) == ([] if state == FileState.READY else ["files"])


def test_every_file_that_is_not_ready_is_named() -> None:
    submission = make_submission()
    add_file(submission, make_source_file("held.pdf", state=FileState.HELD))
    add_file(submission, make_source_file("waiting.pptx", state=FileState.RECEIVED))
    problems = problems_before_publication(draft_of(submission), submission)
    assert [problem.message for problem in problems] == [
        "held.pdf is held for staff. Release it or remove it.",
        "waiting.pptx is still being checked. Wait until it is ready.",
    ]


def test_guesses_wait_for_their_author() -> None:
    submission = make_submission()
    submission.guessed = {"title": "Cycling", "content_language": "en"}
    assert to_send(submission) == ["content_language", "title"]
    assert to_publish(submission) == ["content_language", "title"]


@pytest.mark.parametrize(("consent", "missing"), [("", True), ("yes", False), ("no", False)])
def test_each_named_person_says_yes_or_no(consent: str, missing: bool) -> None:
    submission = make_submission()
    rows = [{"name": "Sample Person", "consent": consent}, {"name": "", "consent": ""}]
    submission.answers = {"authors": rows}
    assert to_send(submission) == (["authors"] if missing else [])


def test_a_brief_without_a_submission_is_judged_by_its_page_alone() -> None:
    page = draft_of(make_submission())
    page.scale = ""
    assert [each.field for each in problems_before_publication(page, None)] == ["scale"]


def test_what_is_missing_is_asked_for_in_one_part_for_author_and_staff() -> None:
    submission = make_submission()
    page = draft_of(submission)
    page.title = page.scale = page.evidence = ""
    page.partners, page.session_id, page.facts_checked_on = [], None, None
    page.files.clear()
    problems = problems_before_publication(page, submission)
    assert {problem.field: problem.part.name for problem in problems} == {
        "title": "policy",
        "session": "policy",
        "scale": "policy",
        "partners": "costs",
        "evidence": "results",
        "facts_checked_on": "consent",
        "files": "files",
    }


def test_every_field_of_a_rule_has_its_part() -> None:
    fields = {rule.field for rule in (*readiness._TO_SUBMIT, *readiness._TO_PUBLISH)}
    parts = {Problem(field, "").part.name for field in fields}
    assert parts == set(PARTS) - {"files"}
