from __future__ import annotations

from devtools.report import Row
from devtools.services import Services
from devtools.testing import plan, with_status

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
    assert main.arguments == ()
    assert second.environment == {"DJANGO_SETTINGS_MODULE": SETTINGS}
    assert second.arguments == ("-m", "not browser and not elasticsearch and not postgresql")


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


def test_a_run_that_ends_badly_without_a_failed_test_has_failed() -> None:
    crashed = with_status(Row("tests", passed=3), 3)

    assert (crashed.failed, crashed.notes) == (1, ["pytest ended with status 3"])
    assert with_status(Row("tests", passed=3), 0) == Row("tests", passed=3)
    assert with_status(Row("tests", passed=3, failed=2), 1) == Row("tests", passed=3, failed=2)
