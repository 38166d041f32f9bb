"""One worker at a time: a file is taken with a lease, which its worker keeps ahead of the clock.

A killed worker cannot say so. Its lease runs out, and the next start takes the file again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from uploads.choices import FileState
from uploads.inspection import Reason
from uploads.models import SourceFile
from uploads.rules import MAX_ATTEMPTS, Move, Mover, may_move
from uploads.scanning import scanner_answers

log = structlog.get_logger(__name__)

#: Clocks differ, and a worker under load is late.
MARGIN: Final = timedelta(seconds=5)
#: How long to wait before the scanner is asked again.
SCANNER_PAUSE: Final = timedelta(seconds=60)


class LeaseLost(Exception):
    """The file was replaced, decided on, or taken by another worker meanwhile."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A file in the hands of this worker: which one, which of its contents, which attempt."""

    file_id: int
    stored: str
    attempt: int


@dataclass(frozen=True, slots=True)
class Start:
    """``taken`` is None when there is nothing to do now; ``look_again_at``: maybe later."""

    taken: Taken | None = None
    look_again_at: datetime | None = None


def take(file_id: int) -> Start:
    """Take a file that waits, or one whose worker was lost; after three such losses it failed."""
    waiting = SourceFile.objects.filter(
        pk=file_id, state=FileState.HELD, reason=Reason.UNSCANNED
    ).exists()
    if waiting and not scanner_answers():
        return Start(look_again_at=timezone.now() + SCANNER_PAUSE)
    with transaction.atomic():
        file = SourceFile.objects.select_for_update().filter(pk=file_id).first()
        return _start(file) if file else Start()


def _start(file: SourceFile) -> Start:
    now = timezone.now()
    for move in (Move.TAKE, Move.SCAN_AGAIN):
        if may_move(move, state=file.state, reason=file.reason, mover=Mover.WORKER):
            break
    else:
        return Start()
    if file.state == FileState.CHECKING and file.lease_until and file.lease_until > now:
        return Start(look_again_at=file.lease_until + MARGIN)
    if file.attempts >= MAX_ATTEMPTS:
        _give_up(file, now)
        return Start()
    taken = Taken(file.pk, file.file.name or "", file.attempts + 1)
    # Nobody sees a file that waits or is being checked, so nobody need be told by a signal.
    SourceFile.objects.filter(pk=file.pk).update(
        state=FileState.CHECKING, state_since=now, attempts=taken.attempt, lease_until=now + lease()
    )
    return Start(taken, look_again_at=now + lease() + MARGIN)


def _give_up(file: SourceFile, now: datetime) -> None:
    file.state, file.state_since = FileState.FAILED, now
    file.reason, file.detail = Reason.CRASHED, f"The check broke off {file.attempts} times."
    file.attempts, file.lease_until = 0, None
    file.save()
    log.warning("file_check_given_up", file=str(file.stable_id))


def extend(taken: Taken) -> None:
    """Keep the lease ahead; raises LeaseLost when the file is no longer ours."""
    ours = SourceFile.objects.filter(**still_ours(taken))
    if not ours.update(lease_until=timezone.now() + lease()):
        raise LeaseLost


def end_leases(lost: Iterable[tuple[int, int]]) -> None:
    """The workers of these files and attempts are known to be gone; nobody need wait for them."""
    for file_id, attempt in lost:
        files = SourceFile.objects.filter(pk=file_id, attempts=attempt, state=FileState.CHECKING)
        files.update(lease_until=timezone.now())


def still_ours(taken: Taken) -> dict[str, object]:
    """The filter that finds the file only while this worker has it."""
    return {
        "pk": taken.file_id,
        "file": taken.stored,
        "attempts": taken.attempt,
        "state": FileState.CHECKING,
    }


def lease() -> timedelta:
    """How long a worker may be silent."""
    return timedelta(seconds=settings.UPLOAD_LEASE_SECONDS)
