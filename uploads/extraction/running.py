"""Run one command and wait for it: with a wall clock, a heartbeat, and an account of its end."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO, Final

from uploads.extraction.memory import peak_resident

TICK_SECONDS: Final = 2.0
LONGEST_NAP: Final = 0.05
LOG_BYTES: Final = 4096
#: A shell and bwrap report a death by signal as 128 + its number.
SIGNAL_BASE: Final = 128
#: Our own child's way to say that memory ran out.
OUT_OF_MEMORY: Final = 71

#: Signals of the kernel for a limit that was reached; KILL: the hard limit's, the OOM killer's.
TOO_LONG_SIGNALS: Final = {signal.SIGXCPU, signal.SIGPROF, signal.SIGKILL}
TOO_MUCH_SIGNALS: Final = {signal.SIGXFSZ}


class Ending(StrEnum):
    """How a command ended."""

    FINISHED = "finished"
    FAILED = "failed"
    TOO_LONG = "too long"
    TOO_MUCH = "too much"
    CRASHED = "crashed"


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
    wall_seconds: float,
    memory_bytes: int,
    on_tick: Callable[[], None] | None = None,
) -> Run:
    """Run a command in a process group of its own; when its time is up, the group is killed.

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
        watch = Watch(process.pid)
        try:
            late = not _wait(process, started + wall_seconds, watch, on_tick)
        finally:
            _end(process)
        code, peak = process.returncode, watch.peak_bytes
        ending = Ending.TOO_LONG if late else how_it_ended(code, peak, memory_bytes)
        return Run(ending, code, _tail(log), time.monotonic() - started, peak)


def how_it_ended(code: int, peak_bytes: int, memory_bytes: int) -> Ending:
    """What an exit code says; ``code`` is negative or above 128 after a signal.

    A process that dies with most of its memory in use is taken to have wanted more: libraries
    answer a failed allocation with an abort or a null pointer.
    """
    if code == 0:
        return Ending.FINISHED
    if code == OUT_OF_MEMORY:
        return Ending.TOO_MUCH
    number = -code if code < 0 else code - SIGNAL_BASE
    if number in TOO_LONG_SIGNALS:
        return Ending.TOO_LONG
    if number in TOO_MUCH_SIGNALS or (number > 0 and peak_bytes > memory_bytes // 2):
        return Ending.TOO_MUCH
    return Ending.CRASHED if 0 < number < signal.NSIG else Ending.FAILED


class Watch:
    """Keeps the highest memory seen."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self.peak_bytes = 0

    def look(self) -> None:
        """Look once more."""
        self.peak_bytes = max(self.peak_bytes, peak_resident(self._pid))


def _wait(
    process: subprocess.Popen[bytes],
    until: float,
    watch: Watch,
    on_tick: Callable[[], None] | None,
) -> bool:
    """Wait for the end; False when the time is up before."""
    nap, next_tick = 0.002, time.monotonic() + TICK_SECONDS
    while process.poll() is None:
        now = time.monotonic()
        if now >= until:
            return False
        if on_tick and now >= next_tick:
            on_tick()
            next_tick = now + TICK_SECONDS
        watch.look()
        time.sleep(min(nap, max(until - now, 0)))
        nap = min(nap * 2, LONGEST_NAP)
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill what is left of the group; with bwrap, all inside the fence goes with it."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _tail(log: IO[bytes]) -> str:
    size = log.seek(0, os.SEEK_END)
    log.seek(max(0, size - LOG_BYTES))
    return log.read().decode(errors="replace").strip()
