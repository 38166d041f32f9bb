"""Single cells: what each kind of column takes, and the words with which it refuses."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from briefs.importing import values
from briefs.importing.columns import BY_NAME
from briefs.importing.values import BadValue


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [
        ("title", "  Night\n buses ", "Night buses"),
        ("external_id", 7, "7"),
        ("external_id", 7.0, "7"),
        ("title", "Bogota\u0301", "Bogotá"),
        ("year", "2013", 2013),
        ("year", 2013.0, 2013),
        ("kind", "Brief", "brief"),
        ("language", "EN", "en"),
        ("language", "한국어", "ko"),
        ("language", "zh-Hans", "zh-hans"),
        ("themes", "housing| safety |housing", ("housing", "safety")),
        ("themes", ["housing", "safety"], ("housing", "safety")),
        ("sdgs", "11|13", (11, 13)),
        ("sdgs", 11, (11,)),
        ("cost_amount", "59000000000", Decimal("59000000000.00")),
        ("cost_currency", "krw", "KRW"),
        ("latitude", "-33.9", -33.9),
        ("facts_checked_on", "2026-06-30", date(2026, 6, 30)),
        ("facts_checked_on", datetime(2026, 6, 30, 12, 0), date(2026, 6, 30)),  # noqa: DTZ001
        ("source_url", "https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("body", "One.\n\nTwo.", "One.\n\nTwo."),
    ],
)
def test_a_cell_is_read(column: str, cell: Any, expected: Any) -> None:
    assert BY_NAME[column].read(cell) == expected


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("title", "x" * 121, "121 characters; at most 120 are allowed"),
        ("title", "a\x00b", "holds the character U+0000, which no text may hold"),
        ("title", "a\ud800b", "holds the character U+D800, which no text may hold"),
        ("title", True, '"True" is not text'),
        ("title", {"en": "x"}, "\"{'en': 'x'}\" is not text"),
        ("body", "x" * 200_001, "200001 characters; at most 200000 are allowed"),
        (
            "summary",
            "word " * 151,
            "The summary has 151 words; at most 150 are allowed. Shorten it.",
        ),
        ("kind", "policy", '"policy" is none of: case, brief'),
        ("year", "20x2", '"20x2" is not a number'),
        ("year", "2013.5", '"2013.5" is not a whole number'),
        ("year", "99", "99 is not between 1000 and 2999"),
        ("year", "nan", '"nan" is not a number'),
        ("year", datetime(2013, 1, 1), '"2013-01-01 00:00:00" is not text'),  # noqa: DTZ001
        ("language", "xx", 'no language "xx"'),
        ("sdgs", "11|18", "18 is not between 1 and 17"),
        ("cost_amount", "-1", "-1 is no amount"),
        ("cost_amount", "1,000", '"1,000" is not a number'),
        ("cost_currency", "won", None),
        ("cost_currency", "₩", '"₩" is not three letters such as KRW'),
        ("latitude", "91", "91 is not between -90 and 90"),
        ("facts_checked_on", "30.6.2026", '"30.6.2026" is not a date such as 2026-06-30'),
        ("source_url", "memory", '"memory" is not an address that begins with http'),
        (
            "source_url",
            "javascript:alert(1)",
            '"javascript:alert(1)" is not an address that begins with http',
        ),
        ("source_url", "http://[", '"http://[" is not an address'),
        ("themes", "|".join(map(str, range(20))), "20 entries; at most 19 are allowed"),
    ],
)
def test_a_cell_is_refused_with_its_reason(column: str, cell: Any, reason: str | None) -> None:
    if reason is None:
        assert BY_NAME[column].read(cell) == "WON"
        return
    with pytest.raises(BadValue) as refusal:
        BY_NAME[column].read(cell)
    assert str(refusal.value) == reason


@pytest.mark.parametrize("cell", [None, "", "  \n", []])
def test_a_cell_may_say_nothing(cell: Any) -> None:
    assert values.is_empty(cell)


@pytest.mark.parametrize("cell", [0, 0.0, False, "0"])
def test_zero_says_something(cell: Any) -> None:
    assert not values.is_empty(cell)


def test_a_long_value_is_shortened_in_a_report() -> None:
    assert values.shortened("word " * 30) == ("word " * 12)[:57] + "..."


def test_a_report_can_always_be_printed() -> None:
    assert values.shortened("a\ud800b") == "a?b"
