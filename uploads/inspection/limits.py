"""How large a source file may be, in every way in which a small file can turn out large."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Most that is accepted. Sizes in bytes unless the name says otherwise."""

    file_size: int = 50 * MIB
    pages: int = 300
    pixels: int = 40_000_000

    #: Of a zip: members, size unpacked, and how many times a member may grow. Small members may
    #: grow as they like: a part of an office file that holds one repeated table grows 200 times.
    members: int = 2000
    unpacked: int = 300 * MIB
    ratio: int = 100
    ratio_from: int = MIB
    raster_ratio_from: int = 16 * MIB

    #: Of a PDF: what one stream (not a picture) may unpack to and all of them together, what one
    #: picture takes when drawn, and lines and areas drawn by one stream. A map of a whole city
    #: has some hundred thousand.
    stream: int = 64 * MIB
    streams: int = 1024 * MIB
    raster: int = 1024 * MIB
    strokes: int = 1_000_000
    objects: int = 500_000


DEFAULT: Final = Limits()
