"""Width and height of a picture from its first bytes, before anything is decoded."""

from __future__ import annotations

import io
import re
import struct
from typing import BinaryIO, Final

from uploads.inspection.findings import Refusal
from uploads.inspection.kinds import Kind
from uploads.inspection.limits import Limits
from uploads.inspection.verdict import Reason

#: Start of frame, all ways of coding; 0xC4, 0xC8 and 0xCC are tables.
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_STAND_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
_MARKER: Final = re.compile(rb"\xff+([^\xff])", re.DOTALL)
#: Bytes between two segments that are passed over.
_MOST_JUNK: Final = 64
#: Segments looked through: a photo has up to some hundred with its colour profile and thumbnails.
_MOST_SEGMENTS: Final = 10_000


def check_size(file: BinaryIO, kind: Kind, limits: Limits) -> None:
    """Refusal PIXEL_LIMIT for a picture that is too large, CORRUPT for one without a size."""
    file.seek(0)
    size = {Kind.PNG: _png, Kind.JPEG: _jpeg, Kind.WEBP: _webp}[kind](file)
    if size is None or 0 in size:
        raise Refusal(Reason.CORRUPT, "the header of the picture is broken")
    if size[0] * size[1] > limits.pixels:
        raise Refusal(Reason.PIXEL_LIMIT, f"{size[0]} x {size[1]} pixels")


def _png(file: BinaryIO) -> tuple[int, int] | None:
    head = file.read(24)
    if len(head) < 24 or head[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">2L", head[16:24])
    return width, height


def _jpeg(file: BinaryIO) -> tuple[int, int] | None:
    file.seek(2)
    for _ in range(_MOST_SEGMENTS):
        marker = _next_marker(file)
        if marker is None or marker == 0xD9:
            return None
        if marker in _STAND_ALONE:
            continue
        length = int.from_bytes(file.read(2), "big")
        if marker in _FRAMES:
            frame = file.read(5)
            if len(frame) < 5:
                return None
            height, width = struct.unpack(">2H", frame[1:])
            return width, height
        file.seek(max(0, length - 2), io.SEEK_CUR)
    return None


def _next_marker(file: BinaryIO) -> int | None:
    """The next marker; a few bytes of junk and of filling may stand before it."""
    junk = file.read(_MOST_JUNK)
    match = _MARKER.search(junk)
    if match is None:
        return None
    file.seek(match.end() - len(junk), io.SEEK_CUR)
    return match[1][0]


def _webp(file: BinaryIO) -> tuple[int, int] | None:
    head = file.read(30)
    if len(head) < 30:
        return None
    chunk, data = head[12:16], head[20:]
    if chunk == b"VP8X":
        return 1 + int.from_bytes(data[4:7], "little"), 1 + int.from_bytes(data[7:10], "little")
    if chunk == b"VP8L" and data[0] == 0x2F:
        bits = int.from_bytes(data[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if chunk == b"VP8 " and data[3:6] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<2H", data[6:10])
        return width & 0x3FFF, height & 0x3FFF
    return None
