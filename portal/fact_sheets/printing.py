"""HTML -> PDF, by WeasyPrint.

Texts of many authors are printed here, so the printer may fetch nothing: no network, no files, not
even data in addresses. Everything a sheet shows stands in its HTML, fonts are those of the system.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

from PIL import ImageFile

STYLE: Final = Path(__file__).parent / "sheet.css"
#: Pango's memory of fonts is shared by all threads, and a sheet takes a whole processor.
_ONE_AT_A_TIME: Final = Lock()
#: Seconds to wait for the printer before the reader is asked to come again.
PATIENCE: Final = 20


class PrinterIsBusy(Exception):
    """Others are printing, and did not end within :data:`PATIENCE`."""


def pages_of(html: str) -> Any:
    """WeasyPrint's document with its ``pages``; nothing is written yet. Raises PrinterIsBusy."""
    weasyprint = _weasyprint()
    return _in_turn(
        lambda: weasyprint.HTML(string=html, url_fetcher=_fetches_nothing()).render(
            stylesheets=[_style()]
        )
    )


def as_pdf(document: Any) -> bytes:
    """The first page as PDF with tags for screen readers. Raises PrinterIsBusy."""
    first = document.copy(document.pages[:1])
    return bytes(_in_turn(lambda: first.write_pdf(pdf_tags=True)))


def _in_turn(work: Any) -> Any:
    if not _ONE_AT_A_TIME.acquire(timeout=PATIENCE):
        raise PrinterIsBusy
    try:
        return work()
    finally:
        _ONE_AT_A_TIME.release()


@cache
def _style() -> Any:
    css: Any = _weasyprint().CSS(
        string=STYLE.read_text(encoding="utf-8"), url_fetcher=_fetches_nothing()
    )
    return css


def _fetches_nothing() -> Any:
    """No way of addressing is allowed; whoever names one anyway gets a sheet without it."""
    return _weasyprint().urls.URLFetcher(allowed_protocols=())


@cache
def _weasyprint() -> Any:
    # Takes half a second to load, and is not there in every installation.
    import weasyprint  # noqa: PLC0415

    # It tells Pillow to take pictures that were cut off for whole ones, in the whole process; but
    # an upload that was cut off must be noticed.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    return weasyprint
