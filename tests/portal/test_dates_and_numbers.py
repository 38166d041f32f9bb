"""Dates, numbers and amounts are written as readers of each language write them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from django.utils.formats import date_format, number_format
from django.utils.translation import override

from cases.figures import number_text

DAY = date(2026, 11, 5)
MOMENT = datetime(2026, 11, 5, 15, 4)  # noqa: DTZ001 - only written, never compared


@pytest.mark.parametrize(
    ("language", "day", "moment", "month"),
    [
        ("en", "5 November 2026", "5 November 2026, 15:04", "November 2026"),
        ("ko", "2026년 11월 5일", "2026년 11월 5일 15:04", "2026년 11월"),
        ("zh-hans", "2026年11月5日", "2026年11月5日 15:04", "2026年11月"),
        ("ja", "2026年11月5日", "2026年11月5日 15:04", "2026年11月"),
        ("es", "5 de noviembre de 2026", "5 de noviembre de 2026, 15:04", "noviembre de 2026"),
        ("fr", "5 novembre 2026", "5 novembre 2026 à 15:04", "novembre 2026"),
    ],
)
def test_a_day_a_moment_and_a_month(language: str, day: str, moment: str, month: str) -> None:
    with override(language):
        assert date_format(DAY, "DATE_FORMAT") == day
        assert date_format(MOMENT, "DATETIME_FORMAT") == moment
        assert date_format(DAY, "YEAR_MONTH_FORMAT") == month


def test_no_short_date_can_be_read_in_two_ways() -> None:
    with override("en"):
        assert date_format(DAY, "SHORT_DATE_FORMAT") == "5 Nov 2026"


@pytest.mark.parametrize(
    ("language", "whole", "broken"),
    [
        ("en", "9,400,000", "22.4"),
        ("ko", "9,400,000", "22.4"),
        ("zh-hans", "9,400,000", "22.4"),
        ("ja", "9,400,000", "22.4"),
        ("es", "9\N{NO-BREAK SPACE}400\N{NO-BREAK SPACE}000", "22,4"),
        ("fr", "9\N{NARROW NO-BREAK SPACE}400\N{NARROW NO-BREAK SPACE}000", "22,4"),
    ],
)
def test_large_numbers_are_grouped_and_broken_ones_have_their_mark(
    language: str, whole: str, broken: str
) -> None:
    with override(language):
        assert number_format(9400000, force_grouping=True) == whole
        assert number_text(22.4) == broken


@pytest.mark.parametrize(
    ("language", "amount"),
    [
        ("en", "KRW\N{NO-BREAK SPACE}1,200,000"),
        ("ko", "1,200,000\N{NO-BREAK SPACE}KRW"),
        ("fr", "1\N{NARROW NO-BREAK SPACE}200\N{NARROW NO-BREAK SPACE}000\N{NO-BREAK SPACE}KRW"),
    ],
)
def test_the_currency_stands_where_the_language_puts_it(language: str, amount: str) -> None:
    context = {"label": "", "amount": Decimal("1200000.00"), "currency": "KRW", "year": 2012}
    with override(language):
        html = " ".join(render_to_string("cases/policy/cost.html", context).split(" "))

    assert amount in html
    assert "(2012)" in html
