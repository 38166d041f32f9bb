"""A folder for the check of one file: gone afterwards, even when the worker was killed."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.conf import settings

#: A folder that has just been made gets its lock in the next moment.
NEW_SECONDS: Final = 5.0
_NAME: Final = re.compile(r"check-(\d+)-(\d+)-\w+")


@contextmanager
def job_folder(file_id: int, attempt: int) -> Iterator[Path]:
    """A new folder that is in use as long as this process lives."""
    base = Path(settings.UPLOAD_WORK_ROOT)
    base.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f"check-{file_id}-{attempt}-", dir=base))
    try:
        with _in_use(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove_abandoned_folders() -> list[tuple[int, int]]:
    """Delete folders of killed workers, for the system let go of their locks.

    Gives file and attempt of each.
    """
    abandoned = []
    for folder in Path(settings.UPLOAD_WORK_ROOT).glob("check-*"):
        with contextlib.suppress(OSError), _in_use(folder):
            if time.time() - folder.stat().st_mtime > NEW_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)
                if named := _NAME.fullmatch(folder.name):
                    abandoned.append((int(named[1]), int(named[2])))
    return abandoned


@contextmanager
def _in_use(folder: Path) -> Iterator[None]:
    """Raises BlockingIOError when another process uses it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)
