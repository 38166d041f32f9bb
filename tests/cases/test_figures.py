"""Indicators made ready to show."""

from __future__ import annotations

from typing import Any

import pytest

from cases.figures import Bar, Figure, bars, figures_of, number_text


@pytest.mark.parametrize(
    ("value", "text"),
    [(22.4, "22.4"), (7413.0, "7,413"), (0.0, "0"), (-40.0, "−40"), (1_234_567.5, "1,234,567.5")],
)
def test_numbers_are_grouped_and_lose_an_empty_fraction(value: float, text: str) -> None:
    assert number_text(value) == text


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (77, 19, (Bar(0.0, 100.0), Bar(0.0, 24.7))),
        (0, 50, (Bar(0.0, 0.0), Bar(0.0, 100.0))),
        (-50, 50, (Bar(0.0, 50.0), Bar(50.0, 50.0))),
        (-10, -40, (Bar(75.0, 25.0), Bar(0.0, 100.0))),
        (0, 0, None),
    ],
)
def test_two_bars_share_one_scale_that_begins_at_zero(
    before: float, after: float, expected: tuple[Bar, Bar] | None
) -> None:
    assert bars(before, after) == expected


def indicator(**values: Any) -> dict[str, Any]:
    empty = {
        "name": "Speed",
        "before": None,
        "after": 22.4,
        "unit": None,
        "year": None,
        "source": None,
    }
    return {**empty, **values}


def test_what_was_not_measured_before_has_no_bars() -> None:
    assert figures_of([indicator(unit="km/h", year=2005)], 0) == (
        Figure("Speed", "", "22.4", "km/h", 2005, None, None),
    )


def test_zero_before_is_a_measurement() -> None:
    (figure,) = figures_of([indicator(before=0.0)], 0)

    assert (figure.before, figure.bars) == ("0", (Bar(0.0, 0.0), Bar(0.0, 100.0)))


@pytest.mark.parametrize(("number", "shown"), [(1, 1), (2, 2), (3, None), (None, None)])
def test_a_source_that_is_not_in_the_list_is_not_linked(
    number: int | None, shown: int | None
) -> None:
    (figure,) = figures_of([indicator(source=number)], 2)

    assert figure.source == shown
