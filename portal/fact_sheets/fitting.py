"""Sheet -> PDF of exactly one page: as much as fits, in the largest type that it fits in.

Texts are cut step by step until one page holds them. Whatever people wrote, the steps are halved
three times at most, each try over texts of bounded length, so the time is bounded, too.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from portal.covers.drawing import draw, number_of
from portal.fact_sheets.printing import as_pdf, pages_of
from portal.fact_sheets.texts import LONGEST, MOST, Sheet, shortened
from taxonomy.families import Family


@dataclass(frozen=True, slots=True)
class Step:
    """How much of each text, in characters; how many entries; ``type`` names sizes in sheet.css."""

    type: str
    title: int
    summary: int
    section: int
    entry: int
    entries: int


#: Each holds less than the one before. The last is not tried: what it does not hold is left out.
STEPS: Final = (
    Step("large", 200, LONGEST, LONGEST, 400, MOST),
    Step("large", 200, 1200, 900, 300, MOST),
    Step("medium", 200, 1200, 900, 300, MOST),
    Step("medium", 160, 1000, 600, 220, MOST),
    Step("small", 160, 900, 520, 200, 5),
    Step("small", 140, 700, 340, 160, 4),
    Step("small", 120, 450, 180, 100, 3),
    Step("small", 90, 240, 90, 60, 2),
)


def one_page(sheet: Sheet) -> bytes:
    """The PDF. Raises :class:`portal.fact_sheets.printing.PrinterIsBusy`."""
    return as_pdf(_fitted(sheet)[1])


def fitting_html(sheet: Sheet) -> str:
    """What is on the page, as HTML. Raises PrinterIsBusy."""
    return html_of(sheet, _fitted(sheet)[0])


def _fitted(sheet: Sheet) -> tuple[Step, Any]:
    """The first step that holds on one page, and the page."""

    @cache
    def laid_out(step: Step) -> Any:
        return pages_of(html_of(sheet, step))

    def fits(step: Step) -> bool:
        return len(laid_out(step).pages) == 1

    step = STEPS[bisect_left(STEPS[:-1], True, key=fits)]
    return step, laid_out(step)


def html_of(sheet: Sheet, step: Step) -> str:
    """The sheet as HTML, cut to the step."""
    drawn = draw(Family(sheet.family), number_of(sheet.key))
    context = {"sheet": cut(sheet, step), "type": step.type, "cover": mark_safe(drawn)}  # noqa: S308
    return render_to_string("fact_sheets/sheet.html", context)


def cut(sheet: Sheet, step: Step) -> Sheet:
    """The same sheet with shorter texts and lists."""
    return replace(
        sheet,
        title=shortened(sheet.title, step.title),
        original_title=shortened(sheet.original_title, step.title),
        summary=shortened(sheet.summary, step.summary),
        sections=tuple(each.within(step.section) for each in sheet.sections),
        lessons=tuple(shortened(each, step.entry) for each in sheet.lessons[: step.entries]),
        facts=tuple(each.within(step.entry) for each in sheet.facts),
        figures=tuple(
            replace(
                each,
                name=shortened(each.name, step.entry // 2),
                unit=shortened(each.unit, step.entry // 4),
            )
            for each in sheet.figures[: step.entries]
        ),
    )
