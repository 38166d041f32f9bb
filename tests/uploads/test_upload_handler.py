"""What a request may leave on the disk while it arrives."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django import Settings

from tests.factories.accounts import AccountFactory
from uploads.inspection import Reason
from uploads.reasons import PortalReason
from uploads.receive import UploadRefused, receive

MIB = 1024 * 1024


def request_with(*contents: bytes, **fields: str) -> HttpRequest:
    files = [_named(f"file-{number}.pdf", content) for number, content in enumerate(contents)]
    return RequestFactory().post("/", {"files": files, **fields})


def _named(name: str, content: bytes) -> io.BytesIO:
    file = io.BytesIO(content)
    file.name = name
    return file


def uploads(request: HttpRequest) -> list[UploadedFile[Any]]:
    return request.FILES.getlist("files")


def test_small_and_large_files_arrive_whole() -> None:
    contents = [b"small", b"x" * (4 * MIB), b"", b"y" * (3 * MIB)]
    request = request_with(*contents, title="A brief")
    assert [upload.read() for upload in uploads(request)] == contents
    assert request.POST["title"] == "A brief"
    request.close()


@pytest.mark.django_db
def test_a_file_over_the_limit_is_cut_and_refused_and_the_others_are_whole(
    settings: Settings,
) -> None:
    settings.UPLOAD_MAX_BYTES = 3 * MIB
    request = request_with(b"x" * (5 * MIB), b"y" * MIB, title="A brief")
    large, small = uploads(request)
    assert Path(large.temporary_file_path()).stat().st_size == 3 * MIB + 1  # type: ignore[attr-defined]
    assert small.read() == b"y" * MIB
    assert request.POST["title"] == "A brief"
    with pytest.raises(UploadRefused) as refused:
        receive(upload=large, user=AccountFactory.create())
    assert refused.value.reason == Reason.TOO_LARGE
    request.close()


@pytest.mark.django_db
def test_a_full_temporary_folder_is_told_and_loses_no_other_field(
    small_disk: Path, settings: Settings
) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(small_disk)
    request = request_with(b"x" * (4 * MIB), title="A brief")
    (upload,) = uploads(request)
    assert (upload.name, request.POST["title"]) == ("file-0.pdf", "A brief")
    assert list(small_disk.iterdir()) == []
    with pytest.raises(UploadRefused) as refused:
        receive(upload=upload, user=AccountFactory.create())
    assert refused.value.reason == PortalReason.STORAGE_FULL
    request.close()


@pytest.mark.django_db
def test_a_missing_temporary_folder_is_told(tmp_path: Path, settings: Settings) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "none")
    request = request_with(b"x" * (3 * MIB), b"y" * (3 * MIB))
    for upload in uploads(request):
        with pytest.raises(UploadRefused) as refused:
            receive(upload=upload, user=AccountFactory.create())
        assert refused.value.reason == PortalReason.STORAGE_FULL
    request.close()


def test_a_connection_lost_at_ninety_per_cent_leaves_nothing(
    tmp_path: Path, settings: Settings
) -> None:
    arriving = tmp_path / "arriving"
    arriving.mkdir()
    settings.FILE_UPLOAD_TEMP_DIR = str(arriving)
    whole = request_with(b"x" * (4 * MIB))
    body = whole.body
    content_type = whole.META["CONTENT_TYPE"]
    cut = RequestFactory().generic("POST", "/", body[: len(body) * 9 // 10], content_type)
    assert uploads(cut) == []
    assert list(arriving.iterdir()) == []


def test_a_form_with_too_many_files_is_not_taken() -> None:
    assert django_settings.DATA_UPLOAD_MAX_NUMBER_FILES == 10
    limit = django_settings.UPLOAD_MAX_BYTES
    assert limit == 50 * MIB
