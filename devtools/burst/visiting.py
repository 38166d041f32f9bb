"""A visitor who opens the home page again and again, and how long each visit takes."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Final

from devtools.burst.processes import ProcessorTime
from search.benchmark.measures import Spread, spread

#: Seconds between the starts of two visits.
PACE: Final = 0.1
PATIENCE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Visits:
    """Milliseconds of each visit; ``failed``: those not answered by 200.

    ``busy``: share of the machine's processors that was taken meanwhile, by whomever.
    """

    milliseconds: tuple[float, ...]
    failed: int
    busy: float

    @property
    def spread(self) -> Spread:
        """The percentiles."""
        return spread(self.milliseconds)

    def and_then(self, later: Visits) -> Visits:
        """Both series as one."""
        return Visits(
            self.milliseconds + later.milliseconds,
            self.failed + later.failed,
            (self.busy + later.busy) / 2,
        )


def visit_while(go_on: Callable[[int], bool], port: int) -> Visits:
    """Visit as long as ``go_on`` says, which is given the number of visits so far."""
    times: list[float] = []
    failed = 0
    before = ProcessorTime.now()
    while go_on(len(times)):
        started = time.perf_counter()
        failed += not _is_answered(port)
        took = time.perf_counter() - started
        times.append(took * 1000)
        time.sleep(max(0.0, PACE - took))
    return Visits(tuple(times), failed, ProcessorTime.now().busy_since(before))


def _is_answered(port: int) -> bool:
    """One visit on a connection of its own, so that every process of the server has its turn."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", "/")
        answer = connection.getresponse()
        return answer.status == 200 and bool(answer.read())
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
