"""Importing in the admin: what is seen before anything is written, the writing, the undoing."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from briefs.choices import ImportState
from briefs.importing import batches
from briefs.importing.columns import COLUMNS, REQUIRED
from briefs.models import BriefPage, PolicyImport
from cases.models import CaseStudyPage
from search.models import SearchRecord
from taxonomy.models import Theme
from tests.factories.accounts import AccountFactory, make_staff
from tests.factories.imports import make_vocabulary, row, write_csv, write_xlsx

pytestmark = pytest.mark.django_db

INDEX = "/admin/policy_imports/"
NO_RESULTS = {
    "New drafts": 0,
    "Policies that exist, with a new draft": 0,
    "Policies that exist, unchanged": 0,
    "Edited by a person since, left alone": 0,
}


@pytest.fixture(autouse=True)
def _vocabulary(db: None) -> None:
    make_vocabulary()


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(make_staff())
    return client


def upload(client: Client, path: Path, name: str = "") -> str:
    """The page of the import, as it is shown after the upload."""
    file = SimpleUploadedFile(name or path.name, path.read_bytes())
    return text_of(client.post(reverse("policy_imports:index"), {"file": file}, follow=True))


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def text(html: str) -> str:
    """Without marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split()).replace(" .", ".")


def results_of(html: str) -> dict[str, int]:
    """The table of what became of the rows."""
    rows = re.findall(r'<th scope="row">([^<]+)</th> <td>(\d+)</td>', html)
    return {label: int(number) for label, number in rows}


def step(client: Client, name: str) -> str:
    made = PolicyImport.objects.get()
    url = reverse("policy_imports:step", args=[made.pk, name])
    return text_of(client.post(url, follow=True))


def titles() -> list[str]:
    return sorted(CaseStudyPage.objects.values_list("title", flat=True))


def test_a_file_is_checked_and_nothing_is_written(staff: Client, tmp_path: Path) -> None:
    html = upload(staff, write_csv(tmp_path / "a.csv", [row(1), row(2, kind="case")]))

    assert "2 rows: 2 valid (2 new, 0 of policies that exist), 0 with problems." in html
    assert "Import 2 valid rows" in html
    assert "Night buses 1" in html
    assert CaseStudyPage.objects.count() == 0


def test_every_problem_has_its_line_its_column_and_what_to_do(
    staff: Client, tmp_path: Path
) -> None:
    path = write_csv(
        tmp_path / "a.csv", [row(1), row(2, city="Soul"), row(3, year="soon"), row(4, mayor="?")]
    )

    html = upload(staff, path)

    assert "4 rows: 2 valid (2 new, 0 of policies that exist), 2 with problems." in html
    # Lines of the file: each row has a text of three lines.
    found = PolicyImport.objects.get().problems
    assert [(line, column) for line, column, _reason in found] == [(5, "city"), (8, "year")]
    assert "no city &quot;Soul&quot; in KR" in html
    assert "These columns are not known and are ignored: mayor." in html


def test_the_valid_rows_are_imported_as_drafts(staff: Client, tmp_path: Path) -> None:
    upload(staff, write_csv(tmp_path / "a.csv", [row(1), row(2, city="Soul"), row(3)]))

    html = step(staff, "start")

    assert titles() == ["Night buses 1", "Night buses 3"]
    assert not CaseStudyPage.objects.live().exists()
    assert SearchRecord.objects.count() == 0
    assert results_of(html) == {**NO_RESULTS, "New drafts": 2}
    for page in CaseStudyPage.objects.all():
        assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html
    made = PolicyImport.objects.get()
    assert (made.state, made.done, made.content) == (ImportState.DONE, 2, None)


def test_an_excel_file_with_both_kinds_is_imported(staff: Client, tmp_path: Path) -> None:
    brief = row(2, kind="brief", city="Osaka", country="JP", session="2012-05")
    upload(staff, write_xlsx(tmp_path / "a.xlsx", [row(1), brief]))

    step(staff, "start")

    assert (CaseStudyPage.objects.count(), BriefPage.objects.count()) == (1, 1)


def test_the_same_file_again_finds_what_exists_and_changes_nothing(
    staff: Client, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "a.csv", [row(1)])
    upload(staff, path)
    step(staff, "start")
    PolicyImport.objects.all().delete()

    html = upload(staff, path)

    assert "1 row: 1 valid (0 new, 1 of policies that exist), 0 with problems." in html
    unchanged = {**NO_RESULTS, "Policies that exist, unchanged": 1}
    assert results_of(step(staff, "start")) == unchanged


