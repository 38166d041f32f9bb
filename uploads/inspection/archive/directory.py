"""The central directory of a zip archive, wherever in a file it stands.

Layout: APPNOTE.TXT of PKWARE, 4.3 (records) and 4.5.3 (zip64).
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from uploads.inspection.findings import Refusal
from uploads.inspection.limits import MIB, Limits
from uploads.inspection.verdict import Reason

LOCAL_SIGNATURE: Final = b"PK\x03\x04"
EMPTY_SIGNATURE: Final = b"PK\x05\x06"

_END: Final = struct.Struct("<4s4H2LH")
_END_64: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64: Final = struct.Struct("<4sLQL")
_ENTRY: Final = struct.Struct("<4s6H3L5H2L")
#: The last record and the longest comment it may have.
_TAIL: Final = _END.size + 0xFFFF
#: 2,000 members with names of 300 characters and every extra field take 1 MiB.
_LONGEST_DIRECTORY: Final = 16 * MIB


@dataclass(frozen=True, slots=True)
class Member:
    """One entry. Sizes in bytes as the directory claims; ``offset`` from the start of the file."""

    name: str
    raw_name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    attributes: int

    @property
    def is_folder(self) -> bool:
        return self.name.endswith("/")

    @property
    def is_encrypted(self) -> bool:
        return bool(self.flags & 0x1)


@dataclass(frozen=True, slots=True)
class Archive:
    """A directory. ``prefix``: bytes before the archive; ``tail``: bytes after its last record."""

    members: tuple[Member, ...]
    prefix: int
    tail: int


@dataclass(frozen=True, slots=True)
class _End:
    count: int
    size: int
    offset: int
    #: Where the directory ends, and the whole archive.
    directory_end: int
    archive_end: int


def read_directory(file: BinaryIO, limits: Limits) -> Archive | None:
    """The archive in a file, None if there is none. Refusal if it is too large or broken."""
    length = file.seek(0, io.SEEK_END)
    for end in _ends(file, length):
        found = _located(file, end)
        if found is not None:
            start, prefix = found
            if end.count > limits.members or end.size > _LONGEST_DIRECTORY:
                raise Refusal(Reason.ARCHIVE_BOMB, f"{end.count} members in the directory")
            members = tuple(_entries(_read(file, start, end.size), prefix, limits))
            return Archive(members, prefix, length - end.archive_end)
    return None


def _ends(file: BinaryIO, length: int) -> Iterator[_End]:
    """Records that end an archive, the last first: the signature may also stand in a comment."""
    start = max(0, length - _TAIL)
    tail = _read(file, start, length - start)
    at = len(tail)
    while (at := tail.rfind(EMPTY_SIGNATURE, 0, at)) >= 0:
        if at + _END.size <= len(tail):
            _, _, _, _, count, size, offset, comment = _END.unpack_from(tail, at)
            end = start + at
            archive_end = min(end + _END.size + comment, length)
            if count == 0xFFFF or 0xFFFFFFFF in (size, offset):
                yield from _end_64(file, end, archive_end)
            yield _End(count, size, offset, end, archive_end)


def _end_64(file: BinaryIO, end: int, archive_end: int) -> Iterator[_End]:
    """The same of an archive with 64-bit sizes; its record stands right before the locator."""
    at = end - _LOCATOR_64.size - _END_64.size
    record = _read(file, at, _END_64.size) if at >= 0 else b""
    if record.startswith(b"PK\x06\x06") and len(record) == _END_64.size:
        *_, count, size, offset = _END_64.unpack(record)
        yield _End(count, size, offset, at, archive_end)


def _located(file: BinaryIO, end: _End) -> tuple[int, int] | None:
    """Where the directory starts and how far all offsets are shifted; None if it is not there."""
    if end.count == 0 and end.size == 0:
        # An archive without members: real only if nothing stands before it.
        return (0, 0) if end.directory_end == 0 else None
    if end.offset + end.size <= end.directory_end and _is_entry(file, end.offset):
        return end.offset, 0
    start = end.directory_end - end.size
    if start >= end.offset and _is_entry(file, start):
        return start, start - end.offset
    return None


def _is_entry(file: BinaryIO, offset: int) -> bool:
    return _read(file, offset, 4) == b"PK\x01\x02"


def _entries(data: bytes, prefix: int, limits: Limits) -> Iterator[Member]:
    at = count = 0
    while at + _ENTRY.size <= len(data):
        count += 1
        if count > limits.members:
            raise Refusal(Reason.ARCHIVE_BOMB, "more members than the directory says")
        fields = _ENTRY.unpack_from(data, at)
        if fields[0] != b"PK\x01\x02":
            raise Refusal(Reason.CORRUPT, "broken directory of the archive")
        name_at = at + _ENTRY.size
        extra_at = name_at + fields[10]
        at = extra_at + fields[11] + fields[12]
        yield _member(
            fields, data[name_at:extra_at], data[extra_at : extra_at + fields[11]], prefix
        )


def _member(fields: tuple[int, ...], raw_name: bytes, extra: bytes, prefix: int) -> Member:
    _, _, _, flags, method, _, _, crc, packed, size, *_, attributes, offset = fields
    size, packed, offset = _long_values(extra, (size, packed, offset))
    return Member(
        name=raw_name.decode("utf-8" if flags & 0x800 else "cp437", "replace"),
        raw_name=raw_name,
        flags=flags,
        method=method,
        crc=crc,
        packed=packed,
        size=size,
        offset=prefix + offset,
        attributes=attributes,
    )


def _long_values(extra: bytes, values: tuple[int, int, int]) -> Iterator[int]:
    """Values of 32 bits; those that did not fit stand in the zip64 field, in this order."""
    at = 0
    long = b""
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == 1:
            long = extra[at + 4 : at + 4 + length]
            break
        at += 4 + length
    for value in values:
        if value == 0xFFFFFFFF and len(long) >= 8:
            yield int.from_bytes(long[:8], "little")
            long = long[8:]
        else:
            yield value


def _read(file: BinaryIO, offset: int, length: int) -> bytes:
    file.seek(offset)
    return file.read(length)
