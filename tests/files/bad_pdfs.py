"""PDFs written object by object: with something that acts, too much to draw, or broken."""

from __future__ import annotations

import zlib
from typing import Final

_CATALOG: Final = b"<</Type/Catalog/Pages 2 0 R %s>>"
_PAGES: Final = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_PAGE: Final = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Resources<<>>%s>>"


def pdf_with(
    *objects: bytes, catalog: bytes = b"", page: bytes = b"", trailer: bytes = b""
) -> bytes:
    """One page; ``objects`` get the numbers from 4 on, the rest goes into dictionaries."""
    return raw_pdf([_CATALOG % catalog, _PAGES, _PAGE % page, *objects], trailer)


def raw_pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """Objects from 1 on, the first of them the catalogue."""
    data = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, each in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"trailer\n<</Size %d/Root 1 0 R %s>>\n" % (len(objects) + 1, trailer)
    return bytes(data + b"startxref\n%d\n%%%%EOF\n" % table)


def stream(data: bytes, entries: bytes = b"", *, packed: int = 1) -> bytes:
    """A stream packed so many times."""
    for _ in range(packed):
        data = zlib.compress(data, 9)
    filters = b"/FlateDecode" * packed
    return b"<</Length %d/Filter[%s]%s>>\nstream\n%s\nendstream" % (
        len(data),
        filters,
        entries,
        data,
    )


def with_kids(kids: bytes, count: int) -> bytes:
    """A tree of pages with these children at its root."""
    root = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)
    return raw_pdf([_CATALOG % b"", root, _PAGE % b""])


def with_pages(count: int) -> bytes:
    """So many blank pages."""
    kids = b" ".join(b"%d 0 R" % (3 + number) for number in range(count))
    root = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)
    return raw_pdf([_CATALOG % b"", root, *[_PAGE % b""] * count])


def in_stream_of_objects(action: bytes) -> bytes:
    """Object 10 is kept in a packed stream of objects, found by a stream of references only."""
    inner = b"10 0 " + action
    objects = {
        1: _CATALOG % b"/OpenAction 10 0 R",
        2: _PAGES,
        3: _PAGE % b"",
        4: stream(inner, b"/Type/ObjStm/N 1/First 5"),
    }
    data = bytearray(b"%PDF-1.7\n")
    rows = [b"\0\0\0\0\0\xff"] + [b"\0\0\0\0\0\0"] * 10
    for number, each in objects.items():
        rows[number] = b"\1%s\0" % len(data).to_bytes(4, "big")
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    rows[10] = b"\2%s\0" % (4).to_bytes(4, "big")
    start = len(data)
    rows.append(b"\1%s\0" % start.to_bytes(4, "big"))
    entries = b"/Type/XRef/Size 12/W[1 4 1]/Root 1 0 R"
    data += b"11 0 obj\n%s\nendobj\n" % stream(b"".join(rows), entries)
    return bytes(data + b"startxref\n%d\n%%%%EOF\n" % start)
