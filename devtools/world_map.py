"""Draws the land of the world map: `python -m devtools.world_map land-110m.json`.

The source is Natural Earth's land at 1:110 million (public domain, naturalearthdata.com), in the
form in which the npm package `world-atlas` 2.0.2 carries it (`npm pack world-atlas`). Land only: no
border is in it. The result is committed, so nobody needs the source to run the portal.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from pathlib import Path
from typing import Any

from devtools.paths import ROOT
from portal.plots.projection import HEIGHT, WIDTH, place_on_map

TARGET = ROOT / "static" / "maps" / "land.svg"
#: Smaller islands are left out, and smaller corners cut, in square units of the drawing.
SMALLEST_ISLAND = 1.5
SMALLEST_CORNER = 0.3

#: Coordinates are whole numbers; so many of them make one unit of the drawing.
FINENESS = 2
#: What is farther south or north is not drawn.
SOUTH, NORTH = -57.0, 79.0

Point = tuple[float, float]
Side = tuple[int, float, int]


def drawing(topology: dict[str, Any]) -> str:
    """The SVG file: one symbol ``land``, coloured by the page that uses it."""
    outlines = [_placed(piece) for ring in _rings(topology) for piece in _pieces(ring)]
    shown = [_simplified(ring) for ring in outlines if abs(_area(ring)) >= SMALLEST_ISLAND]
    path = "".join(map(_path, shown))
    size = f"0 0 {WIDTH * FINENESS} {HEIGHT * FINENESS}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}">'
        f'<symbol id="land" viewBox="{size}"><path d="{path}"/></symbol></svg>\n'
    )


def _rings(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """Outer and inner outlines in degrees, longitude first."""
    arcs = [_degrees(arc, topology["transform"]) for arc in topology["arcs"]]
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for ring in polygon:
                yield [point for number in ring for point in _arc(arcs, number)[:-1]]


def _arc(arcs: Sequence[list[Point]], number: int) -> list[Point]:
    # A negative number is the complement of an arc that is walked backwards.
    return arcs[number] if number >= 0 else arcs[~number][::-1]


def _degrees(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    (width, height), (west, south) = transform["scale"], transform["translate"]
    walked = accumulate(arc, lambda here, step: [here[0] + step[0], here[1] + step[1]])
    return [(x * width + west, y * height + south) for x, y in walked]


def _pieces(ring: list[Point]) -> Iterator[list[Point]]:
    """The outline within the edges of the map; one that crosses 180 degrees comes in two."""
    if max(latitude for _, latitude in ring) < SOUTH:
        return
    whole = _unwrapped(ring)
    for turn in (-360.0, 0.0, 360.0):
        piece = [(longitude + turn, latitude) for longitude, latitude in whole]
        for side in ((0, -180.0, 1), (0, 180.0, -1), (1, SOUTH, 1), (1, NORTH, -1)):
            piece = _cut(piece, side)
        if len(piece) > 2:
            yield piece


def _unwrapped(ring: list[Point]) -> list[Point]:
    """Longitudes that run on beyond 180 degrees instead of jumping to the other edge."""
    walked: list[Point] = []
    for longitude, latitude in ring:
        turns = round((walked[-1][0] - longitude) / 360) if walked else 0
        walked.append((longitude + 360 * turns, latitude))
    return walked


def _cut(ring: list[Point], side: Side) -> list[Point]:
    """Sutherland and Hodgman: what lies on one side of a line along an axis."""
    axis, limit, sign = side
    kept: list[Point] = []
    for before, here in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        if (sign * before[axis] >= sign * limit) != (sign * here[axis] >= sign * limit):
            share = (limit - before[axis]) / (here[axis] - before[axis])
            kept.append(
                (
                    before[0] + share * (here[0] - before[0]),
                    before[1] + share * (here[1] - before[1]),
                )
            )
        if sign * here[axis] >= sign * limit:
            kept.append(here)
    return kept


def _placed(ring: list[Point]) -> list[Point]:
    return [place_on_map(latitude, longitude) for longitude, latitude in ring]


def _simplified(ring: list[Point]) -> list[Point]:
    """Visvalingam: the corner that matters least goes first, until all matter enough."""
    kept = list(ring)
    while len(kept) > 4:
        corners = [
            abs(_area([kept[place - 1], kept[place], kept[(place + 1) % len(kept)]]))
            for place in range(len(kept))
        ]
        least = min(range(len(kept)), key=corners.__getitem__)
        if corners[least] >= SMALLEST_CORNER:
            break
        del kept[least]
    return kept


def _area(ring: Sequence[Point]) -> float:
    following = [*ring[1:], ring[0]]
    return sum(x * b - a * y for (x, y), (a, b) in zip(ring, following, strict=True)) / 2


def _path(ring: list[Point]) -> str:
    """Steps from corner to corner in whole units, without spaces that are not needed."""
    rounded = [(round(x * FINENESS), round(y * FINENESS)) for x, y in ring]
    corners = [corner for corner, _same in groupby(rounded)]
    steps = [(x - a, y - b) for (x, y), (a, b) in zip(corners[1:], corners, strict=False)]
    start = f"M{corners[0][0]} {corners[0][1]}l"
    return start + " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-") + "z"


def main(arguments: Sequence[str]) -> int:
    """Write the file and say how large it is."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    topology = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(drawing(topology), encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
