"""Text of pages that are only pictures: tesseract over the page's own picture, in the fence.

Late and optional: it runs over pictures we made, for pages with next to no text, and what it finds
is marked. A page it cannot read stays without text; that is no reason to refuse a file.
"""

from __future__ import annotations

import functools
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from uploads.extraction.collecting import ExtractedPage
from uploads.extraction.endings import Ending
from uploads.extraction.jobs import TEXT_CHARACTERS, WIDTHS, is_plain_file
from uploads.extraction.steps import Steps
from uploads.extraction.text import cleaned, letters

#: Fewer characters than this on a page: its text is in its picture.
FEW_LETTERS: Final = 20
#: With fewer than these beside its own text, tesseract saw words in the grain of a photograph.
NOISE_LETTERS: Final = 5
#: Page segmentation: text scattered over a slide, and text set in columns.
SLIDE_LAYOUT: Final = "11"
TEXT_LAYOUT: Final = "3"
OUTPUT_BYTES: Final = 2_000_000
#: Wall clock for one page; a page that takes longer is no page of text.
PAGE_SECONDS: Final = 30.0


def with_ocr(
    pages: Sequence[ExtractedPage], *, slides: bool, folder: Path, steps: Steps
) -> list[ExtractedPage]:
    """The pages; those next to without text are read from their picture, while time lasts.

    ``folder``: a job's folder with the pictures in it; tesseract may write there.
    """
    poor = [page for page in pages if page.width and letters(page.text) < FEW_LETTERS]
    texts = {
        page.number: _text_of_picture(page, slide=slides, folder=folder, steps=steps)
        for page in (poor[: steps.settings.ocr_pages] if is_possible(steps) else ())
    }
    return [
        replace(page, text=texts[page.number], ocr=True) if texts.get(page.number) else page
        for page in pages
    ]


def is_possible(steps: Steps) -> bool:
    """Whether there is tesseract, and somebody wants it."""
    return bool(steps.settings.programs.tesseract and steps.settings.ocr_languages)


@functools.cache
def installed_languages(tesseract: Path, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The wanted languages that tesseract has, asked once a process; none if it is broken."""
    try:
        answer = subprocess.run(
            [tesseract, "--list-langs"], capture_output=True, text=True, check=True, timeout=30
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    found = set(answer.stdout.split())
    return tuple(language for language in wanted if language in found)


def _text_of_picture(page: ExtractedPage, *, slide: bool, folder: Path, steps: Steps) -> str:
    """What tesseract reads on the largest picture of a page; "" when it reads nothing."""
    if steps.seconds_left < PAGE_SECONDS:
        return ""
    command = (
        str(steps.settings.programs.tesseract),
        page.pictures[WIDTHS[0]],
        "ocr",
        "-l",
        "+".join(steps.settings.ocr_languages),
        "--psm",
        SLIDE_LAYOUT if slide else TEXT_LAYOUT,
    )
    found = folder / "ocr.txt"
    found.unlink(missing_ok=True)
    run = steps.run(command, folder=folder, wall_seconds=PAGE_SECONDS)
    if run.ending is not Ending.FINISHED or not is_plain_file(found, at_most=OUTPUT_BYTES):
        return ""
    text = cleaned(found.read_text(encoding="utf-8", errors="replace"))[:TEXT_CHARACTERS]
    return text if letters(text) >= letters(page.text) + NOISE_LETTERS else ""
