"""``manage.py inspect_file`` as an operator runs it: a process of its own, and no database.

The files are those of ``tests.files.table`` (the table of bad inputs, row by row) and of
``tests.files.whole`` (good files of many makes).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from devtools.paths import is_root
from devtools.system_user import scratch_folder
from tests.files.decks import DECK
from tests.files.good import pdf_bytes, pptx_bytes
from tests.files.office import pptx_and
from tests.files.suite import converted
from tests.files.table import Answer, table
from tests.files.whole import Whole, whole_files
from tests.uploads.clamd import CLAMD, EICAR, new_scanner
from uploads.examination import examination
from uploads.extraction.mounts import ROOT

#: Root reads every file, unless these rights are taken from it.
AS_ANYBODY = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if is_root() else []
PDF = pdf_bytes(["Night buses of the city"])
MIB = 1024 * 1024
Report = dict[str, Any]


def command(
    folder: Path, *arguments: str, before: Sequence[str] = (), **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run it in a folder where there is no database, and without OCR; ``before`` starts it."""
    var = folder / "var"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "DATABASE_URL": f"sqlite:///{var}/there-is-no-database.sqlite3",
        "PORTAL_VAR_DIR": str(var),
        "PORTAL_OCR": "0",
        **variables,
    }
    done = subprocess.run(
        [*before, sys.executable, str(ROOT / "manage.py"), "inspect_file", *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not list(var.rglob("there-is-no-database*"))
    return done


def reports(folder: Path, files: Mapping[str, bytes], **variables: str) -> list[Report]:
    """What is said of files with these names and contents, all of which can be judged."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    done = command(folder, "--json", "--", *files, **variables)
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


def answer(report: Report) -> Answer:
    return Answer(report["verdict"], report["reason"], tuple(report["flags"]))


@pytest.fixture(scope="module")
def soffice() -> Path:
    programs = examination().programs
    if programs.bwrap is None or programs.soffice is None:
        pytest.skip("bubblewrap or LibreOffice is not installed")
    return programs.soffice


@pytest.fixture
def converted_deck(soffice: Path, tmp_path: Path) -> dict[str, bytes]:
    """DECK in the formats that only an office suite writes."""
    folder = tmp_path / "suite"
    folder.mkdir()
    (folder / "deck.pptx").write_bytes(pptx_bytes(DECK))
    return {
        ending: converted(soffice, folder / "deck.pptx", ending, folder).read_bytes()
        for ending in ("ppt", "odp")
    }


@pytest.fixture
def clean_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


def test_each_bad_input_of_the_table_gets_its_answer(
    converted_deck: dict[str, bytes], clean_folder: Path
) -> None:
    rows = table(ppt=converted_deck["ppt"], odp=converted_deck["odp"])
    files = {name: file for row in rows.values() for name, file in row.items()}
    assert len(files) == sum(map(len, rows.values())) >= 90

    found = reports(clean_folder, {name: data for name, (data, _) in files.items()})

    said = {report["name"]: answer(report) for report in found}
    assert {row: {name: said[name] for name in files} for row, files in rows.items()} == {
        row: {name: right for name, (_, right) in files.items()} for row, files in rows.items()
    }
    for report in found:
        assert bool(report["pages"]) == (report["verdict"] != "refuse")
        for page in report["pages"]:
            assert page["picture"]["width"] <= 1600
            assert page["picture"]["height"] <= 8000


def test_good_files_of_every_make_are_accepted_and_their_pages_told(
    converted_deck: dict[str, bytes], clean_folder: Path, noisy_soffice: Path
) -> None:
    files = whole_files(converted_deck["ppt"])
    assert len(files) >= 20

    found = reports(
        clean_folder,
        {name: whole.data for name, whole in files.items()},
        PORTAL_SOFFICE=str(noisy_soffice),
    )

    assert [report["name"] for report in found] == [*files]
    assert {report["name"]: answer(report) for report in found} == {
        name: Answer("accept", None, whole.flags) for name, whole in files.items()
    }
    for report in found:
        assert_told(report, files[report["name"]])


def assert_told(report: Report, whole: Whole) -> None:
    """The pages of a good file as the output is specified."""
    name, pages = report["name"], report["pages"]
    assert report["seconds"] > 0
    assert [page["n"] for page in pages] == [*range(1, len(whole.words) + 1)], name
    for page, words in zip(pages, whole.words, strict=True):
        assert [word for word in words if word not in page["text"]] == [], name
        assert page["chars"] == len(page["text"])
        assert set(page["picture"]) == {"width", "height"}
    if whole.notes is not None:
        assert [page["notes"] for page in pages] == whole.notes
    if whole.picture is not None:
        assert tuple(pages[0]["picture"].values()) == whole.picture, name


@pytest.fixture
def noisy_soffice(soffice: Path, tmp_path: Path) -> Path:
    """LibreOffice that talks a lot: none of it may get into the output."""
    script = tmp_path / "bin" / "soffice"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\necho "[]"\necho noise >&2\nexec {soffice} "$@"\n')
    script.chmod(0o755)
    return script


@pytest.fixture
def scanner_address() -> Iterator[str]:
    if CLAMD is None:
        pytest.skip("clamav-daemon is not installed")
    with scratch_folder("clamd") as folder:
        scanner = new_scanner(folder)
        with scanner.running():
            yield scanner.unix


def test_a_virus_is_refused_before_anything_is_opened(
    scanner_address: str, clean_folder: Path
) -> None:
    files = {"bare.pdf": EICAR, "in-a-deck.pptx": pptx_with_virus(), "clean.pdf": PDF}

    found = reports(clean_folder, files, PORTAL_CLAMD=scanner_address)

    virus = Answer("refuse", "MALWARE")
    assert [answer(report) for report in found] == [virus, virus, Answer("accept")]
    assert found[0]["seconds"] > 0


def test_a_scanner_that_is_away_holds_every_file(clean_folder: Path) -> None:
    (clean_folder / "clean.pdf").write_bytes(PDF)

    done = command(clean_folder, "--json", "clean.pdf", PORTAL_CLAMD="unix:/nowhere/clamd.sock")

    assert [answer(report) for report in json.loads(done.stdout)] == [Answer("hold", "UNSCANNED")]
    assert (done.returncode, "file_not_scanned" in done.stderr) == (0, True)


def pptx_with_virus() -> bytes:
    return pptx_and({"ppt/media/image9.png": EICAR})


def test_what_is_no_file_is_said_and_does_not_stop_the_others(clean_folder: Path) -> None:
    no_text = os.fsdecode(b"\xffbus\xfe.pdf")
    for name in ("one.pdf", no_text):
        (clean_folder / name).write_bytes(PDF)
    (clean_folder / "folder.pdf").mkdir()
    os.mkfifo(clean_folder / "pipe.pdf")
    (clean_folder / "loop.pdf").symlink_to("loop.pdf")
    long = "x" * 300 + ".pdf"
    names = ["missing.pdf", "folder.pdf", "pipe.pdf", "loop.pdf", long]

    done = command(clean_folder, "--json", *names, "one.pdf", no_text, "./one.pdf", "one.pdf")

    found = json.loads(done.stdout)
    assert [(each["name"], each["verdict"]) for each in found] == [
        *((name, None) for name in names),
        *((name, "accept") for name in ("one.pdf", no_text, "./one.pdf", "one.pdf")),
    ]
    assert all({"name", "reason", "flags", "media_type", "pages"} <= set(each) for each in found)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "CommandError: missing.pdf: No such file or directory",
        "folder.pdf: Is a directory",
        "pipe.pdf: Not a file, but a pipe, a socket or a device",
        "loop.pdf: Too many levels of symbolic links",
        f"{long}: File name too long",
    ]


def test_a_file_that_may_not_be_read_is_said(clean_folder: Path) -> None:
    (clean_folder / "secret.pdf").write_bytes(PDF)
    (clean_folder / "secret.pdf").chmod(0)

    done = command(clean_folder, "secret.pdf", before=AS_ANYBODY)

    assert (done.returncode, done.stderr) == (1, "CommandError: secret.pdf: Permission denied\n")


def test_a_machine_that_cannot_judge_says_so_by_its_exit_code(clean_folder: Path) -> None:
    (clean_folder / "deck.pptx").write_bytes(pptx_bytes(["Night buses"]))

    done = command(clean_folder, "--json", "deck.pptx", PORTAL_BWRAP="/usr/bin/false")

    (found,) = json.loads(done.stdout)
    assert (done.returncode, answer(found)) == (1, Answer("refuse", "NO_CONVERTER"))
    assert "deck.pptx: NO_CONVERTER: " in done.stderr


def test_a_person_reads_one_line_a_file_whatever_its_name(clean_folder: Path) -> None:
    files = {"one.pdf": PDF, "two\nlines \u202efdp.html": b"<html></html>"}
    for name, data in files.items():
        (clean_folder / name).write_bytes(data)

    done = command(clean_folder, *files)

    first, second = done.stdout.splitlines()
    assert first.startswith("accept  one.pdf  1 pages, ")
    assert second.startswith(r"refuse  two\nlines \u202efdp.html  0 pages, ")
    assert second.endswith("TYPE_NOT_ALLOWED  extension 'html'")


def test_it_needs_no_input_and_less_memory_than_a_file_has_bytes(clean_folder: Path) -> None:
    (clean_folder / "one.pdf").write_bytes(PDF)
    with (clean_folder / "large.pdf").open("wb") as file:
        file.write(PDF)
        file.truncate(1024 * MIB)
    program = f"{sys.executable} {ROOT / 'manage.py'} inspect_file --json large.pdf one.pdf"
    environment = {**os.environ, "PORTAL_VAR_DIR": str(clean_folder / "var"), "PORTAL_OCR": "0"}

    done = subprocess.run(
        ["sh", "-c", f"prlimit --data={700 * MIB} {program} <&-"],
        cwd=clean_folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert [answer(report) for report in json.loads(done.stdout)] == [
        Answer("refuse", "TOO_LARGE"),
        Answer("accept"),
    ]
