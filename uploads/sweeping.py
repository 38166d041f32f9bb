"""What a killed worker or a power cut leaves behind: files without a task, bytes without a row.

The worker calls this when it starts and again and again while it runs.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

import structlog
from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from uploads.choices import FileState
from uploads.inspection import Reason
from uploads.jobs import remove_abandoned_folders
from uploads.leases import end_leases
from uploads.models import SourceFile
from uploads.places import private_storage
from uploads.scanning import scanner_answers
from uploads.storing import remove, remove_pictures
from uploads.tasks import process_file

log = structlog.get_logger(__name__)

#: A file that was received has its task at once; after this long it has lost it.
TASK_LOST_AFTER: Final = timedelta(seconds=30)
#: A request or a check that stores bytes first and saves the row later is done by then.
ORPHAN_AFTER: Final = timedelta(days=1)


def pick_up() -> int:
    """Enqueue files that wait for a worker and have no task that will come by itself."""
    end_leases(remove_abandoned_folders())
    now = timezone.now()
    received = Q(state=FileState.RECEIVED, state_since__lt=now - TASK_LOST_AFTER)
    lost = Q(state=FileState.CHECKING, lease_until__lte=now)
    # Not at once: a scanner that answers may still fail on this very file, again and again.
    unscanned = Q(
        state=FileState.HELD, reason=Reason.UNSCANNED, state_since__lt=now - TASK_LOST_AFTER
    )
    files = SourceFile.objects.filter(received | lost | unscanned)
    waiting = list(files.values_list("pk", "state"))
    if not waiting:
        return 0
    scheduled = set(_scheduled())
    answers = scanner_answers()
    picked = [
        pk for pk, state in waiting if pk not in scheduled and (state != FileState.HELD or answers)
    ]
    for pk in picked:
        process_file.enqueue(pk)
    if picked:
        log.warning("files_picked_up", files=len(picked))
    return len(picked)


def _scheduled() -> Iterator[int]:
    """Files with a task that is still to be started and due by now, or nearly so."""
    soon = Q(run_after__lte=timezone.now() + TASK_LOST_AFTER)
    tasks = DBTaskResult.objects.filter(
        # The end of time is how the queue writes "at once".
        soon | Q(run_after=get_date_max()),
        task_path=process_file.module_path,
        status=TaskResultStatus.READY,
    )
    for arguments in tasks.values_list("args_kwargs", flat=True):
        yield from arguments["args"]


def remove_orphans() -> int:
    """Delete stored bytes that no row names, once they are old enough."""
    oldest = timezone.now() - ORPHAN_AFTER
    folders, files = _older("pages", oldest)[0], _older("files", oldest)[1]
    # Read after the storage was listed: what was stored meanwhile is in neither.
    rows = SourceFile.objects.all()
    files -= set(rows.values_list("file", flat=True))
    folders -= {f"pages/{folder}" for folder in rows.values_list("pages_folder", flat=True)}
    remove(files)
    for folder in folders:
        remove_pictures(folder.removeprefix("pages/"))
    return len(files) + len(folders)


def _older(place: str, moment: datetime) -> tuple[set[str], set[str]]:
    """Folders and files directly in a place of the private storage that are older."""
    storage = private_storage()
    try:
        found = storage.listdir(place)
    except FileNotFoundError:
        return set(), set()
    folders, files = (
        {name for each in names if _is_older(name := f"{place}/{each}", moment)} for names in found
    )
    return folders, files


def _is_older(name: str, moment: datetime) -> bool:
    with contextlib.suppress(FileNotFoundError):
        return private_storage().get_modified_time(name) < moment
    return False
