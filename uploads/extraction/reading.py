"""Read the pages of a PDF: text and picture of each, with pdfium (child)."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import pypdfium2
from PIL import Image

from uploads.extraction.jobs import TEXT_CHARACTERS, WIDTHS, Job, ReadPage
from uploads.extraction.pictures import fitted, save_pictures
from uploads.extraction.text import cleaned
from uploads.extraction.typed import typed_texts

FAILURES: Final = (pypdfium2.PdfiumError, ValueError, OSError, RuntimeError)


class Unreadable(Exception):
    """The file cannot be opened; the text is for staff."""


class PdfReader:
    """An open PDF; ``total``: its pages."""

    def __init__(self, path: Path) -> None:
        try:
            self._pdf = pypdfium2.PdfDocument(path)
            self.total = len(self._pdf)
        except FAILURES as error:
            raise Unreadable(str(error)) from error
        with suppress(pypdfium2.PdfiumError):
            # Otherwise no field of a form is drawn. This pdfium runs no scripts.
            self._pdf.init_forms()

    def pages(self, job: Job, folder: Path) -> Iterator[ReadPage]:
        """The pages a job asks for, their pictures written to ``folder``; one at least."""
        for index in range(job.first, min(job.first + job.count, self.total)):
            allow_processor_time(job.page_seconds)
            yield self._page(index, folder)
            if time.process_time() >= job.run_seconds:
                break
        allow_processor_time(0)

    def _page(self, index: int, folder: Path) -> ReadPage:
        """One page; what cannot be read of it is missing, and it is called damaged."""
        number = index + 1
        try:
            page = self._pdf[index]
        except FAILURES:
            return ReadPage(number, damaged=True)
        width, height = page.get_size()
        text, broken_text = _text(page)
        size, broken_picture = _picture(page, folder, number)
        page.close()
        return ReadPage(
            number,
            text=text,
            width=size[0],
            height=size[1],
            landscape=width > height,
            damaged=broken_text or broken_picture,
        )


def allow_processor_time(seconds: int) -> None:
    """From now on, after so much processor time the kernel ends this process; 0: no longer.

    pdfium cannot be interrupted from Python, so the signal keeps its default action.
    """
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)


def _text(page: Any) -> tuple[str, bool]:
    try:
        text_page = page.get_textpage()
        text = text_page.get_text_range()
        text_page.close()
    except FAILURES:
        return "", True
    whole = "\n".join([text, *filter(None, typed_texts(page))])
    return cleaned(whole)[:TEXT_CHARACTERS], False


def _picture(page: Any, folder: Path, number: int) -> tuple[tuple[int, int], bool]:
    """Size of the picture. A full disk is no fault of the page, and goes on to the parent."""
    # pdfium rounds sides up: a pixel too many would mean scaling, and blurred letters.
    factor = fitted(*page.get_size(), target_width=WIDTHS[0] - 0.5)
    try:
        image: Image.Image = page.render(scale=factor).to_pil().convert("RGB")
    except FAILURES:
        return (0, 0), True
    return save_pictures(image, folder, number), False
