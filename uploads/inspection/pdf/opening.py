"""A PDF opened: by qpdf to look into every object, by PDFium because pages are read with it.

A damaged PDF is accepted if PDFium still opens it; qpdf mends more, but nobody would see it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import pikepdf
import pypdfium2
from pikepdf.settings import set_qpdf_limits

from uploads.inspection.findings import Findings, Refusal
from uploads.inspection.limits import Limits
from uploads.inspection.pdf.header import holds_archive
from uploads.inspection.pdf.objects import inspect_objects
from uploads.inspection.pdf.raw import search_raw
from uploads.inspection.pdf.streams import inspect_streams
from uploads.inspection.pdf.values import UNREADABLE
from uploads.inspection.verdict import Flag, Reason

#: Of PDFium's fpdfview.h: a password is needed; an encryption it does not know.
_NEEDS_KEY: Final = (4, 5)
#: What qpdf says of a stream larger than the limit set below, of a file it had to mend, and of
#: a tree of pages without an end.
_TOO_LARGE: Final = "memory limit exceeded"
_MENDED: Final = "file is damaged"
_LOOP: Final = "Loop detected in /Pages"


def inspect_pdf(path: Path, findings: Findings, limits: Limits) -> None:
    """Note what acts in it. Refusal ENCRYPTED, CORRUPT, PAGE_LIMIT, RENDER_LIMIT or POLYGLOT."""
    with _bounded(limits):
        try:
            pdf = pikepdf.open(path)
        except pikepdf.PasswordError:
            # Pages may be open to all and only attached files locked: PDFium decides.
            _pages_of_reader(path)
            findings.acts("attached files need a password")
        except UNREADABLE as error:
            if _TOO_LARGE in str(error):
                raise Refusal(Reason.RENDER_LIMIT, "a stream unpacks to too much") from None
            if _LOOP in str(error):
                raise Refusal(Reason.CORRUPT, "a page is its own parent") from None
            findings.flag(Flag.DAMAGED)
            search_raw(path, findings, limits)
        else:
            with pdf:
                _look_into(pdf, findings, limits)
    _check_pages(_pages_of_reader(path), limits)
    with path.open("rb") as file:
        # An attached file may be an archive, stored as it is; then the PDF is held anyway.
        if Flag.ACTIVE_CONTENT not in findings.flags and holds_archive(file, limits):
            raise Refusal(Reason.POLYGLOT, "an archive inside a PDF")


@contextmanager
def _bounded(limits: Limits) -> Iterator[None]:
    """Limits of qpdf, which hold for the process, and a word less from it on every flaw."""
    previous: Any = set_qpdf_limits(
        flate_max_memory=limits.stream,
        png_max_memory=limits.stream,
        tiff_max_memory=limits.stream,
        run_length_max_memory=limits.stream,
    )
    logger = logging.getLogger("pikepdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
        set_qpdf_limits(**previous)


def _look_into(pdf: pikepdf.Pdf, findings: Findings, limits: Limits) -> None:
    if pdf.is_encrypted:
        findings.flag(Flag.EMPTY_PASSWORD)
    try:
        count = len(pdf.pages)
    except UNREADABLE as error:
        raise Refusal(Reason.CORRUPT, f"no list of pages: {error}") from None
    _check_pages(count, limits)
    objects = pdf.objects
    if len(objects) > limits.objects:
        raise Refusal(Reason.RENDER_LIMIT, f"{len(objects)} objects")
    inspect_objects(objects, findings)
    inspect_streams(pdf, objects, limits)
    said = "\n".join(map(str, pdf.get_warnings()))
    if _TOO_LARGE in said:
        raise Refusal(Reason.RENDER_LIMIT, "a stream of objects unpacks to too much")
    if _MENDED in said:
        findings.flag(Flag.DAMAGED)


def _check_pages(count: int, limits: Limits) -> None:
    if count == 0:
        raise Refusal(Reason.CORRUPT, "no pages")
    if count > limits.pages:
        raise Refusal(Reason.PAGE_LIMIT, f"{count} pages")


def _pages_of_reader(path: Path) -> int:
    _forget_last_error()
    try:
        with pypdfium2.PdfDocument(path) as pdf:
            return len(pdf)
    except pypdfium2.PdfiumError as error:
        reason = Reason.ENCRYPTED if error.err_code in _NEEDS_KEY else Reason.CORRUPT
        raise Refusal(reason, str(error)) from None


def _forget_last_error() -> None:
    """PDFium does not always say why it fails, and then tells the reason of the file before."""
    with suppress(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(b"no PDF")
