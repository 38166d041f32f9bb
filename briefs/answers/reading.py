"""Page -> answers: what the page says, as somebody would type it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from briefs.answers.parts import PART_OF
from briefs.answers.questions.consent import NO, YES
from briefs.answers.raw import Raw
from briefs.answers.sections import Stored, text_of
from briefs.models import BriefPage

SECTIONS: Final = (
    "problem",
    "what_was_done",
    "outcome",
    "what_went_wrong",
    "transfer_conditions",
)


def raw_of(page: BriefPage) -> Raw:
    """Every answer that the page holds."""
    return {name: _READERS.get(name, _plain)(page, name) for name in PART_OF}


def stored(page: BriefPage, name: str) -> list[Stored]:
    """The blocks of a StreamField as JSON."""
    return list(getattr(page, name).get_prep_value())


def written(value: Any) -> str:
    """A number, a date or a text as it is typed."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    return str(value)


def _plain(page: BriefPage, name: str) -> Any:
    value = getattr(page, name)
    return value if isinstance(value, bool) else written(value)


def _section(page: BriefPage, name: str) -> str:
    return text_of(stored(page, name))


def _lines(page: BriefPage, name: str) -> str:
    return "\n".join(str(block["value"]) for block in stored(page, name))


def _rows(page: BriefPage, name: str) -> list[Raw]:
    boxes = PART_OF[name].rows[name].base_fields
    return [{box: _box(block["value"].get(box)) for box in boxes} for block in stored(page, name)]


def _box(value: Any) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    return written(value)


def _main_theme(page: BriefPage, name: str) -> str:
    return str(page.main_theme.slug) if page.main_theme_id else ""


def _other_themes(page: BriefPage, name: str) -> list[str]:
    themes = sorted(page.other_themes.all(), key=lambda theme: (theme.order, theme.slug))
    return [theme.slug for theme in themes]


def _sdgs(page: BriefPage, name: str) -> list[str]:
    return [str(number) for number in sorted(page.sdgs)]


def _office(page: BriefPage, name: str) -> str:
    return str(page.office.name) if page.office is not None else ""


def _contact(page: BriefPage, name: str) -> str:
    return YES if page.contact_open else NO


_READERS: Final[dict[str, Callable[[BriefPage, str], Any]]] = {
    **dict.fromkeys(SECTIONS, _section),
    **dict.fromkeys(("indicators", "sources", "partners", "reusable_parts", "authors"), _rows),
    "lessons": _lines,
    "main_theme": _main_theme,
    "other_themes": _other_themes,
    "sdgs": _sdgs,
    "office": _office,
    "contact_open": _contact,
}
