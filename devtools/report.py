"""What ran, passed, failed or was skipped and why: lines while running, one table at the end."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field


class DevelopmentError(Exception):
    """A step cannot go on; the message tells the reader what to do about it."""


@dataclass(frozen=True)
class Row:
    """One line of the table: a check counts as one, a test run as its tests."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0
    notes: Sequence[str] = field(default_factory=tuple)

    @property
    def verdict(self) -> str:
        """The word in the table: the worst thing that happened."""
        if self.failed:
            return "FAILED"
        return "skipped" if self.skipped and not self.passed else "passed"


def say(text: str) -> None:
    """Print at once: the output is often a pipe, and a step may take minutes."""
    print(text, flush=True)


def remark(text: str) -> None:
    """Print on the error stream: progress must not get into what a command prints for another."""
    print(text, file=sys.stderr, flush=True)


@contextmanager
def step(title: str) -> Iterator[None]:
    """Announce a step, then say how long it took."""
    remark(f"-> {title}")
    started = time.monotonic()
    yield
    remark(f"   done in {time.monotonic() - started:.1f} s")


def table(rows: Sequence[Row]) -> str:
    """The closing table, with the reasons of skips and failures under their row."""
    width = max((len(row.name) for row in rows), default=4)
    lines = [f"{'step':<{width}}  result   passed  failed  skipped  seconds"]
    lines.append("-" * len(lines[0]))
    for row in rows:
        lines.append(
            f"{row.name:<{width}}  {row.verdict:<7}  {row.passed:>6}  {row.failed:>6}"
            f"  {row.skipped:>7}  {row.seconds:>7.1f}"
        )
        lines.extend(f"{'':<{width}}  . {note}" for note in row.notes)
    return "\n".join(lines)


def totals(rows: Sequence[Row]) -> str:
    """The last line, in the words of pytest."""
    passed, failed = sum(row.passed for row in rows), sum(row.failed for row in rows)
    skipped = sum(row.skipped for row in rows)
    return f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else "")


def conclude(rows: Sequence[Row], *, strict: bool) -> int:
    """Print table and totals; the exit status is 1 on a failure, or on a skip when strict."""
    say("")
    say(table(rows))
    skipped = sum(row.skipped for row in rows)
    if strict and skipped:
        say(f"\nSTRICT=1: {skipped} skipped, which counts as a failure here.")
    say("")
    say(totals(rows))
    return 1 if any(row.failed for row in rows) or (strict and skipped) else 0


def complain(error: DevelopmentError) -> int:
    """Say why a command could not be done."""
    remark(f"dev.py: {error}")
    return 1
