"""Background work on files. Thin: an id in, one action called."""

from __future__ import annotations

from datetime import datetime

from django_tasks import task

from uploads.leases import take
from uploads.processing import process


@task()
def process_file(file_id: int) -> None:
    """Check a file; a second start is always waiting, should the worker be lost in this one."""
    start = take(file_id)
    if start.look_again_at:
        process_later(file_id, start.look_again_at)
    if start.taken:
        process(start.taken)


def process_later(file_id: int, moment: datetime) -> None:
    """Another start at a later moment, where tasks can wait (those of most tests cannot)."""
    if process_file.get_backend().supports_defer:
        process_file.using(run_after=moment).enqueue(file_id)
