"""SearchResponse + rows of the record store -> Results: labels, links, marked text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import escape
from django.utils.translation import get_language

from cases.addresses import in_interface_language
from search.answer import FacetOptions, Named, Option, PartResult, Result, Results
from search.engines.base import Hit, PartHit, SearchResponse
from search.facet_labels import cities_with_countries
from search.facets import FACET_BY_NAME, FACETS, Facet
from search.models import SearchPart, SearchRecord
from search.params import SearchParams
from search.records import OTHER_LANGUAGE
from search.snippets import beginning, in_one_line, is_extract
from search.versions import language_of_extract, shown_text


def results(
    *,
    params: SearchParams,
    response: SearchResponse,
    rows: Mapping[str, SearchRecord],
    did_you_mean: str | None,
    without: Mapping[str, int],
) -> Results:
    """Everything a result page or the API shows; hits without a row are left out."""
    shown = [(hit, rows[hit.key]) for hit in response.hits if hit.key in rows]
    return Results(
        params=params,
        total=response.total,
        took_ms=response.took_ms,
        engine=response.engine,
        degraded=response.degraded,
        did_you_mean=did_you_mean,
        results=_results(shown),
        facets=tuple(
            facet_options(facet, response.facets.get(facet.name, {}), params) for facet in FACETS
        ),
        without=without,
    )


def plain_results(rows: Iterable[SearchRecord]) -> tuple[Result, ...]:
    """Rows as they are shown in a list, without any mark; queries for labels only."""
    shown = [(Hit(key=row.key, score=0.0), row) for row in rows]
    return _results(shown) if shown else ()


def facet_options(facet: Facet, counts: Mapping[str, int], params: SearchParams) -> FacetOptions:
    """Options of a facet: those with results, and those chosen even if they have none."""
    chosen = params.chosen.get(facet.name, ())
    labels = facet.labels([*counts, *chosen])
    options = [
        Option(value, label, counts.get(value, 0), value in chosen)
        for value, label in labels.items()
    ]
    if not facet.in_order:
        options.sort(key=lambda option: (-option.count, option.label))
    return FacetOptions(facet.name, str(facet.heading), tuple(options))


def _results(shown: list[tuple[Hit, SearchRecord]]) -> tuple[Result, ...]:
    rows = [row for _hit, row in shown]
    themes = FACET_BY_NAME["theme"].labels(_values(rows, "theme"))
    statuses = FACET_BY_NAME["status"].labels(_values(rows, "status"))
    cities = cities_with_countries(_values(rows, "city"))
    parts = _part_rows(shown)
    return tuple(
        Result(
            **_shown(hit, row),
            id=row.stable_id,
            key=row.key,
            external_id=row.external_id,
            kind=row.kind,
            url=in_interface_language(row.path),
            status=_first(_named(row, "status", statuses)),
            city=_first(cities[slug] for slug in row.facets.get("city", ()) if slug in cities),
            themes=tuple(_named(row, "theme", themes)),
            year_start=row.year_start,
            year_end=row.year_end,
            score=hit.score,
            highlights=hit.highlights,
            parts=tuple(
                _part(part, parts[found])
                for part in hit.parts
                if (found := _place(row, part)) in parts
            ),
            more_parts=hit.more_parts,
            latitude=row.latitude,
            longitude=row.longitude,
        )
        for hit, row in shown
    )


def _shown(hit: Hit, row: SearchRecord) -> dict[str, str]:
    """The fields of a result that are text, in the reader's language where there is a version."""
    text = shown_text(row, get_language())
    extracts = hit.highlights.get("body", ())
    return {
        "language": text["code"],
        "title": text["title"],
        "title_html": _marked(text["title"], hit.highlights.get("title", ())),
        "summary": text["summary"],
        "summary_html": _marked(text["summary"], hit.highlights.get("summary", ())),
        "body_html": in_one_line(extracts),
        "body_language": language_of_extract(row, extracts[0]) if extracts else text["code"],
    }


def _marked(text: str, fragments: Iterable[str]) -> str:
    """The fragment that is the whole text with marks, else the text, escaped.

    A fragment may come from the title in another language; that one is not this title.
    """
    plain = escape(text)
    for fragment in fragments:
        if fragment.replace("<mark>", "").replace("</mark>", "") == plain:
            return fragment
    return str(plain)


def _values(rows: Iterable[SearchRecord], facet: str) -> set[str]:
    return {value for row in rows for value in row.facets.get(facet, ())}


def _named(row: SearchRecord, facet: str, labels: Mapping[str, str]) -> list[Named]:
    return [Named(value, labels[value]) for value in row.facets.get(facet, ()) if value in labels]


def _first(found: Iterable[Any]) -> Any:
    return next(iter(found), None)


Place = tuple[int, str, int]


def _place(row: SearchRecord, part: PartHit) -> Place:
    return row.pk, part.file_id, part.number


def _part_rows(shown: list[tuple[Hit, SearchRecord]]) -> dict[Place, SearchPart]:
    """The pages named by hits, in one query; none where no hit names any."""
    wanted = {_place(row, part) for hit, row in shown for part in hit.parts}
    if not wanted:
        return {}
    found = SearchPart.objects.filter(
        record__in={place[0] for place in wanted},
        file_id__in={place[1] for place in wanted},
        number__in={place[2] for place in wanted},
    )
    return {(part.record_id, part.file_id, part.number): part for part in found}


def _part(hit: PartHit, row: SearchPart) -> PartResult:
    return PartResult(
        file=row.file_name,
        unit=hit.unit,
        number=hit.number,
        snippet=hit.snippet if is_extract(hit.snippet, row.text) else beginning(row.text),
        url=in_interface_language(row.path) if row.path else "",
        thumbnail=row.thumbnail,
        language="" if row.language == OTHER_LANGUAGE else row.language,
    )
