"""Uploads as a request brings them, with or without the check that follows.

The suite runs tasks at once, so a file that is saved as received is checked in the same breath
when its transaction commits. A test that looks at what is before the check asks for ``no_worker``.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from pytest_django import Settings

from devtools.paths import is_root
from uploads.places import private_storage


@pytest.fixture
def no_worker(settings: Settings) -> None:
    """Tasks are taken note of and not run."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def queue(settings: Settings) -> None:
    """Tasks wait in the database, as in production."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture(autouse=True)
def private(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """A private storage of its own, so that a test can say what lies in it."""
    settings.UPLOAD_WORK_ROOT = tmp_path / "checks"
    with placed(tmp_path / "private") as place:
        yield place


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """The private storage on a real file system of 1 MiB."""
    if not is_root():
        pytest.skip("only root may mount a small file system")
    disk = tmp_path / "small"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("this machine mounts no file systems")
    try:
        with placed(disk / "private") as place:
            yield place
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@contextmanager
def placed(folder: Path) -> Iterator[Path]:
    """The private storage in another folder for a while."""
    storage = private_storage()
    assert isinstance(storage, FileSystemStorage)
    before = storage._location  # type: ignore[attr-defined]
    folder.mkdir(parents=True)
    _put(storage, str(folder))
    try:
        yield folder
    finally:
        _put(storage, before)
        shutil.rmtree(folder, ignore_errors=True)


def _put(storage: FileSystemStorage, location: str) -> None:
    storage._location = location  # type: ignore[attr-defined]
    for name in ("base_location", "location"):
        storage.__dict__.pop(name, None)
