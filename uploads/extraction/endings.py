"""How a command ended, and what its exit code says about that."""

from __future__ import annotations

import signal
from enum import StrEnum
from typing import Final

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
