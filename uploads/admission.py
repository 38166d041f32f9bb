"""May an upload come in? Size, type by its first bytes, room for one more. Nothing is parsed.

A refusal leaves nothing behind but a line in the log.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import structlog
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from accounts.models import User
from accounts.people import is_staff
from uploads import selectors
from uploads.inspection import Outcome, Reason, clean_name, look
from uploads.reasons import EXPLANATIONS, Explanation, PortalReason

log = structlog.get_logger(__name__)

HOUR: Final = timedelta(hours=1)


class UploadRefused(Exception):
    """The upload was not taken, and nothing of it was kept.

    ``message`` is for the person: what is wrong, and what to do next.
    """

    def __init__(self, reason: Reason | PortalReason, detail: str = "") -> None:
        self.reason = reason
        self.detail = detail
        self.explanation: Explanation = EXPLANATIONS[reason]
        super().__init__(str(reason))

    @property
    def message(self) -> str:
        """Two sentences in the language of the request."""
        return str(self.explanation)


@dataclass(frozen=True, slots=True)
class Arrival:
    """An upload that passed the door, not stored yet. ``size`` in bytes."""

    name: str
    size: int
    sha256: str
    media_type: str


def admit(upload: UploadedFile[Any], user: User) -> Arrival:
    """Size and type of an upload; raises UploadRefused with a line in the log."""
    name = clean_name(upload.name or "")
    if getattr(upload, "was_lost", False):
        raise refused(PortalReason.STORAGE_FULL, user, "no room while it arrived")
    if (upload.size or 0) > settings.UPLOAD_MAX_BYTES:
        raise refused(Reason.TOO_LARGE, user, f"{upload.size} bytes")
    try:
        with _on_disk(upload) as path:
            verdict = look(path, upload.name or "")
    except OSError as error:
        raise refused(PortalReason.STORAGE_FULL, user, str(error)) from error
    if verdict.outcome == Outcome.REFUSE and verdict.reason:
        raise refused(verdict.reason, user, verdict.detail)
    return Arrival(name, upload.size or 0, sha256_of(upload), verdict.media_type)


def check_room(user: User, owner: User, size: int) -> None:
    """Hold a person to quota and rate; staff have neither. Raises UploadRefused."""
    if is_staff(user):
        return
    if selectors.uploads_since(user, timezone.now() - HOUR) >= settings.UPLOAD_FILES_PER_HOUR:
        raise refused(PortalReason.RATE, user)
    if selectors.bytes_of(owner) + size > settings.UPLOAD_QUOTA_BYTES:
        raise refused(PortalReason.QUOTA, user)


def sha256_of(upload: UploadedFile[Any]) -> str:
    """The hash of all its bytes, in hexadecimal; the upload is at its start again afterwards."""
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def refused(reason: Reason | PortalReason, user: User, detail: str = "") -> UploadRefused:
    log.info("upload_refused", reason=str(reason), by=user.pk, detail=detail)
    return UploadRefused(reason, detail)


@contextmanager
def _on_disk(upload: UploadedFile[Any]) -> Iterator[Path]:
    """The path of an upload; a small one is in memory and is written out for a moment."""
    path = getattr(upload, "temporary_file_path", None)
    if path is not None:
        yield Path(path())
        return
    with tempfile.NamedTemporaryFile(prefix="portal-upload-") as copy:
        for chunk in upload.chunks():
            copy.write(chunk)
        copy.flush()
        upload.seek(0)
        yield Path(copy.name)
