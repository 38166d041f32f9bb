"""Run one command to its end, one way or another, and give an account of it."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from uploads.extraction.endings import Ending, how_it_ended
from uploads.extraction.settings import RunLimits
from uploads.extraction.watching import Watch

LOG_BYTES: Final = 4096


@dataclass(frozen=True, slots=True)
class Run:
    """One command that has ended; ``log``: the tail of what it said; ``peak_bytes``: resident."""

    ending: Ending
    exit_code: int
    log: str
    seconds: float
    peak_bytes: int


def run(
    command: Sequence[str],
    *,
    folder: Path,
    environment: Mapping[str, str],
    limits: RunLimits,
    on_tick: Callable[[], None] | None = None,
) -> Run:
    """Run a command in a process group of its own; out of bounds, the group is killed.

    ``on_tick`` is called about every two seconds; if it raises, the command is killed first.
    """
    started = time.monotonic()
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        watch = Watch(process, folder=folder, folder_bytes=limits.folder_size, on_tick=on_tick)
        try:
            stopped = watch.wait(started + limits.wall_seconds)
        finally:
            _end(process)
        code, peak = process.returncode, watch.peak_bytes
        ending = stopped or how_it_ended(code, peak, limits.address_space)
        return Run(ending, code, _tail(log), time.monotonic() - started, peak)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill what is left of the group; with bwrap, all inside the fence goes with it."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _tail(log: IO[bytes]) -> str:
    size = log.seek(0, os.SEEK_END)
    log.seek(max(0, size - LOG_BYTES))
    return log.read().decode(errors="replace").strip()
