"""Exported tables are data, never programs.

A spreadsheet program takes a cell of a CSV file that begins with =, +, - or @ for a formula, and
what participants write ends up in such cells. Wagtail writes texts of XLSX files as texts; here its
one way of writing CSV cells does the same.
"""

from __future__ import annotations

from typing import Any, Final

from wagtail.admin.views.mixins import SpreadsheetExportMixin

#: With these a spreadsheet program begins to calculate; the last three are skipped over by some.
_STARTERS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def guard_exports() -> None:
    """Every export of the admin, ours and Wagtail's; called once when applications are ready."""
    if getattr(SpreadsheetExportMixin, "is_guarded", False):
        return
    unguarded = SpreadsheetExportMixin.preprocess_field_value

    def guarded(self: Any, field: str, value: Any, export_format: str) -> Any:
        found = unguarded(self, field, value, export_format)
        return as_text(found) if export_format == self.FORMAT_CSV else found

    SpreadsheetExportMixin.preprocess_field_value = guarded
    SpreadsheetExportMixin.is_guarded = True


def as_text(value: Any) -> Any:
    """A text that would be calculated, behind an apostrophe; numbers and dates as they are."""
    if value is None or isinstance(value, bool | int | float):
        return value
    text = str(value)
    return f"'{text}" if text.startswith(_STARTERS) else value
