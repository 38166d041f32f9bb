"""Indicators made ready to show: numbers as text, and a pair of bars for before and after.

The bars are drawn by the template as SVG; the numbers stand beside them, so the picture adds
nothing that a reader without it would miss.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.formats import number_format

#: As wide as a plus; a hyphen is easily overlooked.
MINUS: Final = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a bar begins and how long it is, in per cent of the drawing's width."""

    start: float
    length: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator. ``before`` is empty and there are no bars where nothing was measured."""

    name: str
    before: str
    after: str
    unit: str
    year: int | None
    source: int | None
    bars: tuple[Bar, Bar] | None


def figures_of(indicators: Iterable[Mapping[str, Any]], source_count: int) -> tuple[Figure, ...]:
    """Indicators in order; the number of a source that is not in the list is left out."""
    return tuple(_figure(value, source_count) for value in indicators)


def number_text(value: float) -> str:
    """``22.4``, ``7,413``: grouped as the language of the interface does, no ``.0``."""
    number = int(value) if float(value).is_integer() else value
    return str(number_format(number, use_l10n=True, force_grouping=True)).replace("-", MINUS)


def bars(before: float, after: float) -> tuple[Bar, Bar] | None:
    """Both on one scale from zero to the larger one, to either side of zero; none for 0 and 0."""
    low, high = min(0.0, before, after), max(0.0, before, after)
    if low == high:
        return None
    first, second = (
        Bar(
            start=round(100 * (min(0.0, value) - low) / (high - low), 1),
            length=round(100 * abs(value) / (high - low), 1),
        )
        for value in (before, after)
    )
    return first, second


def _figure(value: Mapping[str, Any], source_count: int) -> Figure:
    before, after, source = value["before"], value["after"], value["source"]
    return Figure(
        name=value["name"],
        before="" if before is None else number_text(before),
        after=number_text(after),
        unit=value["unit"] or "",
        year=value["year"],
        source=source if source and source <= source_count else None,
        bars=None if before is None else bars(before, after),
    )