def test_undo_deletes_the_drafts_nobody_has_touched(staff: Client, tmp_path: Path) -> None:
    upload(staff, write_csv(tmp_path / "a.csv", [row(number) for number in range(1, 5)]))
    step(staff, "start")
    edited, published, locked, _left = CaseStudyPage.objects.order_by("title")
    edited.save_revision(user=make_staff())
    published.save_revision().publish()
    locked.locked = True
    locked.save()

    html = step(staff, "undo")

    assert "1 draft was deleted." in html
    assert results_of(html) == {**NO_RESULTS, "New drafts": 4, "New drafts deleted again": 1}
    assert titles() == ["Night buses 1", "Night buses 2", "Night buses 3"]
    assert PolicyImport.objects.get().state == ImportState.UNDONE


def test_undo_leaves_what_was_there_before(staff: Client, tmp_path: Path) -> None:
    upload(staff, write_csv(tmp_path / "a.csv", [row(1)]))
    step(staff, "start")
    PolicyImport.objects.all().delete()
    upload(staff, write_csv(tmp_path / "b.csv", [row(1, title="A new title"), row(2)]))
    step(staff, "start")

    step(staff, "undo")

    assert titles() == ["Night buses 1"]


@pytest.mark.parametrize("again", ["start", "undo", "discard"])
def test_each_step_is_done_once(again: str, staff: Client, tmp_path: Path) -> None:
    upload(staff, write_csv(tmp_path / "a.csv", [row(1)]))
    step(staff, "start")
    step(staff, "undo")

    assert "This is not possible any more. Nothing was changed." in step(staff, again)
    assert titles() == []


def test_a_file_that_was_not_confirmed_is_thrown_away(staff: Client, tmp_path: Path) -> None:
    upload(staff, write_csv(tmp_path / "a.csv", [row(1)]))

    assert "The file is thrown away." in step(staff, "discard")
    assert not PolicyImport.objects.exists()


def test_a_file_nobody_confirmed_for_a_week_goes_with_the_next_one(
    staff: Client, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "a.csv", [row(1)])
    upload(staff, path)
    PolicyImport.objects.update(uploaded_at=timezone.now() - timedelta(days=8))

    upload(staff, path, name="b.csv")

    assert [each.name for each in PolicyImport.objects.all()] == ["b.csv"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"title\nNight buses\n", "These columns are missing:"),
        ("a.csv", b"\xff\xfe\xfa", "The file"),
        ("a.xlsx", b"PK no archive", "This is not a readable XLSX file"),
        ("a.csv", b"   ", "The file is empty."),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    name: str, content: bytes, said: str, staff: Client, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)

    html = upload(staff, tmp_path / name)

    assert said in html or "UTF-16" in html
    assert PolicyImport.objects.get().state == ImportState.UNREADABLE


def test_a_bomb_is_refused_before_it_is_unpacked(staff: Client, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"xl/{number}.xml", b"0" * 70_000_000)

    html = upload(staff, path)

    assert "The XLSX file is too large when it is unpacked. Split it." in html


@pytest.mark.parametrize("name", ["policies.exe", "policies"])
def test_other_kinds_of_files_are_refused_at_once(name: str, staff: Client, tmp_path: Path) -> None:
    html = upload(staff, write_csv(tmp_path / "a.csv", [row(1)]), name=name)

    assert "The name of the file ends in none of .csv" in html
    assert not PolicyImport.objects.exists()


