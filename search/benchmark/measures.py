"""Milliseconds of single requests -> percentiles and ratios. Plain Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

#: What is timed: the engine alone, the whole HTML page, the processor's share of the page in our
#: own process (a busy machine changes it little), the bare round trip to Elasticsearch.
ENGINE: Final = "engine"
PAGE: Final = "page"
CPU: Final = "cpu"
RAW: Final = "raw"

#: What is timed -> milliseconds of each request.
Samples = Mapping[str, Sequence[float]]


@dataclass(frozen=True, slots=True)
class Spread:
    """Percentiles of a series of requests, in milliseconds."""

    p50: float
    p95: float
    p99: float


@dataclass(frozen=True, slots=True)
class Filled:
    """How long it took to fill a site, in seconds; ``indexed`` is the engine's share alone."""

    records: int
    stored: float
    indexed: float

    @property
    def per_second(self) -> float:
        """Records the engine takes in a second."""
        return self.records / self.indexed if self.indexed else 0.0


@dataclass(frozen=True, slots=True)
class Measured:
    """One engine with one number of records.

    ``fallbacks`` counts pages that were answered by the database because Elasticsearch was late.
    """

    engine: str
    filled: Filled
    spreads: Mapping[str, Spread]
    requests: int
    fallbacks: int

    @property
    def records(self) -> int:
        """How many records there are."""
        return self.filled.records

    @property
    def page_to_raw(self) -> float | None:
        """How many times the bare round trip a page takes, of the medians."""
        if RAW not in self.spreads:
            return None
        return ratio(self.spreads[PAGE].p50, self.spreads[RAW].p50)


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that so many percent of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, ceil(len(ordered) * percent / 100) - 1)]


def spread(values: Sequence[float]) -> Spread:
    """The percentiles that are told."""
    return Spread(*(percentile(values, percent) for percent in (50, 95, 99)))


def ratio(value: float, base: float) -> float:
    """How many times the base; infinite when that took no time."""
    return value / base if base else float("inf")
