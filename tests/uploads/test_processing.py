"""The worker's check of one file, with real programs: what becomes of it, whatever happens."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from tests.factories.accounts import AccountFactory
from tests.files.good import SlideSpec, image_bytes, pdf_bytes, pptx_bytes
from tests.uploads.arriving import place_of, received, stored
from uploads import leases, processing
from uploads.choices import FileState
from uploads.inspection import Reason
from uploads.jobs import job_folder, remove_abandoned_folders
from uploads.keeping import Finding, ReadPage
from uploads.models import SourceFile
from uploads.reasons import PortalReason
from uploads.rules import Move
from uploads.storing import store_pictures
from uploads.tasks import process_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]
needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("bwrap")),
    reason="LibreOffice or bubblewrap is not installed",
)


def checked(file: SourceFile) -> SourceFile:
    """The file after one run of its task."""
    process_file.call(file.pk)
    file.refresh_from_db()
    return file


@needs_office
def test_a_presentation_becomes_pages_with_text_notes_and_pictures(private: Path) -> None:
    slides = [
        SlideSpec(title="Night buses of Osaka", body="They run until five", notes="Say hello"),
        SlideSpec(title="Hidden", hidden=True),
        SlideSpec(title="서울시 심야버스", body="올빼미버스"),
    ]
    file = checked(received(AccountFactory.create(), "buses.pptx", pptx_bytes(slides)))
    assert (file.state, file.reason, file.page_count, file.unit) == ("ready", "", 3, "slide")
    pages = list(file.pages.all())
    assert [page.number for page in pages] == [1, 2, 3]
    assert [page.was_hidden for page in pages] == [False, True, False]
    assert [page.language for page in pages] == ["en", "en", "ko"]
    assert (pages[0].title, pages[0].notes) == ("Night buses of Osaka", "Say hello")
    assert "They run until five" in pages[0].text
    pictures = [
        f"pages/{file.pages_folder}/{n}-{w}.webp" for n in (1, 2, 3) for w in (1600, 320, 800)
    ]
    assert stored(private) == [place_of(file), *pictures]
    assert file.guesses["title"] == "Night buses of Osaka"
    assert (file.lease_until, file.attempts) == (None, 0)


def test_a_picture_is_one_page(private: Path) -> None:
    file = checked(received(AccountFactory.create(), "plan.png", image_bytes("PNG", (900, 600))))
    assert (file.state, file.page_count, file.unit) == ("ready", 1, "page")
    page = file.pages.get()
    assert (page.width, page.height) == (900, 600)


def test_a_second_reading_replaces_pages_and_pictures_and_leaves_none_of_the_first(
    private: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    file = checked(received(AccountFactory.create(), content=pdf_bytes(["One", "Two"])))
    first = file.pages_folder
    SourceFile.objects.filter(pk=file.pk).update(state=FileState.RECEIVED)
    with django_capture_on_commit_callbacks(execute=True):
        file = checked(file)
    assert [page.number for page in file.pages.all()] == [1, 2]
    assert file.pages_folder != first
    assert len(stored(private)) == 1 + 2 * 3


def test_two_workers_check_a_file_once() -> None:
    file = received(AccountFactory.create())
    first, second = leases.take(file.pk), leases.take(file.pk)
    assert first.taken is not None
    assert second.taken is None
    file.refresh_from_db()
    assert file.lease_until is not None
    assert second.look_again_at == file.lease_until + leases.MARGIN
    processing.process(first.taken)
    assert leases.take(file.pk) == leases.Start()


def test_a_lost_worker_does_not_write_over_the_one_that_took_its_file(private: Path) -> None:
    file = received(AccountFactory.create())
    slow = leases.take(file.pk).taken
    _let_the_lease_run_out(file)
    quick = leases.take(file.pk).taken
    assert slow is not None
    assert quick is not None
    processing.process(quick)
    processing.process(slow)
    file.refresh_from_db()
    assert (file.state, file.pages.count()) == ("ready", 1)
    assert len(stored(private)) == 1 + 3


def test_after_three_lost_workers_a_file_has_failed_and_may_be_tried_again() -> None:
    file = received(AccountFactory.create())
    for _ in range(3):
        assert leases.take(file.pk).taken is not None
        _let_the_lease_run_out(file)
    assert leases.take(file.pk) == leases.Start()
    file.refresh_from_db()
    assert (file.state, file.reason, file.attempts) == ("failed", "CRASHED", 0)


def test_the_lease_is_kept_ahead_and_a_lost_one_ends_the_work() -> None:
    file = received(AccountFactory.create())
    taken = leases.take(file.pk).taken
    assert taken is not None
    _let_the_lease_run_out(file)
    leases.extend(taken)
    file.refresh_from_db()
    assert file.lease_until is not None
    assert file.lease_until > timezone.now() + timedelta(seconds=50)
    SourceFile.objects.filter(pk=file.pk).update(state=FileState.RECEIVED)
    with pytest.raises(leases.LeaseLost):
        leases.extend(taken)


def test_a_refused_file_loses_its_bytes_and_keeps_its_reason(
    private: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    # The door looks at the beginning only; the worker finds that the rest is missing.
    broken = image_bytes("PNG", (300, 300))[:-40]
    file = received(AccountFactory.create(), "plan.png", broken)
    with django_capture_on_commit_callbacks(execute=True):
        file = checked(file)
    assert (file.state, file.reason) == ("refused", Reason.CORRUPT)
    assert (stored(private), file.pages.count()) == ([], 0)


def test_no_converter_is_a_refusal_that_says_what_to_install(settings: Settings) -> None:
    settings.UPLOAD_PROGRAMS = {**settings.UPLOAD_PROGRAMS, "soffice": None}
    file = checked(received(AccountFactory.create(), "buses.pptx", pptx_bytes(["One"])))
    assert (file.state, file.reason) == ("refused", Reason.NO_CONVERTER)


def test_without_room_for_pictures_it_fails_leaves_none_and_may_be_tried_again(
    small_disk: Path,
) -> None:
    file = received(AccountFactory.create(), content=pdf_bytes(["One", "Two"]))
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * (1024 * 1024 - 12 * 1024))
    file = checked(file)
    assert (file.state, file.reason) == ("failed", PortalReason.STORAGE_FULL)
    assert stored(small_disk) == [place_of(file), "filler"]
    filler.unlink()
    SourceFile.objects.filter(pk=file.pk).update(state=FileState.RECEIVED)
    assert checked(file).state == "ready"


def test_pictures_of_a_transaction_that_fails_are_deleted(private: Path, tmp_path: Path) -> None:
    file = received(AccountFactory.create())
    taken = leases.take(file.pk).taken
    assert taken is not None
    picture = tmp_path / "picture.webp"
    picture.write_bytes(b"x")
    folder = store_pictures([(1, 320, picture)])
    twice = (ReadPage(number=1), ReadPage(number=1))
    with pytest.raises(IntegrityError), transaction.atomic():
        processing._keep(taken, Finding(Move.ACCEPT, pages=twice, pictures=folder))
    file.refresh_from_db()
    assert (file.state, file.pages.count(), file.pages_folder) == ("checking", 0, "")
    assert stored(private) == [place_of(file)]


def test_a_missing_original_is_an_answer(private: Path) -> None:
    file = received(AccountFactory.create())
    (private / place_of(file)).unlink()
    file = checked(file)
    assert (file.state, file.reason) == ("failed", Reason.CRASHED)


def test_a_file_that_was_deleted_meanwhile_is_no_error() -> None:
    file = received(AccountFactory.create())
    taken = leases.take(file.pk).taken
    assert taken is not None
    SourceFile.objects.all().delete()
    processing.process(taken)
    process_file.call(file.pk)


def test_folders_of_killed_workers_are_removed_and_those_in_use_stay(
    settings: Settings,
) -> None:
    root = Path(settings.UPLOAD_WORK_ROOT)
    with job_folder(1, 1) as used:
        for folder in (used, root / "check-7-2-abcdefgh", root / "check-other"):
            folder.mkdir(exist_ok=True)
            os.utime(folder, (0, 0))
        (root / "check-8-1-justmade").mkdir()
        assert remove_abandoned_folders() == [(7, 2)]
        assert sorted(root.iterdir()) == [used, root / "check-8-1-justmade"]
    assert list(root.iterdir()) == [root / "check-8-1-justmade"]


def test_a_file_whose_worker_is_known_to_be_gone_need_not_wait_for_its_lease() -> None:
    file = received(AccountFactory.create())
    leases.take(file.pk)
    leases.end_leases([(file.pk, 2), (file.pk + 1, 1)])
    assert leases.take(file.pk).taken is None
    leases.end_leases([(file.pk, 1)])
    assert leases.take(file.pk).taken is not None


def _let_the_lease_run_out(file: SourceFile) -> None:
    past = timezone.now() - timedelta(seconds=1)
    with transaction.atomic():
        SourceFile.objects.filter(pk=file.pk).update(lease_until=past)