def test_a_lost_worker_loses_one_piece(
    staff: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second start goes on where the first one ended, and writes nothing twice."""
    monkeypatch.setattr(batches, "PIECE", 2)
    upload(staff, write_csv(tmp_path / "a.csv", [row(number) for number in range(1, 6)]))
    made = PolicyImport.objects.get()
    batches.confirm_import(policy_import=made)
    checked, _total = batches._read(made)
    assert batches._write_piece(made.pk, 0, checked.valid[:2])
    # The same piece by a second worker.
    assert not batches._write_piece(made.pk, 0, checked.valid[:2])
    assert "Rows written: 2 of 5." in text_of(
        staff.get(reverse("policy_imports:one", args=[made.pk]))
    )
    PolicyImport.objects.update(moved_at=timezone.now() - timedelta(minutes=6))
    assert "Go on from here" in text_of(staff.get(reverse("policy_imports:one", args=[made.pk])))

    step(staff, "start")

    assert titles() == [f"Night buses {number}" for number in range(1, 6)]
    made.refresh_from_db()
    assert (made.done, made.outcome["new"], len(made.created)) == (5, 5, 5)


def test_a_file_whose_check_was_lost_can_be_thrown_away(staff: Client, tmp_path: Path) -> None:
    made = batches.receive_import(name="a.csv", content=b"title", user=make_staff())
    one = reverse("policy_imports:one", args=[made.pk])
    assert "Throw the file away" not in text_of(staff.get(one))
    assert "This is not possible any more." in step(staff, "discard")
    PolicyImport.objects.update(moved_at=timezone.now() - timedelta(minutes=6))

    assert "Throw the file away" in text_of(staff.get(one))
    step(staff, "discard")

    assert not PolicyImport.objects.exists()


def test_rows_that_are_not_valid_any_more_stop_the_import(staff: Client, tmp_path: Path) -> None:
    upload(staff, write_csv(tmp_path / "a.csv", [row(1), row(2, themes="housing")]))
    Theme.objects.filter(slug="housing").delete()

    html = step(staff, "start")

    assert "Stopped. Other rows are valid now than when the file was checked." in text(html)
    assert titles() == []
    made = PolicyImport.objects.get()
    assert (made.state, made.content) == (ImportState.STOPPED, None)
    assert "This is not possible any more." in step(staff, "start")


def test_a_running_import_is_not_started_twice(staff: Client, tmp_path: Path) -> None:
    upload(staff, write_csv(tmp_path / "a.csv", [row(1)]))
    batches.confirm_import(policy_import=PolicyImport.objects.get())

    assert "This is not possible any more." in step(staff, "start")
    assert CaseStudyPage.objects.count() == 0


def test_the_moving_part_is_a_page_of_its_own(staff: Client, tmp_path: Path) -> None:
    upload(staff, write_csv(tmp_path / "a.csv", [row(1)]))
    made = PolicyImport.objects.get()
    batches.confirm_import(policy_import=made)

    html = text_of(staff.get(reverse("policy_imports:status", args=[made.pk])))

    assert html.startswith("<p data-moving>")
    assert "Rows written: 0 of 1." in html


def test_the_templates_have_every_column(staff: Client) -> None:
    as_csv = staff.get(reverse("policy_imports:template", args=["csv"])).content
    as_xlsx = staff.get(reverse("policy_imports:template", args=["xlsx"])).content
    names = [column.name for column in COLUMNS]

    assert list(csv.reader(io.StringIO(as_csv.decode("utf-8-sig")))) == [names]
    workbook = load_workbook(io.BytesIO(as_xlsx))
    first, second = workbook.worksheets
    assert [cell.value for cell in first[1]] == names
    assert [cell.value for cell in first[1] if cell.font.bold] == list(REQUIRED)
    assert [cell.value for cell in second["A"]] == ["column", *names]
    assert staff.get(reverse("policy_imports:template", args=["ods"])).status_code == 404


def test_the_template_of_excel_can_be_filled_in_and_imported(staff: Client, tmp_path: Path) -> None:
    content = staff.get(reverse("policy_imports:template", args=["xlsx"])).content
    workbook = load_workbook(io.BytesIO(content))
    sheet = workbook.worksheets[0]
    values = row(1)
    sheet.append([values.get(str(cell.value)) for cell in sheet[1]])
    workbook.save(tmp_path / "policies.xlsx")

    html = upload(staff, tmp_path / "policies.xlsx")

    assert "1 row: 1 valid" in html


def test_only_those_who_may_add_policies_import_them(client: Client, tmp_path: Path) -> None:
    person = AccountFactory.create()
    client.force_login(person)

    assert client.get(INDEX).status_code == 302
    upload(client, write_csv(tmp_path / "a.csv", [row(1)]))
    assert not PolicyImport.objects.exists()


def test_steps_are_taken_by_post_only(staff: Client, tmp_path: Path) -> None:
    upload(staff, write_csv(tmp_path / "a.csv", [row(1)]))
    made = PolicyImport.objects.get()

    for name in ("start", "undo", "discard"):
        url = reverse("policy_imports:step", args=[made.pk, name])
        assert staff.get(url).status_code == 405
    made.refresh_from_db()
    assert made.state == ImportState.CHECKED


def test_the_list_names_the_imports_before(staff: Client, tmp_path: Path) -> None:
    upload(staff, write_csv(tmp_path / "a.csv", [row(1)]), name="Briefs <b>.csv")

    html = text_of(staff.get(reverse("policy_imports:index")))

    assert "Briefs &lt;b&gt;.csv" in html
    assert "Checked, nothing written" in html
