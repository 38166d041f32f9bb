"""The door: an upload -> size, type, room, duplicate -> private store -> SourceFile(received).

Nothing is parsed here; the worker does that. A refusal leaves nothing behind but a line in the log.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path, PurePosixPath
from typing import Any, Final

import structlog
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from uploads import selectors
from uploads.choices import FileState, Licence
from uploads.inspection import Outcome, Reason, clean_name, look
from uploads.models import SourceFile
from uploads.places import random_name
from uploads.reasons import EXPLANATIONS, Explanation, PortalReason
from uploads.storing import StorageFull, remove, store

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
class Received:
    """``file`` is a new one, or the one the person has uploaded already (``is_duplicate``).

    ``notice`` is a sentence for the person, "" when there is nothing to say.
    """

    file: SourceFile
    is_duplicate: bool = False
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An upload that passed the door, not stored yet. ``size`` in bytes."""

    name: str
    size: int
    sha256: str
    media_type: str


def receive(
    *,
    upload: UploadedFile[Any],
    user: User,
    on_behalf_of: User | None = None,
    language: str = "en",
    licence: str = Licence.ALL_RIGHTS_RESERVED,
    title: str = "",
    version: int = 1,
    notes_searchable: bool = False,
) -> Received:
    """Take an upload into the private store and have it checked after the commit.

    Raises UploadRefused; then nothing is stored. ``title`` defaults to the name of the file.
    """
    arrival = admit(upload, user)
    owner = on_behalf_of or user
    if known := selectors.same_content(selectors.files_of(owner), arrival.sha256):
        return _duplicate(known, user)
    check_room(user, owner, arrival.size)
    file = SourceFile(
        title=title or PurePosixPath(arrival.name).stem,
        original_name=arrival.name,
        uploaded_by_user=user,
        on_behalf_of=on_behalf_of,
        language=language,
        licence=licence,
        version=version,
        notes_searchable=notes_searchable,
        state=FileState.RECEIVED,
        sha256=arrival.sha256,
        media_type=arrival.media_type,
        file_size=arrival.size,
    )
    received = _kept(file, upload, user, owner)
    if not received.is_duplicate:
        note_received(received.file, user)
    return received


def admit(upload: UploadedFile[Any], user: User) -> Arrival:
    """Size and type of an upload; raises UploadRefused with a line in the log."""
    name = clean_name(upload.name or "")
    if getattr(upload, "was_lost", False):
        raise _refused(PortalReason.STORAGE_FULL, user, "no room while it arrived")
    if (upload.size or 0) > settings.UPLOAD_MAX_BYTES:
        raise _refused(Reason.TOO_LARGE, user, f"{upload.size} bytes")
    try:
        with _on_disk(upload) as path:
            verdict = look(path, upload.name or "")
    except OSError as error:
        raise _refused(PortalReason.STORAGE_FULL, user, str(error)) from error
    if verdict.outcome == Outcome.REFUSE and verdict.reason:
        raise _refused(verdict.reason, user, verdict.detail)
    return Arrival(name, upload.size or 0, sha256_of(upload), verdict.media_type)


def check_room(user: User, owner: User, size: int) -> None:
    """Hold a person to quota and rate; staff have neither. Raises UploadRefused."""
    if user.has_perm("wagtailadmin.access_admin"):
        return
    if selectors.uploads_since(user, timezone.now() - HOUR) >= settings.UPLOAD_FILES_PER_HOUR:
        raise _refused(PortalReason.RATE, user)
    if selectors.bytes_of(owner) + size > settings.UPLOAD_QUOTA_BYTES:
        raise _refused(PortalReason.QUOTA, user)


def note_received(file: SourceFile, user: User) -> None:
    """The line of the log for a file that was taken."""
    log.info(
        "file_received",
        file=str(file.stable_id),
        by=user.pk,
        on_behalf_of=file.on_behalf_of_id,
        bytes=file.file_size,
        media_type=file.media_type,
    )


def sha256_of(upload: UploadedFile[Any]) -> str:
    """The hash of all its bytes, in hexadecimal; the upload is at its start again afterwards."""
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def _kept(file: SourceFile, upload: UploadedFile[Any], user: User, owner: User) -> Received:
    """Store first, so that no other upload waits for a disk; then save, once per content."""
    try:
        stored = store(upload, random_name(file, file.original_name))
    except StorageFull as error:
        raise _refused(PortalReason.STORAGE_FULL, user, str(error)) from error
    try:
        with transaction.atomic():
            # Two clicks on "Upload" are two requests: the second waits here and finds the first.
            User.objects.select_for_update().get(pk=owner.pk)
            known = selectors.same_content(selectors.files_of(owner), file.sha256)
            if known is None:
                file.file.name = stored
                file._set_document_file_metadata()
                file.save()
    except BaseException:
        remove([stored])
        raise
    if known is not None:
        remove([stored])
        return _duplicate(known, user)
    return Received(file, notice=_elsewhere(file, user))


def _duplicate(known: SourceFile, user: User) -> Received:
    log.info("file_duplicate", file=str(known.stable_id), by=user.pk)
    return Received(known, is_duplicate=True, notice=duplicate_notice(known))


def duplicate_notice(known: SourceFile) -> str:
    """Names the file that is there already, and when it came."""
    return _("You have uploaded this file already as “%(name)s” on %(date)s.") % {
        "name": known.filename,
        "date": date_format(timezone.localtime(known.created_at), "DATE_FORMAT"),
    }


def _elsewhere(file: SourceFile, user: User) -> str:
    """Staff are told of the same content under another person; nobody else learns of it."""
    if not user.has_perm("wagtailadmin.access_admin"):
        return ""
    others = SourceFile.objects.exclude(pk=file.pk)
    same = selectors.same_content(others, file.sha256)
    if same is None:
        return ""
    return _("The portal has this file already as “%(name)s”.") % {"name": same.filename}


def _refused(reason: Reason | PortalReason, user: User, detail: str = "") -> UploadRefused:
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
