"""Files -> rows with their line numbers; what cannot be read is a FileProblem with its line."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from search.clean import without_controls

#: The csv module's own limit of 128 KiB is less than a long case study.
MAX_CELL: Final = 10_000_000
_DELIMITERS: Final = {".csv": ",", ".tsv": "\t"}


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
        """A field that is a list, or text with semicolons, bars or commas between its values."""
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
    """Rows of a CSV file with a header, or the objects of a JSON Lines file."""
    try:
        delimiter = _DELIMITERS.get(path.suffix.lower())
        yield from _csv_rows(path, delimiter) if delimiter else _json_rows(path)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "This is not UTF-8 text."
        raise FileProblem(path, 0, reason or "The file cannot be read.") from error


def _csv_rows(path: Path, delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(MAX_CELL)
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, delimiter=delimiter)
        try:
            for fields in reader:
                row = Row(path, reader.line_num, fields)
                if None in fields or None in fields.values():
                    raise row.problem("The number of columns differs from the header's.")
                yield row
        except csv.Error as error:
            raise FileProblem(path, reader.line_num, f"{error}.") from error


def _json_rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                fields = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise FileProblem(path, number, "This is not a JSON object.") from error
            if not isinstance(fields, dict):
                raise FileProblem(path, number, "This is not a JSON object.")
            yield Row(path, number, fields)
