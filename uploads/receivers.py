"""A file that is saved as received is checked: whichever door it came through."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from uploads.choices import FileState
from uploads.models import SourceFile
from uploads.storing import remove_pictures
from uploads.tasks import process_file


def connect() -> None:
    """Listen; called once when the applications are ready."""
    post_save.connect(on_saved, sender=SourceFile)
    post_delete.connect(on_deleted, sender=SourceFile)


def on_saved(
    sender: type[SourceFile],
    instance: SourceFile,
    raw: bool = False,
    update_fields: Collection[str] | None = None,
    **kwargs: Any,
) -> None:
    """It arrived, was replaced, or another attempt was asked for."""
    if raw or instance.state != FileState.RECEIVED:
        return
    if update_fields is None or "state" in update_fields:
        # Read now: the object may have another state, or be deleted, when the commit comes.
        file_id = instance.pk
        transaction.on_commit(lambda: process_file.enqueue(file_id))


def on_deleted(sender: type[SourceFile], instance: SourceFile, **kwargs: Any) -> None:
    """Wagtail deletes the original; the pictures are ours."""
    folder = instance.pages_folder
    transaction.on_commit(lambda: remove_pictures(folder))
