from __future__ import annotations

import pytest

from devtools.report import Row, conclude, table, totals

GREEN = Row("style", passed=1, seconds=0.25)
RED = Row("tests", passed=8, failed=2, seconds=61.0, notes=["failed: test_one", "failed: test_two"])
MISSING = Row("Chromium", skipped=1, notes=["not installed"])


def test_the_table_gives_each_row_its_verdict_and_notes() -> None:
    assert table([GREEN, RED, MISSING]).splitlines() == [
        "step      result   passed  failed  skipped  seconds",
        "---------------------------------------------------",
        "style     passed        1       0        0      0.2",
        "tests     FAILED        8       2        0     61.0",
        "          . failed: test_one",
        "          . failed: test_two",
        "Chromium  skipped       0       0        1      0.0",
        "          . not installed",
    ]


def test_totals_name_skips_only_if_there_are_any() -> None:
    assert totals([GREEN]) == "1 passed, 0 failed"
    assert totals([GREEN, RED, MISSING]) == "9 passed, 2 failed, 1 skipped"


@pytest.mark.parametrize(
    ("rows", "strict", "status"),
    [
        ([GREEN], True, 0),
        ([GREEN, RED], False, 1),
        ([GREEN, MISSING], False, 0),
        ([GREEN, MISSING], True, 1),
    ],
)
def test_a_failure_is_fatal_and_a_skip_only_when_strict(
    rows: list[Row], strict: bool, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert conclude(rows, strict=strict) == status
    assert capsys.readouterr().out.splitlines()[-1] == totals(rows)
