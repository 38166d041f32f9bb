"""Shapes of the API's answers. Field names are a promise: add, never rename."""

from __future__ import annotations

from datetime import datetime

from ninja import Schema
from pydantic import Field


class CityOut(Schema):
    """A city; ``country`` is the ISO 3166-1 code."""

    slug: str
    name: str
    country: str


class NamedOut(Schema):
    """A value and its label in the language of the request (``Accept-Language``)."""

    value: str
    label: str


class PartOut(Schema):
    """A page or slide of a source file that answers the query; ``n`` counts from 1."""

    file: str
    unit: str
    n: int
    snippet: str = Field(description="Escaped HTML; <mark> around what matched.")
    url: str
    thumbnail: str


class ResultOut(Schema):
    """One policy found."""

    id: str
    external_id: str
    kind: str
    title: str
    url: str
    summary: str
    language: str
    city: CityOut | None
    themes: list[str] = Field(description="Slugs; the main theme first.")
    year_start: int | None
    year_end: int | None
    status: str | None
    score: float
    highlights: dict[str, list[str]] = Field(
        description="Field -> fragments of escaped HTML with <mark> around what matched."
    )
    parts: list[PartOut]


class OptionOut(Schema):
    """A value the parameter of this facet takes, and what choosing it gives."""

    value: str
    label: str
    count: int
    selected: bool


class FacetOut(Schema):
    """A facet; its name is the name of its parameter."""

    name: str
    label: str
    options: list[OptionOut]


class SearchOut(Schema):
    """The answer to a search."""

    total: int
    took_ms: float
    engine: str
    degraded: bool = Field(description="True while the engine of last resort answers.")
    did_you_mean: str | None
    page: int
    page_size: int
    results: list[ResultOut]
    facets: list[FacetOut]


class TextOut(Schema):
    """Title and summary in one language (the body is on the page)."""

    language: str
    title: str
    summary: str


class FileOut(Schema):
    """A source file; ``url`` is its viewer, empty where it has no pages; ``size`` in bytes."""

    id: str
    name: str
    kind: str = Field(description="brief, deck or annex.")
    type: str = Field(description="The extension, in lower case.")
    unit: str = Field(description="What its pages are called: page or slide.")
    pages: int
    url: str
    size: int | None


class PolicyOut(Schema):
    """A policy, as in the index."""

    id: str
    external_id: str
    kind: str
    url: str
    language: str
    title: str
    summary: str
    body: str
    texts: list[TextOut]
    city: CityOut | None
    themes: list[NamedOut]
    facets: dict[str, list[str]]
    year_start: int | None
    year_end: int | None
    latitude: float | None
    longitude: float | None
    published_at: datetime | None
    changed_at: datetime | None
    similar: list[str] = Field(description="Identifiers of similar policies, best first.")
    files: list[FileOut]


class ThemeOut(Schema):
    """A theme with its labels in every language and the number of policies."""

    slug: str
    label: str
    labels: dict[str, str]
    count: int


class CityCountOut(CityOut):
    """A city that has policies, with their number."""

    country_name: str
    count: int


class ProblemOut(Schema):
    """Why a parameter was refused."""

    loc: list[str]
    msg: str
    type: str


class ProblemsOut(Schema):
    """Body of an answer with status 422."""

    detail: list[ProblemOut]
