from __future__ import annotations

import pytest

from devtools import packages
from devtools.packages import Program
from devtools.report import Row
from devtools.services import Services
from devtools.testing import FOR_DEPLOYMENT, FOR_FILES, FOR_PAPER, missing_rows, plan, with_status

URLS = {"POSTGRES_URL": "postgres://p@127.0.0.1/portal", "ELASTICSEARCH_URL": "http://127.0.0.1:9"}
SETTINGS = "portal.settings.test"


def test_everything_runs_on_postgresql_and_the_rest_again_on_sqlite() -> None:
    main, second = plan(Services(environment=dict(URLS)), "/usr/bin/chromium", ())

    assert main.environment == {
        **URLS,
        "DATABASE_URL": URLS["POSTGRES_URL"],
        "CHROMIUM": "/usr/bin/chromium",
        "DJANGO_SETTINGS_MODULE": SETTINGS,
    }
    assert main.arguments == ("-m", "not demo")
    assert second.environment == {
        "CHROMIUM": "/usr/bin/chromium",
        "DJANGO_SETTINGS_MODULE": SETTINGS,
    }
    assert second.arguments == ("-m", "not elasticsearch and not postgresql")


def test_with_arguments_there_is_one_run() -> None:
    (main,) = plan(Services(environment=dict(URLS)), None, ("-k", "parse"))

    assert main.title == "tests on PostgreSQL"
    assert main.arguments == ("-k", "parse")


def test_without_postgresql_sqlite_has_the_other_services() -> None:
    found = Services(
        environment={"ELASTICSEARCH_URL": URLS["ELASTICSEARCH_URL"]},
        missing={"PostgreSQL": "not installed"},
    )

    (only,) = plan(found, "/usr/bin/chromium", ())

    assert only.title == "tests on SQLite"
    assert only.environment["ELASTICSEARCH_URL"] == URLS["ELASTICSEARCH_URL"]
    assert "DATABASE_URL" not in only.environment
    assert only.arguments == ()


def test_a_program_that_is_missing_is_a_skip_with_its_use(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ghost = Program(("no-such-command",), (), "seeing ghosts")
    monkeypatch.setitem(packages.PROGRAMS, "ghost", ghost)
    monkeypatch.setitem(packages.PROGRAMS, "shell", Program(("sh",), (), "everything"))

    assert missing_rows(("shell", "ghost")) == [
        Row("ghost", skipped=1, notes=["not installed: seeing ghosts"])
    ]


def test_what_opens_uploaded_files_and_stands_in_front_is_asked_for() -> None:
    assert {*FOR_FILES, *FOR_DEPLOYMENT, *FOR_PAPER} <= set(packages.PROGRAMS)


def test_a_run_that_ends_badly_without_a_failed_test_has_failed() -> None:
    crashed = with_status(Row("tests", passed=3), 3)

    assert (crashed.failed, crashed.notes) == (1, ["pytest ended with status 3"])
    assert with_status(Row("tests", passed=3), 0) == Row("tests", passed=3)
    assert with_status(Row("tests", passed=3, failed=2), 1) == Row("tests", passed=3, failed=2)
