"""The door: an upload -> admission -> duplicate? -> private store -> SourceFile(received).

What is saved as received is checked by the worker once the transaction is certain.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import structlog
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.people import is_staff
from uploads import selectors
from uploads.admission import UploadRefused, admit, check_room, refused
from uploads.choices import FileState, Licence
from uploads.deciding import NotPossible, retry
from uploads.models import SourceFile
from uploads.places import random_name
from uploads.reasons import PortalReason
from uploads.storing import StorageFull, remove, store

__all__ = ["Received", "UploadRefused", "receive"]

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Received:
    """``file`` is a new one, or the one the person has uploaded already (``is_duplicate``).

    ``notice`` is a sentence for the person, "" when there is nothing to say.
    """

    file: SourceFile
    is_duplicate: bool = False
    notice: str = ""


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


def _kept(file: SourceFile, upload: UploadedFile[Any], user: User, owner: User) -> Received:
    """Store first, so that no other upload waits for a disk; then save, once per content."""
    try:
        stored = store(upload, random_name(file, file.original_name))
    except StorageFull as error:
        raise refused(PortalReason.STORAGE_FULL, user, str(error)) from error
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
    # Whoever sends a file again whose check failed wants to have it checked again.
    with contextlib.suppress(NotPossible):
        known = retry(file=known, actor=user)
    return Received(known, is_duplicate=True, notice=duplicate_notice(known))


def duplicate_notice(known: SourceFile) -> str:
    """Names the file that is there already, and when it came."""
    return _("You have uploaded this file already as “%(name)s” on %(date)s.") % {
        "name": known.filename,
        "date": date_format(timezone.localtime(known.created_at), "DATE_FORMAT"),
    }


def _elsewhere(file: SourceFile, user: User) -> str:
    """Staff are told of the same content under another person; nobody else learns of it."""
    if not is_staff(user):
        return ""
    others = SourceFile.objects.exclude(pk=file.pk)
    same = selectors.same_content(others, file.sha256)
    if same is None:
        return ""
    return _("The portal has this file already as “%(name)s”.") % {"name": same.filename}
