"""A folder for the check of one file: gone afterwards, even when the worker was killed."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


@contextmanager
def job_folder() -> Iterator[Path]:
    """A new folder that is in use as long as this process lives."""
    base = Path(settings.UPLOAD_WORK_ROOT)
    base.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="job-", dir=base))
    try:
        with _in_use(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove_abandoned_folders() -> int:
    """Delete folders of workers that were killed: the system let go of their locks."""
    removed = 0
    for folder in Path(settings.UPLOAD_WORK_ROOT).glob("job-*"):
        with contextlib.suppress(OSError), _in_use(folder):
            shutil.rmtree(folder, ignore_errors=True)
            removed += 1
    return removed


@contextmanager
def _in_use(folder: Path) -> Iterator[None]:
    """Raises BlockingIOError when another process uses it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)
