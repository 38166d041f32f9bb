"""``manage.py inspect_file`` as an operator runs it: a process of its own, and no database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.files.good import SCRIPTS, SlideSpec, docx_bytes, image_bytes, pdf_bytes, pptx_bytes
from uploads.examination import examination
from uploads.extraction.mounts import ROOT

GOOD = {
    "one.pdf": pdf_bytes(["Night bus of the city"]),
    "two.pdf": pdf_bytes(["first page", SCRIPTS["ko"]]),
    "landscape.PDF": pdf_bytes(["A slide made elsewhere"], (842, 595)),
    "심야버스.pdf": pdf_bytes([SCRIPTS["zh"]]),
    "deck.pptx": pptx_bytes([SlideSpec(SCRIPTS["ko"], notes="slowly"), "Second slide"]),
    "hidden.pptx": pptx_bytes(["First", SlideSpec("Second", hidden=True)]),
    "brief.docx": docx_bytes(["A brief of some words", SCRIPTS["ar"]]),
    "photo.png": image_bytes("PNG", (2000, 1000)),
    "photo.jpg": image_bytes("JPEG", (300, 200)),
    "photo.webp": image_bytes("WEBP", (300, 200)),
}
BAD = {
    "empty.pdf": (b"", "EMPTY"),
    "page.html": (b"<html></html>", "TYPE_NOT_ALLOWED"),
    "page.pptx": (b"<html></html>", "TYPE_MISMATCH"),
    "text.pptx": (docx_bytes(["text"]), "TYPE_MISMATCH"),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj", "CORRUPT"),
}


def command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run it where there is no database."""
    var = folder / "var"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "DATABASE_URL": f"sqlite:///{var}/there-is-no-database.sqlite3",
        "PORTAL_VAR_DIR": str(var),
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "inspect_file", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not list(var.rglob("there-is-no-database*"))
    return done


def stored(folder: Path, files: dict[str, bytes]) -> list[str]:
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [str(folder / name) for name in files]


@pytest.fixture(scope="module", autouse=True)
def _programs() -> None:
    programs = examination().programs
    if programs.bwrap is None or programs.soffice is None:
        pytest.skip("bubblewrap or LibreOffice is not installed")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("good")
    done = command(folder, *stored(folder, GOOD), "--json")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


def test_good_files_are_accepted_in_the_order_given(reports: list[dict[str, Any]]) -> None:
    assert [Path(report["name"]).name for report in reports] == list(GOOD)
    assert {(report["verdict"], report["reason"]) for report in reports} == {("accept", None)}
    assert all(report["seconds"] > 0 for report in reports)


def test_pages_are_told_with_text_notes_and_the_size_of_their_picture(
    reports: list[dict[str, Any]],
) -> None:
    deck = reports[4]
    first = deck["pages"][0]

    assert deck["media_type"].endswith("presentationml.presentation")
    assert [page["n"] for page in deck["pages"]] == [1, 2]
    assert (first["text"], first["notes"]) == (SCRIPTS["ko"], "slowly")
    assert first["chars"] == len(SCRIPTS["ko"])
    assert first["picture"] == {"width": 1600, "height": 1200}
    assert reports[5]["flags"] == ["HIDDEN_SLIDES"]
    assert reports[7]["pages"][0]["picture"] == {"width": 1600, "height": 800}


def test_bad_files_are_judged_too(tmp_path: Path) -> None:
    files = {name: data for name, (data, _) in BAD.items()}

    done = command(tmp_path, *stored(tmp_path, files), "--json")

    assert done.returncode == 0
    assert {
        Path(report["name"]).name: (report["verdict"], report["reason"], report["pages"])
        for report in json.loads(done.stdout)
    } == {name: ("refuse", reason, []) for name, (_, reason) in BAD.items()}


def test_a_file_that_is_not_there_is_said_and_does_not_stop_the_others(tmp_path: Path) -> None:
    (good,) = stored(tmp_path, {"one.pdf": GOOD["one.pdf"]})
    missing = str(tmp_path / "missing.pdf")

    done = command(tmp_path, missing, str(tmp_path), good, "--json")

    assert done.returncode == 1
    assert [report["verdict"] for report in json.loads(done.stdout)] == [None, None, "accept"]
    assert "missing.pdf: There is no such file." in done.stderr


def test_without_json_a_person_reads_one_line_a_file(tmp_path: Path) -> None:
    files = {"one.pdf": GOOD["one.pdf"], "page.html": BAD["page.html"][0]}

    done = command(tmp_path, *stored(tmp_path, files))

    first, second = done.stdout.splitlines()
    assert first.startswith("accept")
    assert "1 pages" in first
    assert second.startswith("refuse")
    assert "TYPE_NOT_ALLOWED" in second
