"""Answers -> page: only those named are written, and only where they are valid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final

from briefs.answers.parts import PART_OF, PARTS
from briefs.answers.questions.consent import YES
from briefs.answers.raw import Bound, Raw, bind
from briefs.answers.reading import SECTIONS, stored
from briefs.answers.sections import Stored, merged
from briefs.answers.text import lines_of
from briefs.models import BriefPage
from cases.choices import CostKnowledge


def apply_answers(
    page: BriefPage, raw: Mapping[str, Any], names: Iterable[str], *, account: int | None
) -> list[Bound]:
    """Write the named answers to the page in memory. Returns the bound parts, with their errors.

    The office is not written: it may have to be added first (``briefs.writing.intake``).
    ``account``: the only one that a row of an author may claim to be.
    """
    bound = [bind(part, raw) for part in PARTS.values()]
    values = _valid_values(bound)
    for row in values["authors"]:
        row["account"] = account if row["account"] == account else None
    for name in names:
        if name in values and name not in _ELSEWHERE:
            _WRITERS.get(name, _plain)(page, name, values[name])
    return bound


def _valid_values(bound: Iterable[Bound]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for each in bound:
        each.form.is_valid()
        values |= each.form.cleaned_data
        for name, formset in each.rows.items():
            values[name] = [
                _without_delete(row.cleaned_data)
                for row in formset.forms
                if row.is_valid() and row.has_changed()
            ]
    return values


def _without_delete(row: Mapping[str, Any]) -> Raw:
    return {box: value for box, value in row.items() if box != "DELETE"}


def _plain(page: BriefPage, name: str, value: Any) -> None:
    setattr(page, name, value)


def _section(page: BriefPage, name: str, value: str) -> None:
    _set_stream(page, name, merged(stored(page, name), value))


def _lines(page: BriefPage, name: str, value: str) -> None:
    old = {str(block["value"]): block for block in stored(page, name)}
    blocks = [old.get(each, {"type": "lesson", "value": each}) for each in lines_of(value)]
    _set_stream(page, name, blocks)


def _rows(page: BriefPage, name: str, value: list[Raw]) -> None:
    key = next(iter(PART_OF[name].rows[name].needs))
    old = {block["value"].get(key): block for block in stored(page, name)}
    blocks = [_row_block(_BLOCK_TYPES[name], row, old.get(row[key])) for row in value]
    _set_stream(page, name, blocks)


def _row_block(block_type: str, row: Raw, old: Stored | None) -> Stored:
    """The block of a row; what the form does not ask stays as it was."""
    given = {box: _stored(box, value) for box, value in row.items()}
    if old and given.get("account", "") is None:
        del given["account"]
    value = {**(old["value"] if old else {}), **given}
    return {**(old or {}), "type": block_type, "value": value}


def _stored(box: str, value: Any) -> Any:
    if box == "consent":
        return value == YES
    return value.isoformat() if isinstance(value, date) else value


def _set_stream(page: BriefPage, name: str, blocks: list[Stored]) -> None:
    stream_block = getattr(type(page), name).field.stream_block
    setattr(page, name, stream_block.to_python(blocks))


def _contact(page: BriefPage, name: str, value: str) -> None:
    page.contact_open = value == YES


def _themes(page: BriefPage, name: str, value: Iterable[Any]) -> None:
    page.other_themes = list(value)


def _knowledge(page: BriefPage, name: str, value: str) -> None:
    setattr(page, name, value or CostKnowledge.UNKNOWN)


_ELSEWHERE: Final = frozenset({"office"})
_BLOCK_TYPES: Final = {
    "indicators": "indicator",
    "sources": "source",
    "partners": "partner",
    "reusable_parts": "part",
    "authors": "author",
}
_WRITERS: Final[dict[str, Callable[[BriefPage, str, Any], None]]] = {
    **dict.fromkeys(SECTIONS, _section),
    **dict.fromkeys(_BLOCK_TYPES, _rows),
    **dict.fromkeys(("setup_cost_knowledge", "yearly_cost_knowledge"), _knowledge),
    "lessons": _lines,
    "other_themes": _themes,
    "contact_open": _contact,
}
