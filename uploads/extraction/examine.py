"""The whole of an examination: inspect, convert if need be, read (parent; the worker's door).

Flow: ``look`` here, cheaply -> child: inspection -> LibreOffice for office files -> child: pages ->
tesseract for pages without text. The parent's memory holds text only; pictures are files.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from uploads import inspection
from uploads.extraction.collecting import ExtractedPage, take_pictures, with_slides
from uploads.extraction.convert import DOCX, FILTERS, PPT, PPTX, convert
from uploads.extraction.fence import FenceMissing
from uploads.extraction.jobs import ReadPage
from uploads.extraction.ocr import NOISE_LETTERS, with_ocr
from uploads.extraction.reading_runs import inspect, read_all
from uploads.extraction.settings import Examination
from uploads.extraction.steps import Refused, Steps
from uploads.extraction.text import letters
from uploads.inspection.verdict import Flag, Outcome, Reason, Verdict

Unit = Literal["page", "slide"]
PDF: Final = "application/pdf"

#: Which name a file gets in the fence: its own may be hostile.
EXTENSIONS: Final = {
    PDF: ".pdf",
    PPTX: ".pptx",
    PPT: ".ppt",
    DOCX: ".docx",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
}


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found; ``pages`` is empty when the file is refused.

    ``seconds`` of wall clock; ``peak_bytes``: the most that one child process had in memory.
    """

    verdict: Verdict
    unit: Unit = "page"
    pages: tuple[ExtractedPage, ...] = ()
    seconds: float = 0.0
    peak_bytes: int = 0


def examine(
    path: Path,
    name: str,
    *,
    folder: Path,
    settings: Examination,
    on_tick: Callable[[], None] | None = None,
) -> Examined:
    """Judge a file and read its pages; ``name`` is what the person called it.

    Pictures come to lie in ``folder`` (made if missing) as ``pictures/<page>-<width>.webp``, and
    nothing else. ``on_tick`` is called about every two seconds; what it raises ends the work.
    Raises OSError when ``path`` cannot be read or ``folder`` not be written to.
    """
    steps = Steps(settings, on_tick)
    verdict = inspection.look(path, name)
    if verdict.outcome is Outcome.REFUSE:
        return Examined(verdict, seconds=steps.seconds)
    try:
        found = _examined(path, name, verdict, folder=folder, steps=steps)
    except Refused as refused:
        found = Examined(_refusal(verdict, refused.reason, refused.detail))
    except FenceMissing as missing:
        found = Examined(_refusal(verdict, Reason.NO_CONVERTER, str(missing)))
    return replace(found, seconds=steps.seconds, peak_bytes=steps.peak_bytes)


def _examined(path: Path, name: str, glance: Verdict, *, folder: Path, steps: Steps) -> Examined:
    """All steps in turn. Raises Refused, FenceMissing."""
    kind = glance.media_type
    file = f"input{EXTENSIONS[kind]}"
    with _desk(folder, "work") as work:
        shutil.copyfile(path, work / file)
        found = inspect(file, name, slides=kind == PPTX, folder=work, steps=steps)
        if found.verdict.outcome is Outcome.REFUSE:
            return Examined(found.verdict)
        if len(found.slides) > steps.settings.most_pages:
            raise Refused(Reason.PAGE_LIMIT, f"{len(found.slides)} slides")
        if kind in FILTERS:
            pages = _converted(path, file, kind, folder=folder, work=work, steps=steps)
        else:
            pages = read_all(file, folder=work, steps=steps)
        unit: Unit = "slide" if _are_slides(kind, pages) else "page"
        shown = with_slides(pages, found.slides)
        read = with_ocr(shown, slides=unit == "slide", folder=work, steps=steps)
        pictured = take_pictures(read, source=work, target=folder)
    return Examined(_noted(found.verdict, pages, pictured), unit, tuple(pictured))


def _converted(
    path: Path, file: str, kind: str, *, folder: Path, work: Path, steps: Steps
) -> list[ReadPage]:
    """The pages of an office file, by way of a PDF. A PDF that will not open is no conversion."""
    with _desk(folder, "office") as office:
        shutil.copyfile(path, office / file)
        made = convert(file, media_type=kind, folder=office, steps=steps)
        made.replace(work / made.name)
    try:
        return read_all(made.name, folder=work, steps=steps)
    except Refused as refused:
        if refused.reason is Reason.CORRUPT:
            raise Refused(Reason.CONVERSION_FAILED, refused.detail) from refused
        raise


@contextmanager
def _desk(folder: Path, name: str) -> Iterator[Path]:
    """A job folder within ``folder``, new and empty, gone afterwards."""
    desk = folder / name
    shutil.rmtree(desk, ignore_errors=True)
    desk.mkdir(parents=True)
    try:
        yield desk
    finally:
        shutil.rmtree(desk, ignore_errors=True)


def _are_slides(kind: str, pages: Sequence[ReadPage]) -> bool:
    """Whether people would call the pages slides: a PDF of a presentation lies on its side."""
    if kind == PDF:
        return sum(page.landscape for page in pages) * 2 > len(pages)
    return kind in (PPTX, PPT)


def _noted(verdict: Verdict, read: Sequence[ReadPage], pages: Sequence[ExtractedPage]) -> Verdict:
    """The verdict with what the reading has shown."""
    noticed = {
        Flag.HIDDEN_SLIDES: any(page.hidden for page in pages),
        Flag.DAMAGED: any(page.damaged for page in read),
        Flag.OCR: any(page.ocr for page in pages),
        Flag.NO_TEXT: sum(letters(page.text) for page in pages) < NOISE_LETTERS * len(pages),
    }
    flags = (*verdict.flags, *(flag for flag, is_so in noticed.items() if is_so))
    return replace(verdict, flags=tuple(dict.fromkeys(flags)))


def _refusal(verdict: Verdict, reason: Reason, detail: str) -> Verdict:
    return replace(verdict, outcome=Outcome.REFUSE, reason=reason, detail=detail)
