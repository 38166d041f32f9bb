"""Reading pytest's result file, and adding up the runs of the same tests on different databases."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from devtools.report import Row

PASSED, FAILED, SKIPPED = "passed", "failed", "skipped"
#: What a child element of a test case says about it; no such child means it passed.
OUTCOMES = {"failure": FAILED, "error": FAILED, "skipped": SKIPPED}
NAMES_SHOWN = 20


@dataclass(frozen=True)
class Result:
    """How one test ended, and the first line of the reason if it did not pass."""

    outcome: str
    reason: str = ""


def read_results(report: Path) -> dict[str, Result]:
    """The tests of a run by name; nothing if pytest did not get as far as writing the file."""
    if not report.exists():
        return {}
    found: dict[str, Result] = {}
    for case in ET.parse(report).iter("testcase"):  # noqa: S314 - written by our own pytest
        name = "::".join(part for part in (case.get("classname"), case.get("name")) if part)
        found[name] = worse(found.get(name, Result(PASSED)), result_of(case))
    return found


def result_of(case: ET.Element) -> Result:
    """The worst of what is said about a test: it can fail and then fail again while cleaning up."""
    worst = Result(PASSED)
    for child in case:
        if child.tag in OUTCOMES:
            said = (child.get("message") or "").strip().splitlines()
            worst = worse(worst, Result(OUTCOMES[child.tag], said[0] if said else ""))
    return worst


def worse(one: Result, other: Result) -> Result:
    """The worse of two results."""
    order = (PASSED, SKIPPED, FAILED)
    return max(one, other, key=lambda result: order.index(result.outcome))


def rows(runs: Mapping[str, Mapping[str, Result]], seconds: Mapping[str, float]) -> list[Row]:
    """One line for each run.

    A test of one database cannot run on the other. So a skip counts
    only if the test passed in no run.
    """
    passed = {
        name
        for results in runs.values()
        for name, result in results.items()
        if result.outcome == PASSED
    }
    return [
        row(title, results, seconds[title], elsewhere=passed) for title, results in runs.items()
    ]


def row(title: str, results: Mapping[str, Result], seconds: float, *, elsewhere: set[str]) -> Row:
    """The line of one run, with what failed and why tests were skipped."""
    failed = sorted(name for name, result in results.items() if result.outcome == FAILED)
    skipped = [name for name, result in results.items() if result.outcome == SKIPPED]
    missed = [name for name in skipped if name not in elsewhere]
    notes = [f"failed: {name}: {results[name].reason[:80]}" for name in failed[:NAMES_SHOWN]]
    if len(failed) > NAMES_SHOWN:
        notes.append(f"... and {len(failed) - NAMES_SHOWN} more")
    notes += reasons(results[name].reason for name in missed)
    if len(skipped) > len(missed):
        notes.append(
            f"{len(skipped) - len(missed)} not for this database; they ran in the other run"
        )
    return Row(
        title,
        passed=sum(result.outcome == PASSED for result in results.values()),
        failed=len(failed),
        skipped=len(missed),
        seconds=seconds,
        notes=notes,
    )


def reasons(given: Iterable[str]) -> list[str]:
    """Why tests were skipped, each reason once."""
    return [f"skipped {count}: {reason}" for reason, count in Counter(given).most_common()]
