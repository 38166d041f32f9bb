"""What was typed into the fields of a form or written on a page afterwards (child).

pdfium takes neither for text of the page. Remarks that only open on a click are no part of a page
and stay away.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any, Final

import pypdfium2.raw as pdfium

#: Annotations and bytes of one text that are looked at.
MOST_ANNOTATIONS: Final = 5000
MOST_BYTES: Final = 200_000

UNSEEN: Final = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
WRITABLE: Final = (
    pdfium.FPDF_FORMFIELD_TEXTFIELD,
    pdfium.FPDF_FORMFIELD_COMBOBOX,
    pdfium.FPDF_FORMFIELD_LISTBOX,
)
#: Flag of a text field (ISO 32000-2, 12.7.5.3): what is typed is not to be seen.
PASSWORD: Final = 1 << 13


def typed_texts(page: Any) -> Iterator[str]:
    """Texts in the order of the page's annotations; ``page`` of pypdfium2, its form initialised."""
    form = page.formenv.raw if page.formenv else None
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST_ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            yield _typed(annotation, form)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _typed(annotation: Any, form: Any) -> str:
    if pdfium.FPDFAnnot_GetFlags(annotation) & UNSEEN:
        return ""
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    if kind == pdfium.FPDF_ANNOT_FREETEXT:
        return _text(
            lambda *place: pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", *place)
        )
    if kind == pdfium.FPDF_ANNOT_WIDGET and form and _is_open_field(annotation, form):
        return _text(lambda *place: pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, *place))
    return ""


def _is_open_field(annotation: Any, form: Any) -> bool:
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
    flags = pdfium.FPDFAnnot_GetFormFieldFlags(form, annotation)
    return kind in WRITABLE and not (kind == WRITABLE[0] and flags & PASSWORD)


def _text(ask: Callable[[Any, int], int]) -> str:
    """Asks for the length in bytes, then for the text: UTF-16 with a zero at its end."""
    length = min(ask(None, 0), MOST_BYTES)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    ask(buffer, length)
    return bytes(buffer)[:length].decode("utf-16-le", "ignore").rstrip("\0")
