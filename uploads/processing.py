"""The check of one file by a worker: scan -> examine in the fence -> guess -> keep.

A worker may be killed between any two lines: nothing is shown before the one transaction that
writes pages and state together, and what was stored before it is deleted again.
"""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath
from time import monotonic

import structlog

from uploads.extraction.collecting import ExtractedPage
from uploads.extraction.examine import Examined
from uploads.guessing import PageWords, guess, page_languages
from uploads.inspection import Outcome, Reason, Verdict
from uploads.jobs import job_folder
from uploads.judging import judge
from uploads.keeping import Finding, ReadPage, keep
from uploads.leases import LeaseLost, Taken, extend
from uploads.models import SourceFile
from uploads.reasons import PortalReason
from uploads.rules import Move
from uploads.storing import StorageFull, remove_pictures, store_pictures

log = structlog.get_logger(__name__)

MOVES = {Outcome.ACCEPT: Move.ACCEPT, Outcome.HOLD: Move.HOLD, Outcome.REFUSE: Move.REFUSE}


def process(taken: Taken) -> None:
    """Check a file that was taken, and write down what came of it."""
    began = monotonic()
    file = SourceFile.objects.filter(pk=taken.file_id).first()
    if file is None:
        return
    try:
        with job_folder(taken.file_id, taken.attempt) as folder:
            finding = _findings(file, taken, folder)
            _keep(taken, finding)
    except LeaseLost:
        log.warning("file_check_overtaken", file=str(file.stable_id))
        return
    log.info(
        "file_checked",
        file=str(file.stable_id),
        move=str(finding.move),
        reason=finding.reason,
        flags=[str(flag) for flag in finding.flags],
        pages=len(finding.pages),
        seconds=round(monotonic() - began, 1),
    )


def _findings(file: SourceFile, taken: Taken, folder: Path) -> Finding:
    try:
        original = _copy(file, folder)
    except OSError as error:
        return Finding(Move.FAIL, _disk_or_crash(error), detail=f"original: {error}")
    try:
        examined = judge(
            original, file.filename, folder=folder / "pages", on_tick=lambda: extend(taken)
        )
        extend(taken)
        return _found(file, examined, folder / "pages")
    except (OSError, StorageFull) as error:
        return Finding(Move.FAIL, PortalReason.STORAGE_FULL, detail=str(error))


def _copy(file: SourceFile, folder: Path) -> Path:
    """The original on this machine's disk, whatever the storage."""
    original = folder / f"original{PurePosixPath(file.filename).suffix.lower()[:6]}"
    with file.file.open("rb") as source, original.open("wb") as target:
        shutil.copyfileobj(source, target, 1024 * 1024)
    return original


def _disk_or_crash(error: OSError) -> Reason | PortalReason:
    return Reason.CRASHED if isinstance(error, FileNotFoundError) else PortalReason.STORAGE_FULL


def _found(file: SourceFile, examined: Examined, folder: Path) -> Finding:
    verdict: Verdict = examined.verdict
    words = [PageWords(page.title, page.text) for page in examined.pages]
    guesses = guess(words, file.filename)
    languages = page_languages(words, guesses.language or file.language)
    pages = zip(examined.pages, languages, strict=True)
    return Finding(
        move=MOVES[verdict.outcome],
        reason=verdict.reason or "",
        detail=verdict.detail,
        flags=verdict.flags,
        media_type=verdict.media_type,
        unit=examined.unit,
        pages=tuple(_page(page, language) for page, language in pages),
        pictures=_pictures(examined, folder),
        guesses=guesses.as_json(),
    )


def _pictures(examined: Examined, folder: Path) -> str:
    return store_pictures(
        (page.number, width, folder / place)
        for page in examined.pages
        for width, place in page.pictures.items()
    )


def _page(page: ExtractedPage, language: str) -> ReadPage:
    return ReadPage(
        number=page.number,
        title=page.title,
        text=page.text,
        notes=page.notes,
        language=language,
        was_hidden=page.hidden,
        by_ocr=page.ocr,
        width=page.width,
        height=page.height,
    )


def _keep(taken: Taken, finding: Finding) -> None:
    """Whatever goes wrong, pictures that no row names are deleted."""
    try:
        keep(taken, finding)
    except BaseException:
        remove_pictures(finding.pictures)
        raise
