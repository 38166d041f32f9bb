"""The empty file an import begins with: a line of column names, and what each column means."""

from __future__ import annotations

import csv
import io
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from briefs.importing.columns import COLUMNS

_WIDE: Final = frozenset({"title", "summary", "body", "problem", "results"})


def csv_template() -> bytes:
    """One line, with the mark by which Excel knows UTF-8."""
    text = io.StringIO()
    csv.writer(text).writerow([column.name for column in COLUMNS])
    return text.getvalue().encode("utf-8-sig")


def xlsx_template() -> bytes:
    """The first sheet is filled in, the second explains it."""
    workbook = Workbook()
    policies = workbook.worksheets[0]
    policies.title = "Policies"
    policies.freeze_panes = "A2"
    for number, column in enumerate(COLUMNS, start=1):
        cell = policies.cell(1, number, column.name)
        cell.font = Font(bold=column.required)
        policies.column_dimensions[cell.column_letter].width = 40 if column.name in _WIDE else 18
    columns = workbook.create_sheet("Columns")
    columns.append(["column", "needed", "meaning", "example"])
    for column in COLUMNS:
        needed = "yes" if column.required else ""
        columns.append([column.name, needed, column.meaning.replace("`", ""), column.example])
    for letter, width in zip("ABCD", (22, 8, 70, 50), strict=True):
        columns.column_dimensions[letter].width = width
    for cell in columns["C"]:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()
