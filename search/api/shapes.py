"""Results -> the API's answers: absolute addresses, plain lists."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import get_language

from cases.addresses import in_interface_language
from cases.files.lines import FileLine
from search.answer import CityResult, PartResult, Result, Results
from search.api import schemas
from search.catalogue import Policy
from search.versions import shown_text
from taxonomy.models import Theme


def search_out(results: Results, request: HttpRequest) -> schemas.SearchOut:
    """The answer to a search."""
    return schemas.SearchOut(
        total=results.total,
        took_ms=round(results.took_ms, 2),
        engine=results.engine,
        degraded=results.degraded,
        did_you_mean=results.did_you_mean,
        page=results.params.page,
        page_size=results.params.page_size,
        results=[_result(result, request) for result in results.results],
        facets=[
            schemas.FacetOut(
                name=facet.name,
                label=facet.heading,
                options=[schemas.OptionOut.from_orm(option) for option in facet.options],
            )
            for facet in results.facets
        ],
    )


def policy_out(policy: Policy, request: HttpRequest) -> schemas.PolicyOut:
    """One policy."""
    row = policy.row
    shown = shown_text(row, get_language())
    return schemas.PolicyOut(
        id=row.stable_id,
        external_id=row.external_id,
        kind=row.kind,
        url=request.build_absolute_uri(in_interface_language(row.path)),
        language=shown["code"],
        title=shown["title"],
        summary=shown["summary"],
        body=shown["body"],
        texts=[schemas.TextOut(**text) for text in row.texts],
        city=_city(policy.city),
        themes=[schemas.NamedOut.from_orm(theme) for theme in policy.themes],
        facets=row.facets,
        year_start=row.year_start,
        year_end=row.year_end,
        latitude=row.latitude,
        longitude=row.longitude,
        published_at=row.published_at,
        changed_at=row.changed_at,
        similar=list(policy.similar),
        files=[_file(file, request) for file in policy.files],
    )


def themes_out(themes: list[tuple[Theme, int]]) -> list[schemas.ThemeOut]:
    """Themes with counts."""
    return [
        schemas.ThemeOut(slug=theme.slug, label=theme.label, labels=theme.labels, count=count)
        for theme, count in themes
    ]


def cities_out(cities: list[tuple[CityResult, int]]) -> list[schemas.CityCountOut]:
    """Cities with counts."""
    return [
        schemas.CityCountOut(
            slug=city.slug,
            name=city.name,
            country=city.country,
            country_name=city.country_name,
            count=count,
        )
        for city, count in cities
    ]


def _result(result: Result, request: HttpRequest) -> schemas.ResultOut:
    return schemas.ResultOut(
        id=result.id,
        external_id=result.external_id,
        kind=result.kind,
        title=result.title,
        url=request.build_absolute_uri(result.url),
        summary=result.summary,
        language=result.language,
        city=_city(result.city),
        themes=[theme.value for theme in result.themes],
        year_start=result.year_start,
        year_end=result.year_end,
        status=result.status.value if result.status else None,
        score=round(result.score, 4),
        highlights={field: list(found) for field, found in result.highlights.items()},
        parts=[_part(part, request) for part in result.parts],
    )


def _part(part: PartResult, request: HttpRequest) -> schemas.PartOut:
    return schemas.PartOut(
        file=part.file,
        unit=part.unit,
        n=part.number,
        snippet=part.snippet,
        url=request.build_absolute_uri(part.url),
        thumbnail=request.build_absolute_uri(part.thumbnail) if part.thumbnail else "",
    )


def _file(file: FileLine, request: HttpRequest) -> schemas.FileOut:
    url = request.build_absolute_uri(in_interface_language(file.path)) if file.path else ""
    return schemas.FileOut(
        id=file.id,
        name=file.name,
        kind=file.kind,
        type=file.extension,
        unit=file.unit,
        pages=file.pages,
        url=url,
        size=file.size,
    )


def _city(city: CityResult | None) -> schemas.CityOut | None:
    if city is None:
        return None
    return schemas.CityOut(slug=city.slug, name=city.name, country=city.country)
