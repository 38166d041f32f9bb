"""A file -> raw rows, whatever its format. Plain Python; what the columns mean is decided later.

Each reader yields a :class:`RawRow` or a :class:`BrokenRow` per record and raises
:class:`UnreadableFile` when nothing sensible can be said about single rows.
"""

from __future__ import annotations

from briefs.importing.files.formats import FORMATS, read_file
from briefs.importing.files.raw import BrokenRow, RawRow, UnreadableFile

__all__ = ["FORMATS", "BrokenRow", "RawRow", "UnreadableFile", "read_file"]
