"""What is still to do before a brief can be sent, and before readers can see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from briefs.answers.parts import FILES, PARTS, Part
from briefs.answers.raw import Bound, Raw, is_blank
from briefs.models import Submission
from briefs.readiness import Problem, problems_before_publication, problems_before_submission
from briefs.writing.drafting import Draft, draft_of


@dataclass(frozen=True, slots=True)
class Point:
    """Something to mend: in which part, at which box, and how."""

    part: Part
    anchor: str
    message: str


@dataclass(frozen=True, slots=True)
class Check:
    """``to_send`` keeps the brief from being sent; ``to_publish`` only from being published."""

    draft: Draft
    to_send: tuple[Point, ...]
    to_publish: tuple[Point, ...]


def check(submission: Submission) -> Check:
    """Look at the whole brief as it stands. Writes nothing."""
    draft = draft_of(submission)
    problems = [
        *_invalid(draft.bound),
        *_unanswered_consent(draft.raw),
        *problems_before_submission(draft.page, submission),
    ]
    to_send = tuple(_points(problems, submission))
    seen = {(point.part.name, point.anchor) for point in to_send}
    later = _points(problems_before_publication(draft.page, submission), submission)
    to_publish = tuple(
        point
        for point in later
        if (point.part.name, point.anchor) not in seen and point.anchor != "facts_checked_on"
    )
    return Check(draft, to_send, to_publish)


def _invalid(bound: Iterable[Bound]) -> Iterator[Problem]:
    """What was typed and cannot be used as it is."""
    for each in bound:
        for name, _anchor, message in each.errors:
            yield Problem(name, f"{_label(each, name)}: {message}")


def _label(bound: Bound, name: str) -> str:
    if name in bound.form.fields:
        return str(bound.form.fields[name].label)
    return str(bound.part.title)


def _unanswered_consent(raw: Raw) -> Iterator[Problem]:
    for row in raw.get("authors") or ():
        if row.get("name") and is_blank(row.get("consent")):
            message = _("Say whether %(name)s agrees to be named.") % {"name": row["name"]}
            yield Problem("authors", message)


def _points(problems: Iterable[Problem], submission: Submission) -> list[Point]:
    """One point for each box, one for each file; an open guess says more than "missing"."""
    chosen: dict[str, Problem] = {}
    for problem in problems:
        key = problem.message if problem.part is FILES else problem.field
        if key not in chosen or problem.field in submission.guessed:
            chosen[key] = problem
    points = [Point(each.part, each.field, _message(each, submission)) for each in chosen.values()]
    return sorted(points, key=_order)


def _message(problem: Problem, submission: Submission) -> str:
    """A sentence that is the same for every guess begins with the name of its question."""
    fields = problem.part.questions.base_fields
    if problem.field in submission.guessed and problem.field in fields:
        return f"{fields[problem.field].label}: {problem.message}"
    return problem.message


def _order(point: Point) -> tuple[int, int]:
    fields = [*point.part.fields, point.anchor]
    return list(PARTS).index(point.part.name), fields.index(point.anchor)
