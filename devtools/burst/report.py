"""Measurements -> a table for people, JSON for programs."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from devtools.burst.bars import bars
from devtools.burst.measuring import Burst
from devtools.burst.visiting import Visits

_HEADINGS: Final = ("home page", "visits", "p50", "p95", "p99", "processors")
#: With so much of the idle machine taken by others, a ratio says little.
_QUIET: Final = 0.4


def as_table(burst: Burst) -> str:
    """Percentiles in milliseconds, what became of the files, then the promised figures."""
    rows = [_HEADINGS, _row("idle", burst.idle), _row("burst", burst.meanwhile)]
    lines = ["  ".join(_cells(row)) for row in rows]
    ends = ", ".join(f"{number} {state}" for state, number in sorted(burst.ends.items()))
    lines.append(
        f"{burst.files} files: {ends}; arrived after {burst.arrived:.0f} s, "
        f"all done after {burst.seconds:.0f} s"
    )
    if burst.idle.busy > _QUIET:
        lines.append(f"The machine was busy with other work: {burst.idle.busy:.0%} when idle.")
    for bar in bars(burst):
        verdict = "held" if bar.is_held else "MISSED"
        lines.append(f"{verdict:<6} {bar.what}: {bar.figure:.2f} (at most {bar.most:g})")
    return "\n".join(lines)


def write_json(burst: Burst, database: str, folder: Path) -> Path:
    """A new file in the folder, named by the time."""
    made = datetime.now(UTC)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"burst-{made:%Y%m%dT%H%M%SZ}.json"
    content = {
        "made": made.isoformat(timespec="seconds"),
        "machine": {"processors": os.cpu_count()},
        "database": database,
        "idle": _phase(burst.idle),
        "burst": _phase(burst.meanwhile),
        "worker": asdict(burst.worker),
        "files": dict(burst.ends),
        "seconds": {"arrived": round(burst.arrived, 1), "done": round(burst.seconds, 1)},
        "bars": [{**asdict(bar), "held": bar.is_held} for bar in bars(burst)],
    }
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    return path


def _row(name: str, visits: Visits) -> tuple[str, ...]:
    found = visits.spread
    times = (f"{value:.1f}" for value in (found.p50, found.p95, found.p99))
    return (name, str(len(visits.milliseconds)), *times, f"{visits.busy:.0%}")


def _cells(row: tuple[str, ...]) -> Iterator[str]:
    first, *others = row
    yield first.ljust(len(_HEADINGS[0]))
    for heading, cell in zip(_HEADINGS[1:], others, strict=True):
        yield cell.rjust(max(len(heading), 7))


def _phase(visits: Visits) -> dict[str, Any]:
    return {
        "visits": len(visits.milliseconds),
        "failed": visits.failed,
        "processors_busy": round(visits.busy, 2),
        **asdict(visits.spread),
    }
