"""How uploaded files are opened: programs, fence, limits of one child process, OCR."""

from __future__ import annotations

import shutil
from pathlib import Path

from portal.settings import env

MIB = 1024 * 1024


def _program(named: str, *names: str) -> Path | None:
    """The program the operator names, else the first of these in PATH."""
    found = named or next(filter(None, map(shutil.which, names)), None)
    return Path(found) if found else None


#: None: not installed. Office files are then refused, with a sentence that says what is missing.
UPLOAD_PROGRAMS: dict[str, Path | None] = {
    "bwrap": _program(env.BWRAP, "bwrap"),
    "soffice": _program(env.SOFFICE, "soffice", "libreoffice"),
    "tesseract": _program(env.TESSERACT, "tesseract"),
}

#: A value of uploads.extraction.settings.FenceMode. Not to be set from the environment here:
#: nobody switches the fence off in production.
UPLOAD_FENCE = "required"

#: What one child process may use: bytes and seconds.
UPLOAD_RUN_LIMITS: dict[str, int] = {
    "address_space": 1500 * MIB,
    "file_size": 300 * MIB,
    "folder_size": 1024 * MIB,
    "cpu_seconds": 60,
    "wall_seconds": 120,
}
#: Most pages of a file; processor time for one page; wall clock for one file. Seconds.
UPLOAD_PAGES = 300
UPLOAD_PAGE_SECONDS = 20
UPLOAD_FILE_SECONDS = 300

#: tesseract's names of the languages to read; none: no OCR.
UPLOAD_OCR_LANGUAGES: list[str] = env.OCR_LANGUAGES if env.OCR else []

#: The virus scanner, ``unix:/path`` or ``host:port``; "": none, nothing is scanned.
UPLOAD_SCANNER = env.CLAMD
#: A worker that is silent for so many seconds is lost, and another takes its file.
UPLOAD_LEASE_SECONDS = env.UPLOAD_LEASE_SECONDS
#: Folders of the checks that are going on.
UPLOAD_WORK_ROOT = env.VAR_DIR / "checks"
