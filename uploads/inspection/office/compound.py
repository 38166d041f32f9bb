"""Compound files (OLE): opened by olefile, whose every exception is an answer here."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

import olefile

from uploads.inspection.findings import Refusal
from uploads.inspection.verdict import Reason

#: What olefile raises for broken files besides its own errors (which are OSError).
_BROKEN: Final = (
    OSError,
    ValueError,
    TypeError,
    struct.error,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    AssertionError,
)
#: Streams looked at; a text with many objects has some hundred.
_MOST_STREAMS: Final = 5000


@dataclass(frozen=True, slots=True)
class CompoundFile:
    """A compound file; ``streams`` are paths as olefile gives them."""

    ole: Any
    streams: tuple[tuple[str, ...], ...]

    @property
    def root_names(self) -> frozenset[str]:
        """Names of streams and storages at the top."""
        return frozenset(path[0] for path in self.streams)

    @property
    def holds_macros(self) -> bool:
        """Whether there is a project of Visual Basic anywhere in it."""
        return any(
            part.casefold() in ("_vba_project", "_vba_project_cur")
            for path in self.streams
            for part in path
        )

    def read(self, path: tuple[str, ...]) -> bytes:
        """A whole stream; Refusal CORRUPT if it is not complete."""
        try:
            with self.ole.openstream(list(path)) as stream:
                return bytes(stream.read())
        except _BROKEN as error:
            raise Refusal(Reason.CORRUPT, f"broken stream: {error}") from None

    def readable(self) -> Iterator[tuple[tuple[str, ...], bytes]]:
        """Every stream that is complete, with its path."""
        for path in self.streams[:_MOST_STREAMS]:
            try:
                yield path, self.read(path)
            except Refusal:
                continue


def open_compound(file: BinaryIO) -> CompoundFile:
    """Open a compound file; Refusal CORRUPT if it cannot be."""
    try:
        file.seek(0)
        ole = olefile.OleFileIO(file)
        return CompoundFile(ole, tuple(tuple(path) for path in ole.listdir()))
    except _BROKEN as error:
        raise Refusal(Reason.CORRUPT, f"no compound file: {error}") from None
