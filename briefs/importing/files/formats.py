"""Which reader a file needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from briefs.importing.files.csv_file import read_csv
from briefs.importing.files.jsonl_file import read_jsonl
from briefs.importing.files.raw import BrokenRow, RawRow, UnreadableFile
from briefs.importing.files.xlsx_file import read_xlsx

Reader = Callable[[Path], Iterator[RawRow | BrokenRow]]

FORMATS: Final[Mapping[str, Reader]] = {"jsonl": read_jsonl, "csv": read_csv, "xlsx": read_xlsx}
_ENDINGS: Final = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".xlsx": "xlsx",
}


def read_file(path: Path, format_name: str = "") -> list[RawRow | BrokenRow]:
    """All rows of a file in their order; the format follows from its name if none is given."""
    name = format_name or _ENDINGS.get(path.suffix.lower(), "")
    if not name:
        raise UnreadableFile(
            f'Name the format: "{path.name}" ends in none of {", ".join(_ENDINGS)}.'
        )
    try:
        rows = list(FORMATS[name](path))
    except OSError as error:
        raise UnreadableFile(f"{path.name}: {error.strerror}") from error
    if not rows:
        raise UnreadableFile("The file holds no rows.")
    return rows
