from __future__ import annotations

from pathlib import Path

from devtools.junit import Result, read_results, rows

REPORT = """<?xml version="1.0" encoding="utf-8"?>
<testsuites><testsuite>
<testcase classname="tests.a" name="test_one" time="0.1"/>
<testcase classname="tests.a" name="test_two">
  <failure message="assert 1 == 2\nmore">...</failure>
</testcase>
<testcase classname="tests.a" name="test_three">
  <skipped type="pytest.skip" message="no server"/>
</testcase>
<testcase classname="tests.a" name="test_four"/>
<testcase classname="tests.a" name="test_four">
  <error message="failed on teardown">...</error>
</testcase>
<testcase classname="" name="tests.b"><error message="collection failure">...</error></testcase>
</testsuite></testsuites>
"""


def test_the_worst_outcome_of_a_test_counts(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT, encoding="utf-8")

    assert read_results(report) == {
        "tests.a::test_one": Result("passed"),
        "tests.a::test_two": Result("failed", "assert 1 == 2 more"),
        "tests.a::test_three": Result("skipped", "no server"),
        "tests.a::test_four": Result("failed", "failed on teardown"),
        "tests.b": Result("failed", "collection failure"),
    }


def test_a_run_that_wrote_no_report_has_no_tests(tmp_path: Path) -> None:
    assert read_results(tmp_path / "missing.xml") == {}


def test_a_test_skipped_on_one_database_only_is_not_counted_as_skipped() -> None:
    runs = {
        "PostgreSQL": {"fts5": Result("skipped", "SQLite only"), "both": Result("passed")},
        "SQLite": {"fts5": Result("passed"), "both": Result("passed")},
    }

    postgresql, sqlite = rows(runs, {"PostgreSQL": 2.0, "SQLite": 1.0})

    assert (postgresql.passed, postgresql.failed, postgresql.skipped) == (1, 0, 0)
    assert postgresql.notes == ["1 not for this database; they ran in the other run"]
    assert (sqlite.passed, sqlite.skipped, sqlite.seconds) == (2, 0, 1.0)


def test_a_test_skipped_in_every_run_is_counted_with_its_reason() -> None:
    runs = {
        "PostgreSQL": {"one": Result("skipped", "no Chromium"), "two": Result("passed")},
        "SQLite": {"two": Result("passed")},
    }

    postgresql, sqlite = rows(runs, {"PostgreSQL": 2.0, "SQLite": 1.0})

    assert (postgresql.skipped, postgresql.notes) == (1, ["skipped 1: no Chromium"])
    assert sqlite.skipped == 0


def test_a_long_list_of_failures_is_cut() -> None:
    results = {f"test_{number:02}": Result("failed", "boom") for number in range(25)}

    (row,) = rows({"PostgreSQL": results}, {"PostgreSQL": 1.0})

    assert row.failed == 25
    assert len(row.notes) == 21
    assert row.notes[0] == "failed: test_00: boom"
    assert row.notes[-1] == "... and 5 more"
