"""Answers as typed: from what a browser posts to JSON, and back into bound questions.

An answer is a text, a list of texts (checkboxes), true or false, or a list of rows; a row is a
mapping of texts. Rows that say nothing are left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.datastructures import MultiValueDict

from briefs.answers.parts import Part
from briefs.answers.questions.asking import Questions
from briefs.answers.questions.rows import Row
from briefs.answers.text import MOST_KEPT, tidy

Raw = dict[str, Any]

#: More rows of one kind than any brief has; the rest of a hostile post is not looked at.
MOST_ROWS: Final = 40
#: The button that empties a row where there is no script.
_REMOVE: Final = "DELETE"


class TooLong(Exception):
    """A text so long that it is not kept; ``field`` names its answer."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True, slots=True)
class Bound:
    """The questions of a part with what was typed and what is wrong with it."""

    part: Part
    form: Questions
    rows: Mapping[str, BaseFormSet[Row]]

    @property
    def errors(self) -> list[tuple[str, str, str]]:
        """Of each problem: the name of the answer, the anchor of its box, what to do."""
        found = [
            (name, self.form[name].id_for_label or self.form[name].auto_id, str(message))
            for name, messages in self.form.errors.items()
            for message in messages
        ]
        for name, formset in self.rows.items():
            found += [
                (name, str(row[box].auto_id), str(message))
                for row in formset.forms
                for box, messages in row.errors.items()
                for message in messages
            ]
        return found


def is_blank(value: Any) -> bool:
    """Whether an answer says nothing."""
    return value in ("", None, False) or value == []


def same(one: Any, other: Any) -> bool:
    """Whether two answers say the same; nothing is nothing, however it is written."""
    return one == other or (is_blank(one) and is_blank(other))


def raw_from_post(part: Part, post: MultiValueDict[str, str]) -> Raw:
    """What was typed. An answer that was not on the page is not named."""
    raw = {
        name: value
        for name, field in part.questions.base_fields.items()
        if (value := _typed(field, post, name)) is not None
    }
    for name, row in part.rows.items():
        if f"{name}-TOTAL_FORMS" in post:
            raw[name] = _rows_from_post(name, row, post)
    return raw


def check_lengths(raw: Mapping[str, Any]) -> None:
    """Raise TooLong for the first answer that is too long to be kept."""
    for name, value in raw.items():
        _check_length(name, value)


def _typed(field: forms.Field, post: MultiValueDict[str, str], name: str) -> Any:
    """None where a text is absent; an absent checkbox is an answer, as browsers send none."""
    value = field.widget.value_from_datadict(post, MultiValueDict(), name)
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, list):
        return [tidy(each) for each in value]
    return value


def _rows_from_post(name: str, row: type[Row], post: MultiValueDict[str, str]) -> list[Raw]:
    rows = []
    for number in range(_count(post.get(f"{name}-TOTAL_FORMS"))):
        prefix = f"{name}-{number}"
        values = {
            box: _typed(field, post, f"{prefix}-{box}") or ""
            for box, field in row.base_fields.items()
        }
        if f"{prefix}-{_REMOVE}" not in post and _says_something(values):
            rows.append(values)
    return rows


def _says_something(values: Mapping[str, Any]) -> bool:
    return any(value for box, value in values.items() if box != "account")


def _count(text: str | None) -> int:
    return min(int(text), MOST_ROWS) if text and text.isascii() and text.isdigit() else 0


def _check_length(name: str, value: Any) -> None:
    texts = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    for text in texts:
        inner = text.values() if isinstance(text, dict) else [text]
        if any(len(each) > MOST_KEPT for each in inner):
            raise TooLong(name)


def bind(
    part: Part, raw: Mapping[str, Any], *, blank_rows: Mapping[str, int] | None = None
) -> Bound:
    """The questions with these answers; ``blank_rows``: empty rows to offer, one where not said."""
    form = part.questions(_data(part.questions.base_fields, raw))
    blanks = blank_rows or {}
    rows = {
        name: _bound_rows(name, row, raw.get(name) or [], blanks.get(name, 0))
        for name, row in part.rows.items()
    }
    return Bound(part, form, rows)


def _data(
    fields: Mapping[str, forms.Field], raw: Mapping[str, Any], prefix: str = ""
) -> MultiValueDict[str, str]:
    """Answers as a browser would post them."""
    data: MultiValueDict[str, str] = MultiValueDict()
    for name in fields:
        value = raw.get(name)
        if isinstance(value, list):
            data.setlist(f"{prefix}{name}", [str(each) for each in value])
        elif not is_blank(value):
            data[f"{prefix}{name}"] = "on" if value is True else str(value)
    return data


def _bound_rows(
    name: str, row: type[Row], values: Sequence[Mapping[str, Any]], blanks: int
) -> BaseFormSet[Row]:
    total = len(values) + (blanks if values else max(blanks, 1))
    data = MultiValueDict({f"{name}-TOTAL_FORMS": [str(total)], f"{name}-INITIAL_FORMS": ["0"]})
    for number, each in enumerate(values):
        for box, texts in _data(row.base_fields, each, f"{name}-{number}-").lists():
            data.setlist(box, texts)
    return _formset(row)(data, prefix=name)


_formset = partial(formset_factory, extra=0, can_delete=True, max_num=MOST_ROWS)
