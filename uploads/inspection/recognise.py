"""First bytes and directory -> what the content is. Reads little, parses nothing heavy.

The name only claims; content decides, and the two must agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO, Final

from uploads.inspection.archive.directory import EMPTY_SIGNATURE, LOCAL_SIGNATURE, read_directory
from uploads.inspection.archive.rules import check_directory
from uploads.inspection.findings import Refusal
from uploads.inspection.kinds import Kind
from uploads.inspection.limits import Limits
from uploads.inspection.office.content_types import Package, read_package
from uploads.inspection.office.ole_directory import SIGNATURE as OLE_SIGNATURE
from uploads.inspection.office.ole_directory import first_names
from uploads.inspection.office.presentation97 import ENCRYPTED, MAIN
from uploads.inspection.pdf.header import (
    SEARCHED,
    begins_as_pdf,
    ends_as_archive,
    hides_pdf,
    holds_archive,
    starts_late,
)
from uploads.inspection.verdict import Reason

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_OFFICE: Final = frozenset({Kind.PPTX, Kind.PPT, Kind.DOCX})


@dataclass(frozen=True, slots=True)
class Content:
    """What a file is; the package only for PPTX and DOCX."""

    kind: Kind
    package: Package | None = None


def recognise(file: BinaryIO, claimed: Kind, limits: Limits) -> Content:
    """What the content is. Refusal for anything that is not what the name claims."""
    file.seek(0)
    head = file.read(SEARCHED + 8)
    if hides_pdf(head):
        raise Refusal(Reason.POLYGLOT, "something before %PDF-")
    if head.startswith((LOCAL_SIGNATURE, EMPTY_SIGNATURE)):
        return _recognise_archive(file, claimed, limits)
    kind = _kind(head)
    if kind is not None and kind != Kind.PDF and holds_archive(file, limits):
        raise Refusal(Reason.POLYGLOT, f"{kind} with an archive in it")
    if kind == Kind.PDF and ends_as_archive(file, limits):
        raise Refusal(Reason.POLYGLOT, "a PDF with an archive at its end")
    if kind is None and head.startswith(OLE_SIGNATURE):
        return _recognise_compound(file, claimed)
    if kind is None and claimed in _OFFICE and holds_archive(file, limits):
        raise Refusal(Reason.POLYGLOT, "something before the archive")
    if kind is None and claimed == Kind.PDF and starts_late(file):
        raise Refusal(Reason.POLYGLOT, "something long before %PDF-")
    return _agreed(kind, claimed)


def _kind(head: bytes) -> Kind | None:
    if begins_as_pdf(head):
        return Kind.PDF
    if head.startswith(_PNG):
        return Kind.PNG
    if head.startswith(_JPEG):
        return Kind.JPEG
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Kind.WEBP
    return None


def _agreed(kind: Kind | None, claimed: Kind, package: Package | None = None) -> Content:
    if kind != claimed:
        raise Refusal(Reason.TYPE_MISMATCH, f"named as {claimed}, is {kind or 'something else'}")
    return Content(kind, package)


def _recognise_archive(file: BinaryIO, claimed: Kind, limits: Limits) -> Content:
    if claimed not in (Kind.PPTX, Kind.DOCX):
        raise Refusal(Reason.TYPE_MISMATCH, f"named as {claimed}, is an archive")
    archive = read_directory(file, limits)
    if archive is None:
        raise Refusal(Reason.CORRUPT, "an archive without its directory")
    if archive.prefix or min((each.offset for each in archive.members), default=0):
        raise Refusal(Reason.POLYGLOT, "something before the archive")
    check_directory(archive, limits)
    package = read_package(file, archive)
    if package is None:
        raise Refusal(Reason.TYPE_MISMATCH, "an archive without content types")
    content = _agreed(package.kind, claimed, package)
    if package.macro_part:
        raise Refusal(Reason.MACRO, package.macro_part)
    return content


def _recognise_compound(file: BinaryIO, claimed: Kind) -> Content:
    """PPT; a PPTX or DOCX with a password is a compound file, too."""
    names = first_names(file)
    if claimed in _OFFICE and names & ENCRYPTED:
        raise Refusal(Reason.ENCRYPTED, "an encrypted stream")
    if claimed == Kind.PPT and not names:
        raise Refusal(Reason.CORRUPT, "a compound file without a directory")
    return _agreed(Kind.PPT if MAIN in names else None, claimed)
