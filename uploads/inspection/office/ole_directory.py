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
    """Sectors of the directory, found in the part of the allocation table the header points to."""
    (sector,) = struct.unpack_from("<L", header, 48)
    table = struct.unpack_from("<109L", header, 76)
    per_sector = max(1, sector_size // 4)
    for _ in range(_MOST_SECTORS):
        if sector >= _END_OF_CHAIN:
            return
        yield sector
        if sector // per_sector >= len(table):
            return
        file.seek((table[sector // per_sector] + 1) * sector_size + sector % per_sector * 4)
        following = file.read(4)
        if len(following) < 4:
            return
        sector = int.from_bytes(following, "little")
