"""Families of themes: themes of one family share a quiet hue and a pattern.

The name of a family is the name of its pattern. ``static/css/tokens.css`` has the hue of each for
text (``--hue-lanes``), ``portal/covers`` draws the pattern.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final
from zlib import crc32


class Family(StrEnum):
    LANES = "lanes"
    CYCLES = "cycles"
    WAVES = "waves"
    TOWERS = "towers"
    ROOFS = "roofs"
    LEAVES = "leaves"
    PATCHES = "patches"
    NET = "net"


#: By the slug of the theme, which never changes: no query is needed to know the hue of a theme.
FAMILIES: Final[dict[str, Family]] = {
    "public-transport": Family.LANES,
    "roads-and-parking": Family.LANES,
    "cycling-and-walking": Family.LANES,
    "waste-and-recycling": Family.CYCLES,
    "energy-and-climate": Family.CYCLES,
    "air-quality": Family.CYCLES,
    "water-and-sewerage": Family.WAVES,
    "flood-and-disaster": Family.WAVES,
    "urban-regeneration": Family.TOWERS,
    "housing": Family.TOWERS,
    "heritage-and-culture": Family.ROOFS,
    "tourism": Family.ROOFS,
    "parks-and-green-space": Family.LEAVES,
    "health": Family.LEAVES,
    "safety": Family.PATCHES,
    "welfare-and-inclusion": Family.PATCHES,
    "digital-government": Family.NET,
    "citizen-participation": Family.NET,
    "economy-and-jobs": Family.NET,
}


def family_of(slug: str) -> Family:
    """The family of a theme; one that editors added later gets one of them, always the same."""
    known = FAMILIES.get(slug)
    return known or list(Family)[crc32(slug.encode()) % len(Family)]
