"""Fact sheets that were printed are kept; of each policy and language only the newest."""

from __future__ import annotations

from portal.fact_sheets.fitting import one_page
from portal.fact_sheets.texts import Sheet
from portal.newest_kept import newest_kept


def printed(sheet: Sheet) -> bytes:
    """The PDF, printed if it was not asked for before. A storage that fails costs only time."""
    return newest_kept(
        "fact_sheets",
        f"{sheet.key}/{sheet.interface}",
        f"{sheet.digest}.pdf",
        make=lambda: one_page(sheet),
        complaint="fact_sheet_not_kept",
    )
