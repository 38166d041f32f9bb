"""Archives that unpack to too much, to the wrong place, or not at all. All claim to be DOCX."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import Final

from tests.files.good import docx_bytes, docx_parts, zip_bytes

MIB: Final = 1024 * 1024
_ENTRY: Final = b"PK\x01\x02"
_END: Final = b"PK\x05\x06"


def with_member(
    name: str, data: bytes = b"", *, attributes: int = 0, method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """A DOCX with one member more; ``attributes`` as Unix keeps them."""
    stream = io.BytesIO(docx_bytes(["Night buses"]))
    info = zipfile.ZipInfo(name)
    # ZipInfo turns the separators of Windows around, and so it gets its name once more.
    info.filename = name
    info.compress_type = method
    info.external_attr = attributes << 16
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(info, data)
    return stream.getvalue()


def many_members(count: int) -> bytes:
    """Empty members; ``count`` of them."""
    return zip_bytes(docx_parts(["Night buses"]) | {f"word/{n}.bin": b"" for n in range(count)})


def twice_the_same_name() -> bytes:
    """Two members named alike: one reader takes the first, another the last."""
    return with_member("word/DOCUMENT.xml").replace(b"word/DOCUMENT.xml", b"word/document.xml")


def large(size: int, members: int = 1) -> bytes:
    """Members of zeros; ``size`` bytes in all."""
    zeros = bytes(size // members)
    return zip_bytes(
        docx_parts(["Night buses"]) | {f"word/media/{n}.bin": zeros for n in range(members)}
    )


def lying(size: int, claimed: int) -> bytes:
    """A member of ``size`` bytes of which the directory and its own header claim fewer."""
    data = bytearray(with_member("word/media/image.bin", bytes(size)))
    real, false = struct.pack("<L", size), struct.pack("<L", claimed)
    return bytes(data.replace(real, false))


def overlapping(copies: int) -> bytes:
    """Entries of the directory that all point at the same data."""
    data = with_member("word/media/image.bin", bytes(64 * 1024))
    end = data.rindex(_END)
    (count, size, offset) = struct.unpack_from("<HLL", data, end + 10)
    directory = data[offset : offset + size]
    entry = directory[directory.rindex(_ENTRY) :]
    copied = [entry.replace(b"image.bin", b"%05d.bin" % n) for n in range(copies)]
    directory += b"".join(copied)
    total = count + copies
    tail = struct.pack("<4s4H2LH", _END, 0, 0, total, total, len(directory), offset, 0)
    return data[:offset] + directory + tail


def with_flag(flag: int) -> bytes:
    """All members flagged, in both places."""
    data = bytearray(docx_bytes(["Night buses"]))
    for signature, at in ((b"PK\x03\x04", 6), (_ENTRY, 8)):
        start = data.find(signature)
        while start >= 0:
            flags = int.from_bytes(data[start + at : start + at + 2], "little") | flag
            data[start + at : start + at + 2] = flags.to_bytes(2, "little")
            start = data.find(signature, start + 1)
    return bytes(data)


def bad_checksum() -> bytes:
    """One bit of a stored member is not as it was."""
    return with_member("word/media/image.bin", b"night buses", method=0).replace(
        b"night buses", b"night busez"
    )


def with_descriptors() -> bytes:
    """As a program writes it that cannot go back: sizes stand behind the data."""
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in docx_parts(["Night buses"]).items():
            archive.writestr(name, data)
    return bytes(pipe.data)


def with_long_sizes() -> bytes:
    """Sizes of 64 bits, though they are small."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in docx_parts(["Night buses"]).items():
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(data)
    return stream.getvalue()


class _Pipe(io.RawIOBase):
    """Takes bytes and cannot be asked where it stands."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]
        self.data += piece
        return len(piece)
