"""XLSX: the first sheet, read row by row. Formulas are refused: their result may be out of date."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from briefs.importing.files.raw import BrokenRow, RawRow, UnreadableFile, header_names, named

#: What openpyxl raises for a file that is damaged or something else.
_DAMAGED = (InvalidFileException, zipfile.BadZipFile, ParseError, KeyError, ValueError, OSError)

#: Bytes of all parts of the file together; five thousand policies have some twenty million.
_LARGEST = 200_000_000


def read_xlsx(path: Path) -> Iterator[RawRow | BrokenRow]:
    """Rows of the first sheet; ``line`` is the row number the spreadsheet program shows."""
    _refuse_bomb(path)
    try:
        workbook = load_workbook(path, read_only=True, data_only=False)
    except _DAMAGED as error:
        raise UnreadableFile(f"This is not a readable XLSX file: {error}") from error
    try:
        yield from _rows(workbook.worksheets[0])
    except _DAMAGED as error:
        raise UnreadableFile(f"The XLSX file is damaged: {error}") from error
    finally:
        workbook.close()


def _refuse_bomb(path: Path) -> None:
    """A small file can hold more than a machine has memory for."""
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except _DAMAGED as error:
        raise UnreadableFile(f"This is not a readable XLSX file: {error}") from error
    if unpacked > _LARGEST:
        raise UnreadableFile("The XLSX file is too large when it is unpacked. Split it.")


def _rows(sheet: Any) -> Iterator[RawRow | BrokenRow]:
    names: list[str] | None = None
    for line, cells in enumerate(sheet.iter_rows(), start=1):
        values = [cell.value for cell in cells]
        if names is None:
            names = header_names(values)
        elif any(value not in (None, "") for value in values):
            yield _without_formulas(line, names, cells) or named(line, names, values)
    if names is None:
        raise UnreadableFile("The first sheet is empty.")


def _without_formulas(line: int, names: Sequence[str], cells: Sequence[Any]) -> BrokenRow | None:
    for name, cell in zip(names, cells, strict=False):
        if cell.data_type == "f":
            return BrokenRow(line, "holds a formula; paste its value instead", name)
        if cell.data_type == "e":
            return BrokenRow(line, f"holds the error {cell.value}", name)
    return None
