"""Bytes in the private storage: wholly there, or not at all."""

from __future__ import annotations

import contextlib
import os
import uuid
from collections.abc import Iterable
from pathlib import Path

from django.core.files.base import File

from uploads.places import picture_name, private_storage


class StorageFull(Exception):
    """The storage did not take the bytes; nothing of them is left in it."""


def store(content: File[bytes], name: str) -> str:
    """Keep bytes under a name; they have reached the disk when this returns.

    Raises StorageFull when the storage fails for any reason.
    """
    storage = private_storage()
    try:
        stored = storage.save(name, content)
        _to_disk(stored)
    except OSError as error:
        # A storage leaves behind what it had written when it failed.
        remove([name])
        raise StorageFull(str(error)) from error
    return stored


def store_pictures(pictures: Iterable[tuple[int, int, Path]]) -> str:
    """Copy pictures of pages (number, width, file) into a folder of their own.

    Gives the folder's name, "" when there are no pictures. Raises StorageFull or whatever came in
    between, and then leaves no folder behind.
    """
    folder, stored = uuid.uuid4().hex, 0
    try:
        for number, width, path in pictures:
            with path.open("rb") as picture:
                store(File(picture), picture_name(folder, number, width))
            stored += 1
    except BaseException:
        remove_pictures(folder)
        raise
    return folder if stored else ""


def remove(names: Iterable[str]) -> None:
    """Delete files; one that is not there is no error."""
    storage = private_storage()
    for name in filter(None, names):
        with contextlib.suppress(OSError):
            storage.delete(name)


def remove_pictures(folder: str) -> None:
    """Delete the pictures of one reading, and their folder."""
    if not folder:
        return
    storage, place = private_storage(), f"pages/{folder}"
    with contextlib.suppress(OSError):
        _, names = storage.listdir(place)
        remove(f"{place}/{name}" for name in names)
        # On a disk the empty folder is deleted, too.
        storage.delete(place)


def _to_disk(name: str) -> None:
    """A row in the database must not outlive a power cut that its file does not."""
    with contextlib.suppress(NotImplementedError):
        path = private_storage().path(name)
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
