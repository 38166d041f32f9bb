"""Family and number -> the picture: an SVG of at most 1.5 kB before compression."""

from __future__ import annotations

from typing import Final
from zlib import crc32

from portal.covers.canvas import HEIGHT, PALETTES, WIDTH, Dice
from portal.covers.patterns import PATTERNS
from taxonomy.families import Family

#: Part of the address. Raise it when a pattern changes: addresses are kept by browsers for a year.
EDITION: Final = 1
#: Different pictures of one family.
NUMBERS: Final = 1000
#: One of so many stands on a deep ground, so that a list has light and shade.
DEEP_EVERY: Final = 3


def number_of(identifier: str) -> int:
    """The number of a record's picture, from the identifier it keeps for ever."""
    return crc32(identifier.encode()) % NUMBERS


def draw(family: Family, number: int) -> str:
    """The same text for the same arguments, on every machine."""
    colours = PALETTES[family]
    if number % DEEP_EVERY == 0:
        colours = colours.reversed()
    elements = PATTERNS[family](Dice(f"{family}:{number}"), colours)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{colours.pale}"/>{elements}</svg>'
    )
