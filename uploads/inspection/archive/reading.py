"""The data of a member, piece by piece, never more than the directory claims."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final

from uploads.inspection.archive.directory import LOCAL_SIGNATURE, Member
from uploads.inspection.archive.rules import DEFLATED
from uploads.inspection.findings import Refusal
from uploads.inspection.verdict import Reason

_LOCAL: Final = struct.Struct("<4s5H3L2H")
_PIECE: Final = 256 * 1024


def pieces(file: BinaryIO, member: Member) -> Iterator[bytes]:
    """Unpacked data of a member, at most 256 KiB at a time.

    Refusal: ARCHIVE_BOMB as soon as there is more than the directory claims, CORRUPT when there
    is less or its checksum is wrong.
    """
    total = crc = 0
    packed = _packed_pieces(file, member)
    for piece in _inflated(packed, member) if member.method == DEFLATED else packed:
        total += len(piece)
        if total > member.size:
            raise Refusal(Reason.ARCHIVE_BOMB, f"{member.name}: larger than the directory says")
        crc = zlib.crc32(piece, crc)
        yield piece
    if (total, crc) != (member.size, member.crc):
        raise Refusal(Reason.CORRUPT, f"{member.name}: not what the directory says")


def read(file: BinaryIO, member: Member, limit: int) -> bytes:
    """The whole member; Refusal if it is larger than ``limit`` bytes."""
    if member.size > limit:
        raise Refusal(Reason.ARCHIVE_BOMB, f"{member.name}: {member.size} bytes")
    return b"".join(pieces(file, member))


def _packed_pieces(file: BinaryIO, member: Member) -> Iterator[bytes]:
    file.seek(member.offset)
    header = file.read(_LOCAL.size)
    if len(header) < _LOCAL.size or not header.startswith(LOCAL_SIGNATURE):
        raise Refusal(Reason.CORRUPT, f"{member.name}: nothing where the directory says")
    _, _, flags, *_, name_length, extra_length = _LOCAL.unpack(header)
    if file.read(name_length) != member.raw_name:
        raise Refusal(Reason.ARCHIVE_UNSAFE, f"{member.name}: two names")
    if flags & 0x1:
        raise Refusal(Reason.ENCRYPTED, f"{member.name} is encrypted")
    position = member.offset + _LOCAL.size + name_length + extra_length
    end = position + member.packed
    while position < end:
        # A caller may read another member between two pieces.
        file.seek(position)
        piece = file.read(min(_PIECE, end - position))
        if not piece:
            raise Refusal(Reason.CORRUPT, f"{member.name}: cut off")
        position += len(piece)
        yield piece


def _inflated(packed: Iterator[bytes], member: Member) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for data in packed:
            rest = data
            while rest and not inflater.eof:
                yield inflater.decompress(rest, _PIECE)
                rest = inflater.unconsumed_tail
        yield inflater.flush()
    except zlib.error:
        raise Refusal(Reason.CORRUPT, f"{member.name}: cannot be unpacked") from None
    if not inflater.eof:
        raise Refusal(Reason.CORRUPT, f"{member.name}: cut off")
