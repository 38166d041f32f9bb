"""What takes long to make is made once and kept: of each subject only what is right today.

For pictures and papers that anything can draw again, so a storage that fails costs only time.
"""

from __future__ import annotations

from collections.abc import Callable

import structlog
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

log = structlog.get_logger(__name__)


def newest_kept(
    storage_name: str, folder: str, file_name: str, *, make: Callable[[], bytes], complaint: str
) -> bytes:
    """The bytes of a file, made if they were not asked for before.

    ``folder`` is that of one subject and holds one file, whose name says what is in it.
    ``complaint``: event of the log when it cannot be kept.
    """
    storage = storages[storage_name]
    name = f"{folder}/{file_name}"
    try:
        with storage.open(name) as file:
            return bytes(file.read())
    except FileNotFoundError:
        made = make()
    try:
        _forget(storage, folder)
        storage.save(name, ContentFile(made))
    except OSError:
        log.exception(complaint, name=name)
    return made


def _forget(storage: Storage, folder: str) -> None:
    """Delete what the subject said before."""
    if storage.exists(folder):
        for old in storage.listdir(folder)[1]:
            storage.delete(f"{folder}/{old}")
