"""The committed content as plain data: Seoul's cases, partner cities' briefs, places.

Known limits, which editors read in ``editor_note`` and readers never meet as certainties:
coordinates are approximate, session groups of briefs are a guess, figures come from the named
source, Korean and home-language texts were not read by native speakers.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "content"


@dataclass(frozen=True, slots=True)
class Result:
    """A figure; ``source`` counts the sources from 0."""

    indicator: str
    value: float
    unit: str
    baseline: float | None = None
    year: int | None = None
    source: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where figures come from; ``url`` is no address when it is general knowledge."""

    title: str
    publisher: str
    url: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """An amount in units of the currency; what it was for stands in the note."""

    amount: int
    currency: str
    note: str


@dataclass(frozen=True, slots=True)
class LocalText:
    """Title and summary in the language of the home city; the summary may be missing."""

    language: str
    title: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place of a site visit and the case it belongs to."""

    slug: str
    case: str
    name: str
    name_ko: str
    description: str
    description_ko: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class PolicyEntry:
    """A policy as it stands in the files. ``session`` is set for briefs only."""

    slug: str
    city: str
    country: str
    session: str
    language: str
    title: str
    summary: str
    problem: str
    approach: str
    implementation: str
    results: tuple[Result, ...]
    lessons: tuple[str, ...]
    year_start: int
    year_end: int | None
    themes: tuple[str, ...]
    sdgs: tuple[int, ...]
    population_scale: str
    cost: Cost | None
    responsible_body: str
    partners: tuple[str, ...]
    latitude: float
    longitude: float
    related: tuple[str, ...]
    sources: tuple[Source, ...]
    confidence: str
    site_visit: str
    local: LocalText | None

    @property
    def is_brief(self) -> bool:
        """Whether it came with a participant."""
        return bool(self.session)


def read_policies() -> list[PolicyEntry]:
    """Seoul's cases first, then the briefs."""
    return [_policy(raw) for name in ("seoul_cases", "city_briefs") for raw in _read(name)]


def read_places() -> list[PlaceEntry]:
    """Places of site visits, written for this portal after the site visits the cases name."""
    return [PlaceEntry(**raw) for raw in _read("places")]


def _read(name: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return entries


def _policy(raw: Mapping[str, Any]) -> PolicyEntry:
    cost = raw.get("cost")
    return PolicyEntry(
        slug=raw["slug"],
        city=raw.get("city", "Seoul"),
        country=raw.get("country", "KR"),
        session=raw.get("session", ""),
        language=raw.get("language", "en"),
        title=raw["title"],
        summary=raw["summary"],
        problem=raw["problem"],
        approach=raw["approach"],
        implementation=raw["implementation"],
        results=tuple(Result(**result) for result in raw["results"]),
        lessons=tuple(raw["lessons"]),
        year_start=raw["year_start"],
        year_end=raw.get("year_end"),
        themes=tuple(raw["themes"]),
        sdgs=tuple(raw["sdgs"]),
        population_scale=raw["population_scale"],
        cost=Cost(**cost) if cost else None,
        responsible_body=raw["responsible_body"],
        partners=tuple(raw["partners"]),
        latitude=raw["location"]["lat"],
        longitude=raw["location"]["lon"],
        related=tuple(raw["related"]),
        sources=tuple(Source(**source) for source in raw["sources"]),
        confidence=raw["confidence"],
        site_visit=raw.get("site_visit", ""),
        local=_local_text(raw),
    )


def _local_text(raw: Mapping[str, Any]) -> LocalText | None:
    if "title_ko" in raw:
        return LocalText("ko", raw["title_ko"])
    if "title_local" in raw:
        summary = raw["summary_local"]
        return LocalText(summary["language"], raw["title_local"], summary["text"])
    return None
