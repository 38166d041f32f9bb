"""Django's settings as the plain ones that ``uploads.extraction`` takes: for worker and command."""

from __future__ import annotations

from django.conf import settings

from uploads.extraction.fence import FenceMissing, working_fence
from uploads.extraction.ocr import installed_languages
from uploads.extraction.settings import Examination, FenceMode, Programs, RunLimits


def examination() -> Examination:
    """How files are examined on this machine."""
    programs = Programs(**settings.UPLOAD_PROGRAMS)
    languages = tuple(settings.UPLOAD_OCR_LANGUAGES)
    return Examination(
        programs=programs,
        mode=FenceMode(settings.UPLOAD_FENCE),
        limits=RunLimits(**settings.UPLOAD_RUN_LIMITS),
        most_pages=settings.UPLOAD_PAGES,
        page_seconds=settings.UPLOAD_PAGE_SECONDS,
        file_seconds=settings.UPLOAD_FILE_SECONDS,
        ocr_languages=(
            installed_languages(programs.tesseract, languages) if programs.tesseract else ()
        ),
    )


def reads_office_files() -> bool:
    """Whether presentations and text files of office software can be read on this machine."""
    chosen = examination()
    if chosen.programs.soffice is None:
        return False
    try:
        return chosen.mode is FenceMode.OFF or bool(working_fence(chosen.programs.bwrap))
    except FenceMissing:
        return False
