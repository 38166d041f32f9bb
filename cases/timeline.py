"""A policy in time: when it began, was presented, was checked, ended - or where it stands today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext

from cases.choices import Status
from cases.periods import month_text

if TYPE_CHECKING:
    from cases.models import PolicyPage

#: A year without a month counts as the middle of it, so that it stands between its months.
_MIDDLE: Final = 6
_OVER: Final = {Status.COMPLETED, Status.STOPPED}


@dataclass(frozen=True, slots=True)
class Step:
    """One entry, as ``components/timeline.html`` shows it."""

    when: str
    what: str
    is_now: bool = False


def timeline_of(page: PolicyPage, today: date) -> tuple[Step, ...]:
    """In order of time; what is still to come stands behind today. No query beside the session."""
    dated = sorted(_moments(page, today), key=lambda moment: moment[0])
    return tuple(step for _month, step in dated)


def _moments(page: PolicyPage, today: date) -> Iterator[tuple[tuple[int, int, int], Step]]:
    """(Year, month, rank among those of one month) with what happened then."""
    this_month = (today.year, today.month)
    start = (page.start_year, page.start_month or _MIDDLE)
    begins = gettext("Planned start") if start > this_month else gettext("Start")
    yield (*start, 0), Step(month_text(page.start_year, page.start_month), begins)
    if page.session:
        first = page.session.starts_on
        held = (first.year, first.month) if first else (page.session.year, _MIDDLE)
        presented = gettext("Learning session in Seoul: %(session)s") % {"session": page.session}
        yield (*held, 1), Step(month_text(held[0], first.month if first else None), presented)
    checked = page.facts_checked_on
    if checked:
        facts = Step(month_text(checked.year, checked.month), gettext("Facts checked"))
        yield (checked.year, checked.month, 2), facts
    is_past = bool(page.end_year) and (page.end_year, page.end_month or 1) <= this_month
    if page.end_year:
        ends = _end(page, is_past=is_past)
        month = page.end_month or _MIDDLE
        yield (page.end_year, month, 3), Step(month_text(page.end_year, page.end_month), ends)
    if not is_past:
        yield (*this_month, 4), Step(gettext("Today"), page.get_status_display(), is_now=True)


def _end(page: PolicyPage, *, is_past: bool) -> str:
    if not is_past:
        return gettext("Planned end")
    return str(page.get_status_display()) if page.status in _OVER else gettext("End")
