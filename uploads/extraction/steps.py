"""The steps of one examination share a clock, the settings, and one way to start a child."""

from __future__ import annotations

import errno
import math
import os
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from uploads.extraction.endings import Ending
from uploads.extraction.fence import fenced
from uploads.extraction.jobs import RESULT_FILE, Job, Results, read_results
from uploads.extraction.running import Run
from uploads.extraction.settings import Examination
from uploads.inspection.verdict import Reason

#: Less than this free on the disk, in bytes: full.
SPACE_NEEDED: Final = 2 * 1024 * 1024
CHILD: Final = ("-B", "-P", "-s", "-m", "uploads.extraction.child")


class Refused(Exception):
    """The file cannot be shown: a reason, and a detail for staff."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


class Steps:
    """Runs the commands of one examination; together they have ``file_seconds``."""

    def __init__(self, settings: Examination, on_tick: Callable[[], None] | None) -> None:
        self.settings = settings
        self.peak_bytes = 0
        self._on_tick = on_tick
        self._started = time.monotonic()

    @property
    def seconds(self) -> float:
        """Since the start."""
        return time.monotonic() - self._started

    @property
    def seconds_left(self) -> float:
        """Of the time for the whole file."""
        return max(0.0, self.settings.file_seconds - self.seconds)

    def run(
        self,
        command: Sequence[str],
        *,
        folder: Path,
        office: bool = False,
        wall_seconds: float = math.inf,
    ) -> Run:
        """One command in the fence.

        Raises FenceMissing; Refused when no time is left; OSError when the disk is full.
        """
        if not self.seconds_left:
            raise Refused(Reason.RENDER_LIMIT, "The time for the whole file is used up.")
        done = fenced(
            command,
            folder=folder,
            settings=self.settings,
            wall_seconds=min(wall_seconds, self.seconds_left),
            office=office,
            on_tick=self._on_tick,
        )
        self.peak_bytes = max(self.peak_bytes, done.peak_bytes)
        if done.ending is not Ending.TOO_MUCH:
            _insist_on_space(folder)
        return done

    def child(self, job: Job, *, folder: Path) -> Results:
        """Our own child does a job in its folder. Raises Refused when it did not come to its end.

        A verdict that it gave before is lost then, and need not be known: the file is refused.
        """
        (folder / RESULT_FILE).unlink(missing_ok=True)
        job.write(folder)
        done = self.run((sys.executable, *CHILD, str(folder.resolve())), folder=folder)
        results = read_results(folder)
        if done.ending is Ending.FINISHED and results.done:
            return results
        if results.error:
            raise Refused(Reason.CORRUPT, results.error)
        raise Refused(_REASONS[done.ending], f"The child {done.ending}: {done.log}")


def _insist_on_space(folder: Path) -> None:
    """A full disk makes every program fail in its own way; it says nothing about the file."""
    if shutil.disk_usage(folder).free < SPACE_NEEDED:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))


#: What the end of our child says about the file. It fails by a mistake of ours only: CRASHED.
_REASONS: Final = {
    Ending.TOO_LONG: Reason.RENDER_LIMIT,
    Ending.TOO_MUCH: Reason.RENDER_LIMIT,
    Ending.CRASHED: Reason.CORRUPT,
    Ending.FAILED: Reason.CRASHED,
    Ending.FINISHED: Reason.CRASHED,
}
