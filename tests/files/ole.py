"""Compound files (OLE) from scratch: presentations of the 1990s and embedded objects.

Written by hand, so that the tests do not trust the library under test. Layout: [MS-CFB].
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import olefile

from uploads.inspection.office.ole_directory import SIGNATURE

#: Streams by name; a mapping is a storage.
Tree = Mapping[str, "bytes | Tree"]

_SECTOR: Final = 512
#: Shorter streams would have to share sectors, so every stream is filled up to this.
_SHORTEST: Final = 4096
_FREE: Final = 0xFFFFFFFF
_END: Final = 0xFFFFFFFE
_TABLE: Final = 0xFFFFFFFD
_TABLE_OF_TABLE: Final = 0xFFFFFFFC
_PER_SECTOR: Final = _SECTOR // 4
#: Sectors of the table that the header names.
_IN_HEADER: Final = 109

CURRENT_USER: Final = struct.pack("<HHLLL", 0, 0x0FF6, 20, 0x14, 0xE391C05F)
ENCRYPTED_USER: Final = struct.pack("<HHLLL", 0, 0x0FF6, 20, 0x14, 0xF3D1C4DF)
OBJECT: Final = 0x1011
CONTROL: Final = 0x0FEE
CLICK: Final = 0x0FF3
LINK: Final = 0x0FCE
SLIDE_SHOW_INFO: Final = 0x03F9
PRESENTATION: Final = 0x03E8


def ppt_bytes(*records: bytes, others: Tree | None = None) -> bytes:
    """A PPT with these records in its presentation, and other streams beside it."""
    stream = record(PRESENTATION, b"".join(records), is_container=True)
    return compound({"PowerPoint Document": stream, "Current User": CURRENT_USER, **(others or {})})


def with_entries(data: bytes, others: Tree) -> bytes:
    """A compound file of an office suite, written anew with other streams and storages beside."""
    with olefile.OleFileIO(data) as ole:
        streams = {path[-1]: ole.openstream(path).read() for path in ole.listdir() if not path[1:]}
    return compound({**streams, **others})


def record(kind: int, data: bytes, *, instance: int = 0, is_container: bool = False) -> bytes:
    """One record of the stream of a PPT."""
    return struct.pack("<HHL", instance << 4 | 0xF * is_container, kind, len(data)) + data


def packaged(name: str, content: bytes) -> bytes:
    """The stream in which Windows puts a file of any kind (``\\x01Ole10Native``)."""
    names = b"\2\0" + name.encode() + b"\0C:\\" + name.encode() + b"\0"
    path = b"C:\\Temp\\" + name.encode() + b"\0"
    body = names + struct.pack("<LL", 0x30000, len(path)) + path
    body += struct.pack("<L", len(content)) + content
    return struct.pack("<L", len(body)) + body


def compound(tree: Tree) -> bytes:
    """A compound file with these streams and storages."""
    writer = _Writer()
    writer.add("Root Entry", tree, kind=5)
    return writer.bytes()


def _numbers(numbers: Sequence[int], length: int) -> bytes:
    """Numbers of sectors, filled up to a length."""
    return struct.pack(f"<{length}L", *numbers, *[_FREE] * (length - len(numbers)))


def _further_places(places: Sequence[int], sector: int) -> Iterator[bytes]:
    """Sectors that say where the table goes on, from this sector on; each names the next one."""
    room = _PER_SECTOR - 1
    for at in range(0, len(places), room):
        sector += 1
        following = sector if at + room < len(places) else _END
        yield _numbers(places[at : at + room], room) + _numbers([following], 1)


@dataclass
class _Entry:
    name: str
    kind: int
    start: int = _END
    size: int = 0
    child: int = _FREE
    right: int = _FREE

    def packed(self) -> bytes:
        name = self.name.encode("utf-16-le") + b"\0\0"
        return struct.pack(
            "<64sHBB3L16sL8s8sLQ",
            *(name, len(name), self.kind, 1, _FREE, self.right, self.child),
            *(b"", 0, b"", b"", self.start, self.size),
        )


@dataclass
class _Writer:
    entries: list[_Entry] = field(default_factory=list)
    sectors: list[bytes] = field(default_factory=list)
    table: list[int] = field(default_factory=list)

    def add(self, name: str, content: bytes | Tree, kind: int = 1) -> int:
        """Add a stream or a storage with all it holds; its number in the directory."""
        number = len(self.entries)
        if isinstance(content, bytes):
            data = content.ljust(_SHORTEST, b"\0")
            self.entries.append(_Entry(name, 2, self.chain(data), len(data)))
            return number
        self.entries.append(_Entry(name, kind))
        previous = _FREE
        for key in sorted(content, key=lambda each: (len(each), each.upper()), reverse=True):
            child = self.add(key, content[key])
            self.entries[child].right, previous = previous, child
        self.entries[number].child = previous
        return number

    def chain(self, data: bytes) -> int:
        """Write data into sectors that follow each other; the number of the first."""
        start = len(self.sectors)
        for at in range(0, len(data), _SECTOR):
            self.sectors.append(data[at : at + _SECTOR].ljust(_SECTOR, b"\0"))
            self.table.append(len(self.sectors))
        self.table[-1] = _END
        return start

    def bytes(self) -> bytes:
        """All of it; directory and table of sectors come last, as in files of PowerPoint."""
        directory = self.chain(b"".join(entry.packed() for entry in self.entries))
        count = more = 0
        while (len(self.sectors) + count + more) * 4 > count * _SECTOR:
            count += 1
            more = -(-max(0, count - _IN_HEADER) // (_PER_SECTOR - 1))
        first = len(self.sectors)
        places = [*range(first, first + count)]
        table = [*self.table, *[_TABLE] * count, *[_TABLE_OF_TABLE] * more]
        header = struct.pack(
            "<8s16s6HL9L",
            *(SIGNATURE, b"", 0x3E, 3, 0xFFFE, 9, 6, 0, 0),
            *(0, count, directory, 0, _SHORTEST, _END, 0),
            *(first + count if more else _END, more),
        )
        header += _numbers(places[:_IN_HEADER], _IN_HEADER)
        sectors = [*self.sectors, _numbers(table, count * _PER_SECTOR)]
        return b"".join([header, *sectors, *_further_places(places[_IN_HEADER:], first + count)])
