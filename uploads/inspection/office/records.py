"""The stream of a PPT, record by record. Layout: [MS-PPT], 2.3.1.

A record: version and instance (2 bytes), type (2), length (4), data; a container's data is records.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_HEADER: Final = struct.Struct("<HHL")
_CONTAINER: Final = 0xF
#: Containers in containers: a shape in groups in groups.
_DEEPEST: Final = 32
#: Records looked at: a large presentation has a few hundred thousand.
_MOST: Final = 3_000_000


@dataclass(frozen=True, slots=True)
class Record:
    """One record; its data is ``stream[start:end]``."""

    kind: int
    instance: int
    start: int
    end: int


def records(stream: bytes) -> Iterator[Record]:
    """Every record, containers before what they hold. Ends where the stream makes no sense."""
    ends = [len(stream)]
    at = 0
    for _ in range(_MOST):
        while at >= ends[-1]:
            if len(ends) == 1:
                return
            at = ends.pop()
        if at + _HEADER.size > ends[-1]:
            at = ends[-1]
            continue
        head, kind, length = _HEADER.unpack_from(stream, at)
        start = at + _HEADER.size
        end = min(start + length, ends[-1])
        yield Record(kind, head >> 4, start, end)
        if head & 0xF == _CONTAINER and len(ends) < _DEEPEST:
            ends.append(end)
            at = start
        else:
            at = end
