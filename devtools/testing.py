"""The `test` command: services, checks, then every test on PostgreSQL and again on SQLite."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from devtools import junit, packages
from devtools.checks import TEST, run_checks
from devtools.environment import prepare
from devtools.paths import ROOT, venv_command
from devtools.report import Row, conclude, say
from devtools.services import POSTGRESQL, Services, services

WORKERS = "2"
#: Deciding what the portal is under test; a caller's own values would change what is tested.
OURS = ("DATABASE_URL", "POSTGRES_URL", "ELASTICSEARCH_URL", "DJANGO_SETTINGS_MODULE")
#: What uploaded files are opened and checked with.
FOR_FILES = ("bubblewrap", "libreoffice", "tesseract", "clamav")
#: What the examples for operators are tried out with.
FOR_DEPLOYMENT = ("nginx",)
#: What fact sheets are printed with.
FOR_PAPER = ("pango",)
#: Walks through the demo see the same site in either run, so one of the two is enough.
WITHOUT_DEMO = "not demo"
WITHOUT_SERVICES = "not elasticsearch and not postgresql"


@dataclass(frozen=True)
class Run:
    """One run of pytest."""

    title: str
    environment: dict[str, str]
    arguments: Sequence[str] = ()


def test(arguments: Sequence[str]) -> int:
    """With pytest's arguments: these tests only, once. Without: the whole of it."""
    strict = os.environ.get("STRICT") == "1"
    prepare(development=True)
    with services() as found:
        rows = found.missing_rows()
        if not arguments:
            rows += run_checks()
        browser = packages.require("chromium")
        if browser is None:
            rows.append(Row("Chromium", skipped=1, notes=["not installed, so no journeys"]))
        rows += missing_rows((*FOR_FILES, *FOR_DEPLOYMENT, *FOR_PAPER))
        rows += run_all(plan(found, browser, arguments))
    return conclude(rows, strict=strict)


def missing_rows(programs: Sequence[str]) -> list[Row]:
    """Lines of the table for programs that are missing; tests that need one skip themselves."""
    return [
        Row(name, skipped=1, notes=[f"not installed: {packages.PROGRAMS[name].used_for}"])
        for name in programs
        if packages.require(name) is None
    ]


def plan(found: Services, browser: str | None, arguments: Sequence[str]) -> list[Run]:
    """Which runs to make; without PostgreSQL, SQLite takes over what needs the other services."""
    everything = {**TEST, **found.environment, **({"CHROMIUM": browser} if browser else {})}
    if POSTGRESQL in found.missing:
        return [Run("tests on SQLite", everything, arguments)]
    on_postgres = {**everything, "DATABASE_URL": found.environment["POSTGRES_URL"]}
    if arguments:
        return [Run("tests on PostgreSQL", on_postgres, arguments)]
    with_browser = {**TEST, **({"CHROMIUM": browser} if browser else {})}
    return [
        Run("tests on PostgreSQL", on_postgres, ("-m", WITHOUT_DEMO)),
        Run("tests on SQLite", with_browser, ("-m", WITHOUT_SERVICES)),
    ]


def run_all(runs: Sequence[Run]) -> list[Row]:
    """Make the runs in turn; one that ended badly without a failed test has failed, too."""
    results: dict[str, dict[str, junit.Result]] = {}
    seconds: dict[str, float] = {}
    statuses: dict[str, int] = {}
    for run in runs:
        started = time.monotonic()
        with TemporaryDirectory() as folder:
            report = Path(folder) / "results.xml"
            statuses[run.title] = run_pytest(run, report)
            results[run.title] = junit.read_results(report)
        seconds[run.title] = time.monotonic() - started
    return [with_status(row, statuses[row.name]) for row in junit.rows(results, seconds)]


def run_pytest(run: Run, report: Path) -> int:
    """One run of pytest; gives its exit status."""
    say(f"\n-> {run.title}")
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    return subprocess.run(
        [venv_command("pytest"), "-n", WORKERS, f"--junitxml={report}", *run.arguments],
        cwd=ROOT,
        env={**kept, **run.environment},
        check=False,
    ).returncode


def with_status(row: Row, status: int) -> Row:
    """Count what pytest complains about beyond its tests: no tests, a crash, an interrupted run."""
    if status == 0 or row.failed:
        return row
    return replace(row, failed=1, notes=[*row.notes, f"pytest ended with status {status}"])
