"""Where a PDF begins, and whether the file is something else as well."""

from __future__ import annotations

import io
import re
from typing import BinaryIO, Final

from uploads.inspection.archive.directory import read_directory
from uploads.inspection.findings import Refusal
from uploads.inspection.limits import Limits
from uploads.inspection.verdict import Reason

SIGNATURE: Final = b"%PDF-"
#: Readers look for the signature this far into a file.
SEARCHED: Final = 1024
_LATE: Final = 64 * 1024
#: A byte order mark or white space left by a web server's template: real files have them, and
#: they make it nothing else.
_HARMLESS: Final = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n\0]{0,32}%PDF-")


def begins_as_pdf(head: bytes) -> bool:
    """Whether the file is a PDF from its first byte on."""
    return bool(_HARMLESS.match(head))


def hides_pdf(head: bytes) -> bool:
    """Whether a reader would find a PDF behind something else."""
    return SIGNATURE in head[:SEARCHED] and not begins_as_pdf(head)


def starts_late(file: BinaryIO) -> bool:
    """Whether a PDF follows after more than readers look through: two files in one all the same."""
    file.seek(0)
    return SIGNATURE in file.read(_LATE)


def holds_archive(file: BinaryIO, limits: Limits) -> bool:
    """Whether an unpacker would find an archive in this file."""
    try:
        archive = read_directory(file, limits)
    except Refusal as refusal:
        return refusal.reason == Reason.ARCHIVE_BOMB
    return archive is not None and bool(archive.members)


def ends_as_archive(file: BinaryIO, limits: Limits) -> bool:
    """Whether the archive ends the file; one before the last ``%%EOF`` may be an attached file."""
    try:
        archive = read_directory(file, limits)
    except Refusal as refusal:
        return refusal.reason == Reason.ARCHIVE_BOMB
    if archive is None or not archive.members:
        return False
    file.seek(-archive.tail, io.SEEK_END)
    return b"%%EOF" not in file.read(archive.tail)
