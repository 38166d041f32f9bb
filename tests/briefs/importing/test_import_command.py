"""The command: what it prints, when it fails, and a long file with a few broken rows."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from briefs.importing.guide import import_guide
from cases.models import CaseStudyPage
from search.models import SearchRecord
from tests.factories.imports import make_vocabulary, row, write_csv

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def _vocabulary(db: None) -> None:
    make_vocabulary()


def run(*arguments: object) -> list[str]:
    out = StringIO()
    call_command("import_policies", *map(str, arguments), stdout=out)
    return out.getvalue().splitlines()


def test_it_says_what_it_did(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [row(1), row(2, mayor="?")])
    assert run(path, "--publish") == [
        "Ignored columns: mayor",
        "2 rows: 2 new, 0 changed, 0 unchanged, 0 edited by hand and left, 0 invalid",
    ]


def test_what_it_published_is_in_the_search_index(tmp_path: Path) -> None:
    run(write_csv(tmp_path / "a.csv", [row(1), row(2)]), "--publish")
    assert sorted(SearchRecord.objects.values_list("title", flat=True)) == [
        "Night buses 1",
        "Night buses 2",
    ]


def test_drafts_are_not_in_the_search_index(tmp_path: Path) -> None:
    run(write_csv(tmp_path / "a.csv", [row(1)]))
    assert SearchRecord.objects.count() == 0


def test_a_dry_run_says_so(tmp_path: Path) -> None:
    lines = run(write_csv(tmp_path / "a.csv", [row(1)]), "--publish", "--dry-run")
    assert lines[-1] == "Dry run: nothing was kept."
    assert (CaseStudyPage.objects.count(), SearchRecord.objects.count()) == (0, 0)


def test_it_fails_with_a_broken_row_and_writes_nothing(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [row(1), row(2, year="x")])
    out = StringIO()
    with pytest.raises(CommandError) as failure:
        call_command("import_policies", str(path), stdout=out)
    assert out.getvalue() == 'line 5, year: "x" is not a number\n'
    assert str(failure.value) == (
        "Nothing was written: 1 of 2 rows are not valid. Correct them, or use --skip-invalid."
    )
    assert CaseStudyPage.objects.count() == 0


def test_it_reports_as_json(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [row(1), row(2, year="x")])
    report = json.loads("\n".join(run(path, "--skip-invalid", "--json")))
    assert report == {
        "rows": 2,
        "invalid_rows": 1,
        "problems": [{"line": 5, "column": "year", "reason": '"x" is not a number'}],
        "ignored_columns": [],
        "dry_run": False,
        "written": {"new": 1, "changed": 0, "unchanged": 0, "edited": 0},
    }


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [([], "Name a file."), (["missing.csv"], "missing.csv: No such file or directory")],
)
def test_it_fails_without_a_readable_file(arguments: list[str], reason: str) -> None:
    with pytest.raises(CommandError) as failure:
        run(*arguments)
    assert str(failure.value) == reason


def test_of_five_thousand_rows_exactly_the_twenty_broken_ones_are_reported(tmp_path: Path) -> None:
    rows = [row(number) for number in range(5000)]
    broken = range(100, 5000, 250)
    changes = [{"year": "20x2"}, {"city": "Atlantis"}, {"title": ""}, {"themes": "none"}]
    for place, number in enumerate(broken):
        rows[number] |= changes[place % len(changes)]
    path = write_csv(tmp_path / "long.csv", rows)
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("import_policies", str(path), "--json", stdout=out)
    report = json.loads(out.getvalue())
    # Every body has three lines.
    lines = [2 + 3 * number for number in broken]
    assert [problem["line"] for problem in report["problems"]] == lines
    assert (report["rows"], report["invalid_rows"], report["written"]) == (5000, 20, None)


def test_the_guide_in_docs_is_made_from_the_columns() -> None:
    assert (ROOT / "docs" / "import.md").read_text(encoding="utf-8") == import_guide()


def test_it_prints_the_guide() -> None:
    out = StringIO()
    call_command("import_policies", "--columns", stdout=out)
    assert out.getvalue() == import_guide()
