"""Themes by regions as a table of numbers, tinted by how many policies there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.http import urlencode

from portal.plots.shares import tint
from search.crossing import Pair
from taxonomy.models import Theme
from taxonomy.regions import Region


@dataclass(frozen=True, slots=True)
class Cell:
    """Policies of one theme in one region; ``query`` finds them, and is empty where none are."""

    region: Region
    count: int
    tint: int
    query: str


@dataclass(frozen=True, slots=True)
class Row:
    """One theme with a cell for each region."""

    theme: Theme
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """``regions`` are those that have a policy, in their usual order; themes likewise."""

    regions: tuple[Region, ...]
    rows: tuple[Row, ...]


def matrix_of(themes: Iterable[Theme], counts: Mapping[Pair, int]) -> Matrix:
    """``counts`` maps slug of the theme, region -> policies."""
    regions = tuple(region for region in Region if any(pair[1] == region for pair in counts))
    most = max(counts.values(), default=0)
    used = {slug for slug, _region in counts}
    rows = (
        Row(theme, tuple(_cell(theme, region, counts, most) for region in regions))
        for theme in themes
        if theme.slug in used
    )
    return Matrix(regions, tuple(rows))


def _cell(theme: Theme, region: Region, counts: Mapping[Pair, int], most: int) -> Cell:
    count = counts.get((theme.slug, region.value), 0)
    query = urlencode({"region": region.value, "theme": theme.slug}) if count else ""
    return Cell(region, count, tint(count, most), query)
