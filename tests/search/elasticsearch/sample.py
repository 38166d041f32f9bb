"""Records for the tests of the Elasticsearch engine, small enough to know by heart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from search.engines.base import PUBLIC, SearchRequest
from search.parse import parse
from search.records import Part, Record, Text, analysis_language

FACET_NAMES = ("theme", "city", "country", "kind")


def record(stable_id: str, *titles: Text, language: str = "en", **more: Any) -> Record:
    """A public case study."""
    fields: dict[str, Any] = {
        "key": f"{stable_id}:{language}",
        "version": 1,
        "kind": "case",
        "stable_id": stable_id,
        "language": language,
        "visibility": ("public", "alumni", "staff"),
        "texts": titles or (Text(analysis_language(language), stable_id),),
        "facets": {"kind": ("case",)},
    }
    return Record(**(fields | more))


def page(number: int, text: str, *, file: str = "deck", language: str = "en") -> Part:
    """A slide of a presentation."""
    return Part(file, f"{file}.pptx", "pptx", "slide", number, language, text)


def asked(words: str, **more: Any) -> SearchRequest:
    """What a visitor asks."""
    fields: dict[str, Any] = {"audience": PUBLIC, "query": parse(words)}
    return SearchRequest(**(fields | more))


BUS = record(
    "bus-reform",
    Text(
        "en",
        "Bus reform of 2004",
        "Seoul rearranged its routes and fares.",
        "Operators keep the buses, the city plans the network & pays by distance. " * 3
        + "Median lanes made journeys faster.",
    ),
    Text("ko", "서울 버스 개편"),
    facets={"kind": ("case",), "theme": ("transport",), "city": ("seoul",), "country": ("KR",)},
    year_start=2004,
    published_at=datetime(2020, 1, 1, tzinfo=UTC),
    parts=(
        page(1, "Why the old network failed"),
        page(2, "Median bus lanes and their stops"),
        page(3, "Fares: one card for bus & metro"),
        page(4, "The bus fleet today"),
    ),
)
STREAM = record(
    "stream",
    Text("en", "Cheonggyecheon stream", "A motorway came down.", "The stream is open to walkers."),
    facets={"kind": ("case",), "theme": ("water",), "city": ("seoul",), "country": ("KR",)},
    year_start=2003,
    year_end=2005,
    published_at=datetime(2021, 1, 1, tzinfo=UTC),
)
MALAGA = record(
    "malaga",
    Text("es", "El metro de Málaga", "Transporte público en la ciudad.", "El metro abrió en 2014."),
    language="es",
    kind="brief",
    facets={"kind": ("brief",), "theme": ("transport",), "city": ("malaga",), "country": ("ES",)},
    year_start=2014,
    published_at=datetime(2022, 1, 1, tzinfo=UTC),
)
LANES = record(
    "lanes",
    Text("ko", "중앙버스전용차로", "버스가 빨라졌다.", "중앙버스전용차로는 도로 한가운데에 있다."),
    language="ko",
    facets={"kind": ("case",), "theme": ("transport",), "city": ("seoul",), "country": ("KR",)},
    year_start=2004,
)
BEIJING = record(
    "beijing",
    Text("zh", "北京公共交通", "公共交通优先。", "地铁和公共汽车的票价。"),
    language="zh-hans",
    kind="brief",
    facets={"kind": ("brief",), "theme": ("transport",), "city": ("beijing",), "country": ("CN",)},
)
ALUMNI_ONLY = record(
    "internal",
    Text("en", "Procurement of vehicles", "", "What the incinerator bids taught us."),
    visibility=("alumni", "staff"),
    facets={"kind": ("case",), "theme": ("transport",)},
)
LIBRARY = (BUS, STREAM, MALAGA, LANES, BEIJING, ALUMNI_ONLY)


def keys(hits: Iterable[Any]) -> list[str]:
    """Keys of hits or suggestions, in order."""
    return [hit.key for hit in hits]
