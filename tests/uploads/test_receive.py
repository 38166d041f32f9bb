"""The door: what is taken, what is refused in words, and that a refusal leaves nothing behind."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django_tasks import default_task_backend
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from accounts.people import is_staff
from tests.factories.accounts import AccountFactory, make_staff
from tests.files.good import docx_bytes, image_bytes, pdf_bytes, pptx_bytes
from tests.uploads.arriving import in_memory, on_disk, place_of, received, stored
from uploads.choices import FileState
from uploads.inspection import Reason
from uploads.models import SourceFile
from uploads.reasons import PortalReason
from uploads.receive import UploadRefused, receive
from uploads.storing import StorageFull, store

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


def test_a_file_is_kept_under_a_name_that_tells_nothing(private: Path) -> None:
    user = AccountFactory.create()
    content = pdf_bytes(["Night buses"])
    file = receive(upload=in_memory("Osaka buses.pdf", content), user=user, language="ko").file
    assert (file.title, file.filename) == ("Osaka buses", "Osaka buses.pdf")
    assert (file.state, file.uploaded_by_user, file.language) == (FileState.RECEIVED, user, "ko")
    assert (file.file_size, len(file.sha256), len(file.file_hash)) == (len(content), 64, 40)
    assert stored(private) == [place_of(file)]
    assert "saka" not in place_of(file)
    assert (private / place_of(file)).read_bytes() == content


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pptx", pptx_bytes(["One"])),
        ("a.docx", docx_bytes(["One"])),
        ("a.PNG", image_bytes("PNG")),
        ("a.jpeg", image_bytes("JPEG")),
        ("a.webp", image_bytes("WEBP")),
    ],
)
def test_every_allowed_type_passes_from_memory_and_from_disk(name: str, content: bytes) -> None:
    person, other = AccountFactory.create_batch(2)
    assert receive(upload=in_memory(name, content), user=person).file.state == FileState.RECEIVED
    with on_disk(name, content) as upload:
        assert receive(upload=upload, user=other).file.state == FileState.RECEIVED


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.pdf", b"", Reason.EMPTY),
        ("a.exe", b"MZ" * 100, Reason.TYPE_NOT_ALLOWED),
        ("a.svg", b"<svg/>", Reason.TYPE_NOT_ALLOWED),
        ("a.pptx", b"<html></html>", Reason.TYPE_MISMATCH),
        ("a.pptx", docx_bytes(["One"]), Reason.TYPE_MISMATCH),
        ("a.pdf", b"<html></html>" + pdf_bytes(["One"]), Reason.POLYGLOT),
    ],
)
def test_a_refusal_says_why_and_what_to_do_and_keeps_nothing(
    private: Path, name: str, content: bytes, reason: Reason
) -> None:
    with pytest.raises(UploadRefused) as refused:
        receive(upload=in_memory(name, content), user=AccountFactory.create())
    assert refused.value.reason == reason
    assert len(refused.value.message.split(". ")) >= 2
    assert (stored(private), SourceFile.objects.count()) == ([], 0)


def test_a_file_over_the_limit_is_refused(settings: Settings) -> None:
    content = pdf_bytes(["One"])
    settings.UPLOAD_MAX_BYTES = len(content) - 1
    with pytest.raises(UploadRefused) as refused:
        received(AccountFactory.create(), content=content)
    assert refused.value.reason == Reason.TOO_LARGE


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd/심야버스 정책.pdf", "심야버스 정책.pdf"),
        ("C:\\files\\brief.pdf", "brief.pdf"),
        ("brief\x00\u202efdp.pdf", "brieffdp.pdf"),
        ("<script>.pdf", "<script>.pdf"),
    ],
)
def test_hostile_names_become_plain_ones_and_korean_ones_survive(name: str, kept: str) -> None:
    upload = in_memory("x.pdf", pdf_bytes(["One"]))
    # Django's own parser would tidy some of them before we see them.
    upload._name = name  # type: ignore[attr-defined]
    file = receive(upload=upload, user=AccountFactory.create()).file
    file.refresh_from_db()
    assert file.filename == kept
    assert place_of(file).startswith("files/")


def test_a_very_long_name_fits_and_keeps_its_type() -> None:
    file = received(AccountFactory.create(), name="가" * 5000 + ".pdf")
    assert file.filename.endswith("가.pdf")
    assert len(file.filename) <= 255


def test_the_same_content_twice_is_named_and_kept_once(private: Path) -> None:
    user = AccountFactory.create()
    first = received(user, "심야버스.pdf")
    again = receive(upload=in_memory("copy.pdf", pdf_bytes(["Night buses of Osaka"])), user=user)
    assert (again.file, again.is_duplicate) == (first, True)
    assert again.notice.startswith("You have uploaded this file already as “심야버스.pdf” on ")
    assert len(stored(private)) == 1


def test_a_refused_file_may_be_uploaded_again() -> None:
    user = AccountFactory.create()
    SourceFile.objects.filter(pk=received(user).pk).update(state=FileState.REFUSED)
    assert not receive(
        upload=in_memory("brief.pdf", pdf_bytes(["Night buses of Osaka"])), user=user
    ).is_duplicate


def test_a_file_whose_check_failed_is_checked_again_when_it_is_sent_again() -> None:
    user = AccountFactory.create()
    first = received(user)
    SourceFile.objects.filter(pk=first.pk).update(state=FileState.FAILED, reason=Reason.CRASHED)
    again = received(user)
    assert (again.pk, again.state, again.reason) == (first.pk, FileState.RECEIVED, "")


def test_nobody_learns_from_a_duplicate_what_others_have_uploaded() -> None:
    received(AccountFactory.create(), "secret.pdf")
    upload = in_memory("mine.pdf", pdf_bytes(["Night buses of Osaka"]))
    mine = receive(upload=upload, user=AccountFactory.create())
    assert (mine.is_duplicate, mine.notice) == (False, "")


def test_staff_are_told_that_the_portal_has_the_content() -> None:
    received(AccountFactory.create(), "first.pdf")
    upload = in_memory("second.pdf", pdf_bytes(["Night buses of Osaka"]))
    second = receive(upload=upload, user=make_staff())
    assert (second.is_duplicate, second.notice) == (
        False,
        "The portal has this file already as “first.pdf”.",
    )


def test_staff_upload_for_somebody_and_it_is_recorded() -> None:
    staff, person = make_staff(), AccountFactory.create()
    file = receive(
        upload=in_memory("brief.pdf", pdf_bytes(["One"])), user=staff, on_behalf_of=person
    ).file
    assert (file.uploaded_by_user, file.on_behalf_of) == (staff, person)
    assert [file.belongs_to(user) for user in (staff, person)] == [True, True]


def test_one_person_may_not_fill_the_disk(settings: Settings) -> None:
    user, other = AccountFactory.create_batch(2)
    first = received(user)
    settings.UPLOAD_QUOTA_BYTES = first.file_size + 10
    with pytest.raises(UploadRefused) as refused:
        received(user, content=pdf_bytes(["Another"]))
    assert refused.value.reason == PortalReason.QUOTA
    assert received(other, content=pdf_bytes(["Another"])).pk


def test_too_many_files_in_an_hour_are_refused_but_not_for_staff(
    settings: Settings,
) -> None:
    settings.UPLOAD_FILES_PER_HOUR = 1
    for user in (AccountFactory.create(), make_staff()):
        received(user)
        if is_staff(user):
            assert received(user, content=pdf_bytes(["Another"])).pk
            continue
        with pytest.raises(UploadRefused) as refused:
            received(user, content=pdf_bytes(["Another"]))
        assert refused.value.reason == PortalReason.RATE


def test_a_full_disk_is_a_clear_answer_and_nothing_is_half_stored(small_disk: Path) -> None:
    large = pdf_bytes(["One"]) + b"\n%" + b"x" * 2_000_000
    for upload in (in_memory("large.pdf", large), on_disk("large.pdf", large)):
        with upload, pytest.raises(UploadRefused) as refused:
            receive(upload=upload, user=AccountFactory.create())
        assert refused.value.reason == PortalReason.STORAGE_FULL
        assert "Nothing of it was kept." in refused.value.message
    assert (stored(small_disk), SourceFile.objects.count()) == ([], 0)
    assert received(AccountFactory.create()).state == FileState.RECEIVED


def test_a_row_that_is_not_saved_leaves_no_bytes(private: Path) -> None:
    upload = in_memory("brief.pdf", pdf_bytes(["One"]))
    with pytest.raises(IntegrityError), transaction.atomic():
        receive(upload=upload, user=AccountFactory.create(), version=-1)
    assert (stored(private), SourceFile.objects.count()) == ([], 0)


def test_a_storage_that_breaks_off_leaves_nothing(private: Path) -> None:
    class Broken(ContentFile[bytes]):
        def chunks(self, chunk_size: int | None = None) -> object:  # type: ignore[override]
            yield b"half"
            raise OSError(errno.EIO, "the disk is gone")

    with pytest.raises(StorageFull):
        store(Broken(b"halfhalf"), "files/broken.pdf")
    assert stored(private) == []


def test_the_check_is_enqueued_when_the_row_is_certain(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        file = received(AccountFactory.create())
    assert _checks() == []
    for callback in callbacks:
        callback()
    assert _checks() == [(file.pk,)]


def _checks() -> list[tuple[int, ...]]:
    results = default_task_backend.results  # type: ignore[attr-defined]
    return [tuple(result.args) for result in results if result.task.name == "process_file"]


def test_the_log_names_who_uploaded_and_why_something_was_refused(
    caplog: pytest.LogCaptureFixture,
) -> None:
    user = AccountFactory.create()
    received(user)
    with pytest.raises(UploadRefused):
        received(user, name="a.exe")
    lines = "\n".join(caplog.messages)
    assert "file_received" in lines
    assert "upload_refused" in lines
    assert "TYPE_NOT_ALLOWED" in lines
    assert "brief.pdf" not in lines
