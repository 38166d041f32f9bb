"""A real virus scanner: what it finds, and what happens while it is away."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from devtools.system_user import scratch_folder
from tests.factories.accounts import AccountFactory
from tests.files.good import image_bytes, pdf_bytes, pptx_bytes
from tests.uploads.arriving import received, stored
from tests.uploads.clamd import CLAMD, EICAR, Scanner, new_scanner
from uploads.inspection import Reason
from uploads.models import SourceFile
from uploads.scanning import ScanResult, ScanVerdict, scan, scanner_answers
from uploads.selectors import status_of
from uploads.sweeping import TASK_LOST_AFTER, pick_up
from uploads.tasks import process_file

pytestmark = pytest.mark.skipif(CLAMD is None, reason="clamav-daemon is not installed")


@pytest.fixture
def scanner(settings: Settings) -> Iterator[Scanner]:
    with scratch_folder("clamd") as folder:
        scanner = new_scanner(folder)
        settings.UPLOAD_SCANNER = scanner.unix
        yield scanner


def file_with(folder: Path, content: bytes) -> Path:
    path = folder / "file"
    path.write_bytes(content)
    return path


def infected_presentation() -> bytes:
    stream = io.BytesIO(pptx_bytes(["Night buses"]))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ppt/media/image1.png", image_bytes("PNG") + EICAR)
    return stream.getvalue()


def test_it_finds_the_test_virus_bare_and_inside_a_presentation(
    scanner: Scanner, tmp_path: Path, settings: Settings
) -> None:
    found = ScanResult(ScanVerdict.INFECTED, "Eicar-Test.UNOFFICIAL")
    with scanner.running():
        for settings.UPLOAD_SCANNER in (scanner.unix, scanner.tcp):
            assert scanner_answers()
            assert scan(file_with(tmp_path, EICAR)) == found
            assert scan(file_with(tmp_path, infected_presentation())) == found
            large = file_with(tmp_path, pdf_bytes(["One"]) + b"%" * 5_000_000)
            assert scan(large) == ScanResult(ScanVerdict.CLEAN)


def test_a_file_over_the_limit_of_the_scanner_is_not_scanned(
    scanner: Scanner, tmp_path: Path
) -> None:
    with scanner.running(most="1M"):
        result = scan(file_with(tmp_path, b"x" * 20_000_000))
    assert result.verdict == ScanVerdict.UNSCANNED
    assert "size limit exceeded" in result.detail or "Broken" in result.detail


def test_a_scanner_that_is_away_says_nothing_about_a_file(scanner: Scanner, tmp_path: Path) -> None:
    assert not scanner_answers()
    assert scan(file_with(tmp_path, b"x")).verdict == ScanVerdict.UNSCANNED


def test_an_address_that_is_none_is_a_scanner_that_is_away(
    settings: Settings, tmp_path: Path
) -> None:
    for settings.UPLOAD_SCANNER in ("nowhere", "127.0.0.1:port", "unix:/nowhere/clamd.sock"):
        assert scan(file_with(tmp_path, b"x")).verdict == ScanVerdict.UNSCANNED
        assert not scanner_answers()


def test_without_a_scanner_files_are_not_scanned(settings: Settings, tmp_path: Path) -> None:
    settings.UPLOAD_SCANNER = ""
    assert scan(file_with(tmp_path, EICAR)) == ScanResult(ScanVerdict.OFF)
    assert scanner_answers()


@pytest.mark.django_db
@pytest.mark.usefixtures("no_worker")
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("brief.pdf", pdf_bytes(["One"]) + b"\n%" + EICAR),
        ("brief.pptx", infected_presentation()),
    ],
)
def test_an_infected_upload_is_refused_and_deleted(
    scanner: Scanner,
    private: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    name: str,
    content: bytes,
) -> None:
    file = received(AccountFactory.create(), name, content)
    with scanner.running(), django_capture_on_commit_callbacks(execute=True):
        process_file.call(file.pk)
    file.refresh_from_db()
    assert (file.state, file.reason, file.page_count) == ("refused", Reason.MALWARE, 0)
    assert "virus" in status_of(file).sentence
    assert stored(private) == []


@pytest.mark.django_db
@pytest.mark.usefixtures("queue")
def test_while_the_scanner_is_away_a_file_is_held_and_taken_up_when_it_is_back(
    scanner: Scanner,
) -> None:
    file = received(AccountFactory.create())
    process_file.call(file.pk)
    file.refresh_from_db()
    assert (file.state, file.reason, file.is_shown) == ("held", Reason.UNSCANNED, False)
    assert not status_of(file).is_final

    process_file.call(file.pk)
    assert SourceFile.objects.get().attempts == 0
    DBTaskResult.objects.all().delete()
    SourceFile.objects.update(state_since=timezone.now() - 2 * TASK_LOST_AFTER)
    assert pick_up() == 0
    with scanner.running():
        assert pick_up() == 1
        assert pick_up() == 0
        task = DBTaskResult.objects.get(task_path=process_file.module_path)
        process_file.call(*task.args_kwargs["args"])
    file.refresh_from_db()
    assert (file.state, file.reason, file.page_count) == ("ready", "", 1)


@pytest.mark.django_db
@pytest.mark.usefixtures("queue")
def test_an_unscanned_file_comes_back_by_itself(scanner: Scanner) -> None:
    file = received(AccountFactory.create())
    process_file.call(file.pk)
    waiting = DBTaskResult.objects.get(task_path=process_file.module_path)
    assert waiting.args_kwargs["args"] == [file.pk]
    assert waiting.run_after < timezone.now() + timedelta(seconds=90)
