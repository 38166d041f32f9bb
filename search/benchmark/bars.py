"""Measurements -> which of the promised figures are held. Only these sizes are promised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from search.benchmark.measures import PAGE, Measured, ratio
from search.engines.registry import ELASTICSEARCH

USUAL: Final = 20_000
LARGE: Final = 100_000

#: A page may take three times the time Elasticsearch itself needs: the rest is ours.
PAGE_TO_RAW: Final = 3.0
#: Nobody notices 150 ms.
PAGE_OF_DATABASE: Final = 150.0
#: Five times the records, and hardly slower.
LARGE_TO_USUAL: Final = 1.5


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


def bars(results: Sequence[Measured]) -> tuple[Bar, ...]:
    """Every promise that these results say something about."""
    return (*_of_usual_size(results), *_of_growth(results))


def _of_usual_size(results: Sequence[Measured]) -> Iterator[Bar]:
    for result in results:
        if result.records != USUAL:
            continue
        if (times := result.page_to_raw) is not None:
            yield Bar(f"{result.engine}: median page / raw round trip", times, PAGE_TO_RAW)
        else:
            page = result.spreads[PAGE].p95
            yield Bar(f"{result.engine}: p95 page, ms", page, PAGE_OF_DATABASE)


def _of_growth(results: Sequence[Measured]) -> Iterator[Bar]:
    pages = {
        result.records: result.spreads[PAGE].p95
        for result in results
        if result.engine == ELASTICSEARCH
    }
    if USUAL in pages and LARGE in pages:
        grown = ratio(pages[LARGE], pages[USUAL])
        yield Bar(f"{ELASTICSEARCH}: p95 page with 100,000 / 20,000", grown, LARGE_TO_USUAL)
