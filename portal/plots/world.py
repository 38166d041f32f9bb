"""Cities with numbers as dots on the map of the world."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Final

from portal.plots.projection import WIDTH, place_on_map
from taxonomy.models import City

#: Radius in units of the drawing for one policy, and the largest.
SMALLEST: Final = 5.0
LARGEST: Final = 15.0
#: What a finger or a pointer needs around the middle of a small dot.
REACH: Final = 10.0
#: Names of dots farther right than this stand to the left of the dot.
_TURN: Final = WIDTH * 0.7


@dataclass(frozen=True, slots=True)
class Dot:
    """One city: place and radius in units of the drawing; a pointer reaches it within ``reach``."""

    city: City
    count: int
    x: float
    y: float
    radius: float
    reach: float
    name_x: float
    name_before: bool
    is_here: bool = False


def dots_of(counted: Iterable[tuple[City, int]], *, here: str = "") -> tuple[Dot, ...]:
    """Dots in the order given, which is that of the list beside them; ``here`` is a slug."""
    return tuple(_dot(city, count, is_here=city.slug == here) for city, count in counted)


def by_size(dots: Iterable[Dot]) -> list[Dot]:
    """The largest first, as they are painted: none lies hidden under another."""
    return sorted(dots, key=lambda dot: -dot.radius)


def _dot(city: City, count: int, *, is_here: bool) -> Dot:
    x, y = place_on_map(city.latitude, city.longitude)
    # Twice as many policies have twice the area.
    radius = min(LARGEST, SMALLEST * sqrt(max(1, count)))
    before = x > _TURN
    return Dot(
        city=city,
        count=count,
        x=round(x, 1),
        y=round(y, 1),
        radius=round(radius, 1),
        reach=round(max(radius, REACH), 1),
        name_x=round(x - radius - 8 if before else x + radius + 8, 1),
        name_before=before,
        is_here=is_here,
    )
