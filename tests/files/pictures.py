"""Pictures as cameras and hostile people make them."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image


def saved(image: Image.Image, image_format: str, **options: Any) -> bytes:
    """A picture of Pillow in a format."""
    stream = io.BytesIO()
    image.save(stream, image_format, **options)
    return stream.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds a few bytes."""
    header = struct.pack(">2L5B", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def jpeg_of(width: int, height: int) -> bytes:
    """A JPEG whose header claims another size."""
    data = saved(Image.new("RGB", (8, 8)), "JPEG")
    frame = data.index(b"\xff\xc0") + 5
    return data[:frame] + struct.pack(">2H", height, width) + data[frame + 4 :]


def webp_of(width: int, height: int) -> bytes:
    """A lossless WebP whose header claims another size."""
    data = saved(Image.new("RGB", (8, 8)), "WEBP", lossless=True)
    at = data.index(b"VP8L") + 9
    bits = (width - 1) | (height - 1) << 14
    return data[:at] + struct.pack("<L", bits) + data[at + 4 :]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))
