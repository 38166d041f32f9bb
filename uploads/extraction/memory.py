"""How much memory a process and all below it have used: read from /proc while they run.

The kernel's account of a dead child does not reach us through bwrap, which does not wait for what
it started. Where there is no /proc, nothing is known: 0.
"""

from __future__ import annotations

from pathlib import Path

PROC = Path("/proc")


def peak_resident(pid: int) -> int:
    """The largest peak of resident memory among a process and its descendants, in bytes."""
    place = PROC / str(pid)
    try:
        own = _high_water_mark((place / "status").read_text())
        children = [
            int(child)
            for thread in (place / "task").iterdir()
            for child in (thread / "children").read_text().split()
        ]
    except OSError:
        return 0
    return max(own, *map(peak_resident, children), 0)


def _high_water_mark(status: str) -> int:
    for line in status.splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0
