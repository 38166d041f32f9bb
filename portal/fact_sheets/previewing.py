"""The fact sheet of a draft for its editor: as it would be printed, shown as HTML."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from cases.addresses import in_interface_language, permanent_path
from portal.fact_sheets.addresses import can_print
from portal.fact_sheets.fitting import fitting_html
from portal.fact_sheets.printing import STYLE, PrinterIsBusy
from portal.fact_sheets.texts import sheet_of
from portal.outside.origin import absolute

_NO_SHEET: Final = "fact_sheets/no_sheet.html"
#: What the printer makes of ``@page``, for a window.
_PAPER: Final = """
html { background: #dcdad2; }
body { box-sizing: border-box; inline-size: 210mm; min-block-size: 297mm; margin: 0 auto;
  padding: 0 16mm 14mm; background: #fff; }
"""


def sheet_preview(page: Any, request: HttpRequest) -> SafeString:
    """A whole HTML document; a word of why not, where nothing can be printed just now."""
    address = absolute(request, in_interface_language(permanent_path(page.stable_id)))
    try:
        html = fitting_html(sheet_of(page, address=address)) if can_print() else ""
    except PrinterIsBusy:
        html = ""
    if not html:
        return SafeString(render_to_string(_NO_SHEET))
    style = f"<style>{STYLE.read_text(encoding='utf-8')}{_PAPER}</style></head>"
    # The sheet's own template has escaped what people wrote.
    return mark_safe(html.replace("</head>", style, 1))  # noqa: S308
