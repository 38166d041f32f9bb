"""Measurements -> which of the promised figures are held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from devtools.burst.measuring import Burst
from search.benchmark.measures import ratio

MIB: Final = 1024 * 1024

#: A reader must not notice that others upload.
BURST_TO_IDLE: Final = 2.0
#: Django with all its applications, and the text of one file of 300 pages.
WORKER_MIB: Final = 300.0
#: One worker takes one file after the other, and of each one step after the other.
AT_ONCE: Final = 1
_SETTLED: Final = ("ready", "refused")


@dataclass(frozen=True, slots=True)
class Bar:
    """A promised figure and the one measured; smaller is better."""

    what: str
    figure: float
    most: float

    @property
    def is_held(self) -> bool:
        """Whether the promise is kept."""
        return self.figure <= self.most


def bars(burst: Burst) -> tuple[Bar, ...]:
    """Every promise. What the family of a worker may take follows from the limits of the fence."""
    settled = sum(burst.ends.get(state, 0) for state in _SETTLED)
    times = ratio(burst.meanwhile.spread.p95, burst.idle.spread.p95)
    family = WORKER_MIB + AT_ONCE * burst.limit_bytes / MIB
    return (
        Bar("p95 of the home page, burst / idle", times, BURST_TO_IDLE),
        Bar("visits without an answer", burst.meanwhile.failed + burst.idle.failed, 0),
        Bar("files neither ready nor refused", burst.files - settled, 0),
        Bar("fenced commands at once", burst.worker.children, AT_ONCE),
        Bar("memory of the worker, MiB", burst.worker.own_bytes / MIB, WORKER_MIB),
        Bar("memory with all it started, MiB", burst.worker.family_bytes / MIB, family),
    )
