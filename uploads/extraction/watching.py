"""Stand by while a command runs: the clock, the heartbeat, its memory, the space it takes.

What the kernel limits by itself is not looked after here. It has no limit for a folder, and a
file system that a hostile file has filled up is everybody's trouble.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from uploads.extraction.endings import Ending
from uploads.extraction.memory import peak_resident

TICK_SECONDS: Final = 2.0
LONGEST_NAP: Final = 0.05
MOST_FILES: Final = 20_000


class Watch:
    """Watches one process and its folder; ``peak_bytes``: the most memory seen so far."""

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        *,
        folder: Path,
        folder_bytes: int,
        on_tick: Callable[[], None] | None,
    ) -> None:
        self.peak_bytes = 0
        self._process, self._folder, self._folder_bytes = process, folder, folder_bytes
        self._on_tick = on_tick
        self._next_tick = time.monotonic() + TICK_SECONDS

    def wait(self, until: float) -> Ending | None:
        """Wait for the end; gives why it must be ended, None if it has ended by itself."""
        nap = 0.002
        while self._process.poll() is None:
            left = until - time.monotonic()
            if left <= 0:
                return Ending.TOO_LONG
            if self._tick():
                return Ending.TOO_MUCH
            self.peak_bytes = max(self.peak_bytes, peak_resident(self._process.pid))
            time.sleep(min(nap, left))
            nap = min(nap * 2, LONGEST_NAP)
        return None

    def _tick(self) -> bool:
        """About every two seconds: the heartbeat; whether the folder has grown too large."""
        if time.monotonic() < self._next_tick:
            return False
        self._next_tick = time.monotonic() + TICK_SECONDS
        if self._on_tick:
            self._on_tick()
        return exceeds(self._folder, self._folder_bytes)


def exceeds(folder: Path, most_bytes: int) -> bool:
    """Whether the files of a folder, or their number, are too much; it may change meanwhile."""
    size = files = 0
    for place, _, names in os.walk(folder):
        for name in names:
            files += 1
            size += _size(Path(place, name))
            if size > most_bytes or files > MOST_FILES:
                return True
    return False


def _size(path: Path) -> int:
    """What it takes on the disk: a file with holes takes less than it says."""
    try:
        return path.lstat().st_blocks * 512
    except OSError:
        return 0
