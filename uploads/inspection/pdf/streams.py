"""Streams of a PDF: how much they unpack to, how much there is to draw.

Unpacking stops at the limit that is set for qpdf (see ``opening``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pikepdf
from pikepdf import Array, Object, Stream

from uploads.inspection.findings import Refusal
from uploads.inspection.limits import Limits
from uploads.inspection.pdf.values import UNREADABLE, name, name_of, number
from uploads.inspection.verdict import Reason

_WHITE_SPACE: Final = bytes.maketrans(b"\0\t\n\f\r", b"     ")
#: Operators that draw: a line, an area, both, a shading, a form or picture.
_DRAWING: Final = tuple(
    f" {operator} ".encode() for operator in "S s f F f* B B* b b* sh Do".split()
)
_CHANNELS: Final = {"/DeviceGray": 1, "/CalGray": 1, "/Indexed": 1, "/Separation": 1}
#: qpdf sets no limit to LZW, which grows 2,500 times at most.
_LONGEST_LZW: Final = 64 * 1024


def inspect_streams(pdf: pikepdf.Pdf, objects: Iterable[Object], limits: Limits) -> None:
    """Refusal RENDER_LIMIT for what takes too much memory or time to draw."""
    total = 0
    drawn: dict[tuple[int, int], int] = {}
    for each in objects:
        if isinstance(each, Stream):
            data = _content(each, limits)
            total += len(data)
            if total > limits.streams:
                raise Refusal(Reason.RENDER_LIMIT, "streams unpack to too much")
            drawn[each.objgen] = _count_drawing(data)
            _check_drawing(drawn[each.objgen], limits)
    for page in pdf.pages:
        contents = page.obj.get("/Contents")
        if isinstance(contents, Array):
            # One stream may be named a thousand times.
            parts = (part.objgen for part in contents.as_list() if isinstance(part, Stream))
            _check_drawing(sum(drawn.get(part, 0) for part in parts), limits)


def _check_drawing(count: int, limits: Limits) -> None:
    if count > limits.strokes:
        raise Refusal(Reason.RENDER_LIMIT, f"{count} lines and areas to draw")


def _content(stream: Stream, limits: Limits) -> bytes:
    """What it unpacks to; nothing for pictures and attached files."""
    dictionary = stream.stream_dict
    if name(dictionary, "/Subtype") == "/Image":
        _check_picture(dictionary, limits)
        return b""
    if name(dictionary, "/Type") == "/EmbeddedFile" or _is_long_lzw(stream):
        return b""
    return _unpacked(stream)


def _unpacked(stream: Stream) -> bytes:
    try:
        return stream.read_bytes()
    except UNREADABLE as error:
        if "memory limit exceeded" in str(error):
            raise Refusal(Reason.RENDER_LIMIT, "a stream unpacks to too much") from None
        # Broken, or packed by a method for pictures: readers leave it out.
        return b""


def _is_long_lzw(stream: Stream) -> bool:
    return b"/LZW" in stream.stream_dict.unparse() and len(stream.read_raw_bytes()) > _LONGEST_LZW


def _count_drawing(data: bytes) -> int:
    text = data.translate(_WHITE_SPACE)
    return sum(text.count(operator) for operator in _DRAWING)


def _check_picture(dictionary: Object, limits: Limits) -> None:
    width, height, bits = (number(dictionary, key) for key in _SIZES)
    size = width * height * (bits or 8) * _channels(dictionary.get("/ColorSpace")) // 8
    if dictionary.get_bool("/ImageMask", False):
        size = width * height // 8
    if size > limits.raster:
        raise Refusal(Reason.RENDER_LIMIT, f"a picture of {width} x {height} pixels")


_SIZES: Final = ("/Width", "/Height", "/BitsPerComponent")


def _channels(space: object) -> int:
    """Values of one pixel; 4, the most that is usual, when it cannot be told."""
    if isinstance(space, Array) and len(space) > 1:
        profile = space[1]
        if isinstance(profile, Stream):
            return number(profile.stream_dict, "/N") or 4
        space = space[0]
    kind = name_of(space)
    return _CHANNELS.get(kind, 3 if "RGB" in kind else 4)
