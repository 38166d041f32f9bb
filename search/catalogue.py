"""What there is: one policy by its identifier, themes and cities with true counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cases.files.lines import FileLine, file_lines
from search import indexing, store
from search.answer import CityResult, Named
from search.engines.base import Audience, SearchRequest
from search.facet_labels import cities_with_countries
from search.facets import FACET_BY_NAME
from search.models import SearchRecord
from search.parse import Query
from search.router import site_router
from taxonomy.models import Theme
from taxonomy.selectors import themes_in_order


@dataclass(frozen=True, slots=True)
class Policy:
    """A row of the record store with its labels; ``similar`` holds stable identifiers.

    ``files`` are those shown to readers.
    """

    row: SearchRecord
    city: CityResult | None
    themes: tuple[Named, ...]
    similar: tuple[str, ...]
    files: tuple[FileLine, ...]


def policy(stable_id: str, audience: Audience) -> Policy | None:
    """A policy, if the audience may see it."""
    keys = SearchRecord.objects.filter(stable_id=stable_id, deleted=False).values_list(
        "key", flat=True
    )
    rows = store.visible_rows(list(keys), audience)
    if not rows:
        return None
    row = rows[min(rows)]
    slugs = row.facets.get("theme", [])
    labels = FACET_BY_NAME["theme"].labels(slugs)
    cities = cities_with_countries(row.facets.get("city", []))
    similar = store.visible_rows(site_router().similar(row.key, audience), audience)
    return Policy(
        row=row,
        city=next(iter(cities.values()), None),
        themes=tuple(Named(slug, labels[slug]) for slug in slugs if slug in labels),
        similar=tuple(other.stable_id for other in similar.values()),
        files=_files(row),
    )


def themes(audience: Audience) -> list[tuple[Theme, int]]:
    """Every theme with the number of its policies."""
    counts = _counts("theme", audience)
    return [(theme, counts.get(theme.slug, 0)) for theme in themes_in_order()]


def cities(audience: Audience) -> list[tuple[CityResult, int]]:
    """Cities that have policies, by name."""
    counts = _counts("city", audience)
    found = cities_with_countries(counts)
    return sorted(
        ((city, counts[city.slug]) for city in found.values()), key=lambda pair: pair[0].name
    )


def _files(row: SearchRecord) -> tuple[FileLine, ...]:
    page = indexing.page_of(row)
    return file_lines(page) if page else ()


def _counts(facet: str, audience: Audience) -> Mapping[str, int]:
    request = SearchRequest(
        audience=audience, query=Query(), limit=0, count_facets=(facet,), highlight=False
    )
    return site_router().search(request).facets.get(facet, {})
