"""The first names in the directory of a compound file (OLE), read within a few milliseconds.

The whole of it is read by olefile, outside the web request. Layout: [MS-CFB].
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO, Final

SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HEADER_SIZE: Final = 512
_ENTRY_SIZE: Final = 128
#: A presentation has about ten entries, a workbook or a text with objects may have hundreds.
_MOST_SECTORS: Final = 64
_END_OF_CHAIN: Final = 0xFFFFFFFA
_NAMED_IN_HEADER: Final = 109


def first_names(file: BinaryIO) -> frozenset[str]:
    """Names of streams and storages, as far as they can be read; empty for a broken file."""
    file.seek(0)
    header = file.read(_HEADER_SIZE)
    if len(header) < _HEADER_SIZE or not header.startswith(SIGNATURE):
        return frozenset()
    sector_size = 1 << min(struct.unpack_from("<H", header, 30)[0], 12)
    names: set[str] = set()
    for sector in _chain(file, header, sector_size):
        file.seek((sector + 1) * sector_size)
        data = file.read(sector_size)
        for at in range(0, len(data) - _ENTRY_SIZE + 1, _ENTRY_SIZE):
            length = struct.unpack_from("<H", data, at + 64)[0]
            if 2 <= length <= 64:
                names.add(data[at : at + length - 2].decode("utf-16-le", "replace"))
    return frozenset(names)


def _chain(file: BinaryIO, header: bytes, sector_size: int) -> Iterator[int]:
    """Sectors of the directory, which may lie anywhere: office programs write it last."""
    sector: int | None = _number(header[48:52])
    for _ in range(_MOST_SECTORS):
        if sector is None or sector >= _END_OF_CHAIN:
            return
        yield sector
        index, place = divmod(sector, max(1, sector_size // 4))
        table = _table_sector(file, header, sector_size, index)
        sector = None if table is None else _entry(file, sector_size, table, place)


def _table_sector(file: BinaryIO, header: bytes, sector_size: int, index: int) -> int | None:
    """The sector with this part of the allocation table.

    The header names the first 109 parts, enough for 7 MB; a chain of sectors names the others, each
    with the next of the chain in its last place.
    """
    if index < _NAMED_IN_HEADER:
        return _number(header[76 + index * 4 : 80 + index * 4])
    last = sector_size // 4 - 1
    hops, place = divmod(index - _NAMED_IN_HEADER, max(1, last))
    if hops > _MOST_SECTORS:
        return None
    sector: int | None = _number(header[68:72])
    for _ in range(hops):
        sector = None if sector is None else _entry(file, sector_size, sector, last)
    return None if sector is None else _entry(file, sector_size, sector, place)


def _entry(file: BinaryIO, sector_size: int, sector: int, place: int) -> int | None:
    """One number of a sector of numbers; None if the file ends before it."""
    file.seek((sector + 1) * sector_size + place * 4)
    return _number(file.read(4))


def _number(data: bytes) -> int | None:
    return int.from_bytes(data, "little") if len(data) == 4 else None
