"""Files -> rows with their line numbers; what cannot be read is a FileProblem with its line.

Every format of the import is read by the import's own readers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from briefs.importing.files import BrokenRow, UnreadableFile, read_file
from search.clean import without_controls

#: Files with other endings are JSON Lines, as those of public test sets are.
_TABLES: Final = frozenset({".csv", ".tsv", ".txt", ".xlsx"})


class FileProblem(Exception):
    """A file that cannot be used; says which, where and why."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(
            f"{path.name}, line {line}: {reason}" if line else f"{path.name}: {reason}"
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file by field name."""

    path: Path
    line: int
    fields: Mapping[str, Any]

    def problem(self, reason: str) -> FileProblem:
        """What is wrong with this row."""
        return FileProblem(self.path, self.line, reason)

    def text(self, name: str) -> str:
        """A field as text without control characters; empty when it is missing."""
        value = self.fields.get(name)
        if value is None:
            return ""
        if isinstance(value, bool | float | dict):
            raise self.problem(f"{name} is not text.")
        joined = "\n".join(map(str, value)) if isinstance(value, list) else str(value)
        return without_controls(joined).strip()

    def required(self, *names: str) -> str:
        """The first of these fields that is filled."""
        for name in names:
            if text := self.text(name):
                return text
        raise self.problem(f"{' or '.join(names)} is missing.")

    def values(self, name: str) -> tuple[str, ...]:
        """A field that is a list, or text with bars, semicolons or commas between its values."""
        value = self.fields.get(name)
        if isinstance(value, list):
            return tuple(filter(None, (without_controls(str(each)).strip() for each in value)))
        text = self.text(name).replace(";", ",").replace("|", ",")
        return tuple(filter(None, map(str.strip, text.split(","))))

    def integer(self, name: str) -> int | None:
        """A field that is a whole number, if it is filled."""
        text = self.text(name)
        if not text:
            return None
        if not text.removeprefix("-").isdecimal() or len(text) > 9:
            raise self.problem(f"{name} is not a whole number.")
        return int(text)


def read_rows(path: Path) -> Iterator[Row]:
    """Rows of a file in any format of the import; raises FileProblem."""
    try:
        rows = read_file(path, "" if path.suffix.lower() in _TABLES else "jsonl")
    except UnreadableFile as error:
        raise FileProblem(path, 0, str(error).removeprefix(f"{path.name}: ")) from error
    for row in rows:
        if isinstance(row, BrokenRow):
            raise FileProblem(path, row.line, row.reason)
        yield Row(path, row.line, row.values)
