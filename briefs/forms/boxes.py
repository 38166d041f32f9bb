"""The questions of a part as the template shows them, each with what there is to say about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.forms import BoundField

from briefs.answers import kept
from briefs.answers.raw import Bound, Raw, same
from briefs.models import Submission
from briefs.writing.guesses import source_of
from briefs.writing.saving import Difference, may_have_both

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True, slots=True)
class Choice:
    """Two windows said different things; ``theirs`` is what the other one saved."""

    name: str
    theirs: str
    may_have_both: bool


@dataclass(frozen=True, slots=True)
class Box:
    """One question. ``by_reviewers``: what reviewers wrote since the author's own change."""

    name: str
    field: BoundField
    is_optional: bool = True
    guessed_from: str = ""
    by_reviewers: str = ""
    choice: Choice | None = None


@dataclass(frozen=True, slots=True)
class RowBoxes:
    """One row of a repeated question; ``remove`` is the box that takes it away."""

    number: int
    boxes: tuple[Box, ...]
    hidden: tuple[BoundField, ...]
    remove: BoundField | None


@dataclass(frozen=True, slots=True)
class Rows:
    """A repeated question. ``spare`` is an empty row for the script to copy."""

    name: str
    heading: _StrOrPromise
    about: _StrOrPromise
    one: _StrOrPromise
    add: _StrOrPromise
    management: Any
    rows: tuple[RowBoxes, ...]
    spare: RowBoxes
    is_optional: bool
    by_reviewers: str = ""
    choice: Choice | None = None


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is to be said beside the boxes of one part, by the name of the answer."""

    guessed_from: Mapping[str, str] = field(default_factory=dict)
    by_reviewers: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Choice] = field(default_factory=dict)


def remarks_on(
    submission: Submission, before: Raw, differences: Sequence[Difference] = ()
) -> Remarks:
    """``before``: what the page says now."""
    base = kept.notes(submission).get("base", {})
    touched = kept.touched(submission)
    return Remarks(
        guessed_from={name: source_of(submission, name) or "…" for name in submission.guessed},
        by_reviewers={
            name: shown(before.get(name))
            for name in touched
            if name in base and not same(base[name], before.get(name))
        },
        choices={
            each.name: Choice(each.name, shown(each.theirs), may_have_both(each))
            for each in differences
        },
    )


def shown(value: Any) -> str:
    """An answer as a text to read; rows one below the other."""
    if isinstance(value, dict):
        return ", ".join(str(each) for each in value.values() if each)
    if isinstance(value, list):
        return "\n".join(shown(each) for each in value)
    return "–" if value in (None, "", False) else str(value)


def groups_of(bound: Bound, remarks: Remarks) -> list[list[Box | Rows]]:
    """The questions in their order."""
    return [
        [
            _rows(bound, name, remarks) if name in bound.rows else _box(bound, name, remarks)
            for name in group
        ]
        for group in bound.part.questions.groups
    ]


def _is_optional(bound: Bound, name: str) -> bool:
    questions = bound.part.questions
    return name not in questions.to_send | questions.to_publish


def _box(bound: Bound, name: str, remarks: Remarks) -> Box:
    return Box(
        name,
        bound.form[name],
        _is_optional(bound, name),
        remarks.guessed_from.get(name, ""),
        remarks.by_reviewers.get(name, ""),
        remarks.choices.get(name),
    )


def _rows(bound: Bound, name: str, remarks: Remarks) -> Rows:
    formset, row = bound.rows[name], bound.part.rows[name]
    return Rows(
        name=name,
        heading=row.heading,
        about=row.about,
        one=row.one,
        add=row.add,
        management=formset.management_form,
        rows=tuple(_row(number, form) for number, form in enumerate(formset.forms, start=1)),
        spare=_row(0, formset.empty_form),
        is_optional=_is_optional(bound, name),
        by_reviewers=remarks.by_reviewers.get(name, ""),
        choice=remarks.choices.get(name),
    )


def _row(number: int, form: Any) -> RowBoxes:
    visible = [each for each in form.visible_fields() if each.name != "DELETE"]
    return RowBoxes(
        number,
        tuple(
            Box(each.html_name, each, each.name not in form.needs and each.name != "consent")
            for each in visible
        ),
        tuple(form.hidden_fields()),
        form["DELETE"] if "DELETE" in form.fields else None,
    )
