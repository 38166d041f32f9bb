"""What the worker takes while it works: its own memory, that of all it started, read from /proc.

Resident memory counts what processes share once for each, so sums are too large, never too small.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PROC: Final = Path("/proc")
PAUSE: Final = 0.05


@dataclass
class Taken:
    """The most seen at one moment: bytes, and children (fenced commands) at once."""

    own_bytes: int = 0
    family_bytes: int = 0
    children: int = 0

    def note(self, pid: int) -> None:
        """Look once."""
        started = children_of(pid)
        own = resident(pid)
        below = sum(map(resident, family_of(started)))
        self.own_bytes = max(self.own_bytes, own)
        self.family_bytes = max(self.family_bytes, own + below)
        self.children = max(self.children, len(started))


@contextmanager
def watched(pid: int) -> Iterator[Taken]:
    """Look again and again at a process until the block ends."""
    taken, ended = Taken(), threading.Event()

    def look() -> None:
        while not ended.wait(PAUSE):
            taken.note(pid)

    thread = threading.Thread(target=look, name="watch", daemon=True)
    thread.start()
    try:
        yield taken
    finally:
        ended.set()
        thread.join()


def family_of(pids: Sequence[int]) -> Iterator[int]:
    """These processes and all below them."""
    for pid in pids:
        yield pid
        yield from family_of(children_of(pid))


def children_of(pid: int) -> list[int]:
    """The processes that a process has started, whichever thread did; none if it is gone."""
    try:
        threads = list((PROC / str(pid) / "task").iterdir())
        return [int(child) for each in threads for child in (each / "children").read_text().split()]
    except OSError:
        return []


def resident(pid: int) -> int:
    """Bytes in memory; 0 when the process is gone."""
    try:
        status = (PROC / str(pid) / "status").read_text()
    except OSError:
        return 0
    lines = (line.split() for line in status.splitlines() if line.startswith("VmRSS:"))
    return next((int(words[1]) * 1024 for words in lines), 0)


@dataclass(frozen=True, slots=True)
class ProcessorTime:
    """Time of all processors since the machine started, in ticks."""

    busy: int
    total: int

    @classmethod
    def now(cls) -> ProcessorTime:
        """From /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal together."""
        words = (PROC / "stat").read_text().splitlines()[0].split()[1:9]
        ticks = [int(word) for word in words]
        return cls(sum(ticks) - ticks[3] - ticks[4], sum(ticks))

    def busy_since(self, before: ProcessorTime) -> float:
        """Share of the processors' time in which they had something to do, 0 to 1."""
        passed = self.total - before.total
        return (self.busy - before.busy) / passed if passed else 0.0
