"""Uploads as Django hands them to a view."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import (
    SimpleUploadedFile,
    TemporaryUploadedFile,
    UploadedFile,
)

from accounts.models import User
from tests.files.good import pdf_bytes
from uploads.models import SourceFile
from uploads.receive import receive


def in_memory(name: str, content: bytes) -> SimpleUploadedFile:
    """A small upload."""
    return SimpleUploadedFile(name, content)


def on_disk(name: str, content: bytes) -> UploadedFile[Any]:
    """A larger one, which Django has written to its temporary folder."""
    upload = TemporaryUploadedFile(name, "application/octet-stream", len(content), None)
    upload.write(content)
    upload.seek(0)
    return upload


def received(user: User, name: str = "brief.pdf", content: bytes | None = None) -> SourceFile:
    """A file that passed the door."""
    content = pdf_bytes(["Night buses of Osaka"]) if content is None else content
    return receive(upload=in_memory(name, content), user=user).file


def stored(folder: Path) -> list[str]:
    """What lies in the private storage, by name."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def place_of(file: SourceFile) -> str:
    """The name of the original in the private storage."""
    assert file.file.name
    return file.file.name
