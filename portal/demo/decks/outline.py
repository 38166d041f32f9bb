"""A policy of the content -> the slides somebody would show of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from portal.demo.content import PolicyEntry, Result

#: Two sentences on a slide can be read from the last row.
SENTENCES_ON_A_SLIDE: Final = 2
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\"'(])")


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide; ``figure`` is drawn as bars where it has a value from before."""

    title: str
    lines: tuple[str, ...]
    figure: Result | None = None
    notes: str = ""


def outline_of(entry: PolicyEntry) -> tuple[Slide, ...]:
    """Title, problem, what was done, each figure, each lesson, partners, sources."""
    return (
        Slide(entry.title, (f"{entry.responsible_body}, {entry.city}", entry.population_scale)),
        *_told("The problem", entry.problem),
        *_told("What was done", entry.approach),
        *_told("How it was carried out", entry.implementation),
        *(_figure(result) for result in entry.results),
        *(
            Slide(f"Lesson {number}", (lesson,), notes="Ask the room for an example from home.")
            for number, lesson in enumerate(entry.lessons, start=1)
        ),
        Slide("Who took part", (entry.responsible_body, *entry.partners)),
        Slide("Sources", tuple(f"{each.title}. {each.publisher}" for each in entry.sources)),
    )


def _told(title: str, text: str) -> Iterator[Slide]:
    sentences = _SENTENCE_END.split(" ".join(text.split()))
    for start in range(0, len(sentences), SENTENCES_ON_A_SLIDE):
        yield Slide(title, tuple(sentences[start : start + SENTENCES_ON_A_SLIDE]))


def _figure(result: Result) -> Slide:
    measured = f"{result.value:g} {result.unit}"
    before = f"Before: {result.baseline:g}" if result.baseline is not None else ""
    year = f"Measured in {result.year}" if result.year else ""
    lines = tuple(line for line in (measured, before, year) if line)
    return Slide(result.indicator, lines, figure=result)
