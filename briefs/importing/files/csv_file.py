"""CSV: comma, semicolon or tab, whichever makes the most of the first line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from briefs.importing.files.raw import BrokenRow, RawRow, UnreadableFile, header_names, named
from briefs.importing.files.text_file import read_text

_DELIMITERS: Final = (",", ";", "\t")
#: Longer than any column allows, so that an overlong text is reported with its column. What is
#: longer still is a quotation mark that was never closed.
_LONGEST_FIELD: Final = 5_000_000


def read_csv(path: Path) -> Iterator[RawRow | BrokenRow]:
    """Rows of a CSV file; ``line`` is the line of the file a row begins on."""
    text = read_text(path)
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    names: list[str] | None = None
    begins = 1
    try:
        for cells in reader:
            line, begins = begins, reader.line_num + 1
            if names is None:
                names = header_names(cells)
            elif any(cell.strip() for cell in cells):
                yield named(line, names, cells)
    except csv.Error as error:
        raise UnreadableFile(
            f"Line {begins}: {error}. Is a quotation mark missing or not doubled?"
        ) from error


def _delimiter(text: str) -> str:
    first = text.lstrip("\r\n").partition("\n")[0]
    return max(_DELIMITERS, key=first.count)
