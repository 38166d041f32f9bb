"""A policy in time: what happened, in order, and where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from cases.choices import Status
from cases.timeline import Step, timeline_of
from tests.factories.policies import make_brief, make_case
from tests.factories.programmes import SessionFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 25)


def test_what_goes_on_ends_with_today() -> None:
    page = make_case(start_year=2004, start_month=7, facts_checked_on=date(2026, 6, 30))

    assert timeline_of(page, TODAY) == (
        Step("July 2004", "Start"),
        Step("June 2026", "Facts checked"),
        Step("Today", "Running", is_now=True),
    )


@pytest.mark.parametrize(
    ("status", "said"),
    [(Status.COMPLETED, "Completed"), (Status.STOPPED, "Stopped"), (Status.RUNNING, "End")],
)
def test_what_is_over_ends_with_its_end(status: Status, said: str) -> None:
    page = make_case(start_year=2004, end_year=2019, status=status)

    assert timeline_of(page, TODAY) == (Step("2004", "Start"), Step("2019", said))


def test_what_is_planned_stands_behind_today() -> None:
    page = make_case(start_year=2028, end_year=2031, end_month=3, status=Status.PLANNED)

    assert timeline_of(page, TODAY) == (
        Step("Today", "Planned", is_now=True),
        Step("2028", "Planned start"),
        Step("March 2031", "Planned end"),
    )


@pytest.mark.parametrize(
    ("first_day", "when"), [(date(2012, 10, 8), "October 2012"), (None, "2012")]
)
def test_a_brief_tells_when_it_was_presented(first_day: date | None, when: str) -> None:
    session = SessionFactory.create(name="October 2012", year=2012, starts_on=first_day)
    page = make_brief(session=session, start_year=2012, start_month=2)

    steps = timeline_of(page, TODAY)

    assert steps[:2] == (
        Step("February 2012", "Start"),
        Step(when, "Learning session in Seoul: October 2012"),
    )
