"""Measurements -> a table for people, JSON for programs."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from search.benchmark.bars import Bar, bars
from search.benchmark.measures import CPU, ENGINE, PAGE, RAW, Measured

_KINDS: Final = (ENGINE, PAGE, CPU, RAW)
_PERCENTILES: Final = ("p50", "p95", "p99")
_HEADINGS: Final = (
    *("engine", "records", "records/s"),
    *(f"{kind} {percentile}" for kind in _KINDS for percentile in _PERCENTILES),
    *("page/raw", "fallbacks"),
)


def as_table(results: Sequence[Measured]) -> str:
    """One line per engine and size, in milliseconds; then the promised figures."""
    lines = [*_aligned([_HEADINGS, *map(_row, results)])]
    for bar in bars(results):
        verdict = "held" if bar.is_held else "MISSED"
        lines.append(f"{verdict:<6} {bar.what}: {bar.figure:.2f} (at most {bar.most:g})")
    return "\n".join(lines)


def as_json(results: Sequence[Measured], *, made: datetime) -> str:
    """Everything measured, with what is needed to compare it with another run."""
    content = {
        "made": made.isoformat(timespec="seconds"),
        "machine": {"python": platform.python_version(), "processors": os.cpu_count()},
        "results": [_result(result) for result in results],
        "bars": [_bar(bar) for bar in bars(results)],
    }
    return json.dumps(content, indent=2)


def write_json(results: Sequence[Measured], folder: Path) -> Path:
    """A new file in the folder, named by the time."""
    made = datetime.now(UTC)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"bench-{made:%Y%m%dT%H%M%SZ}.json"
    path.write_text(as_json(results, made=made) + "\n", encoding="utf-8")
    return path


def _row(result: Measured) -> tuple[str, ...]:
    times = result.page_to_raw
    return (
        result.engine,
        f"{result.records:,}",
        f"{result.filled.per_second:.0f}",
        *_milliseconds(result),
        f"{times:.2f}" if times is not None else "",
        str(result.fallbacks),
    )


def _milliseconds(result: Measured) -> Iterator[str]:
    for kind in _KINDS:
        found = result.spreads.get(kind)
        for name in _PERCENTILES:
            yield f"{getattr(found, name):.1f}" if found else ""


def _aligned(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        first, *others = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join([first.strip().ljust(widths[0]), *others]).rstrip()


def _result(result: Measured) -> dict[str, Any]:
    return {
        **asdict(result),
        "records": result.records,
        "records_per_second": round(result.filled.per_second, 1),
        "page_to_raw": result.page_to_raw,
    }


def _bar(bar: Bar) -> dict[str, Any]:
    return {**asdict(bar), "held": bar.is_held}
