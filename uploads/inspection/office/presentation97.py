"""A PPT: macros, controls and programs in its records, and whether it needs a password.

Numbers of records: [MS-PPT], 2.13.24; the tokens: 2.3.2.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final

from uploads.inspection.findings import Findings, Refusal
from uploads.inspection.limits import Limits
from uploads.inspection.office.compound import CompoundFile, open_compound
from uploads.inspection.office.embedded import examine, examine_streams
from uploads.inspection.office.records import Record, records
from uploads.inspection.verdict import Flag, Reason

#: Names of streams at the top.
MAIN: Final = "PowerPoint Document"
ENCRYPTED: Final = frozenset({"EncryptedSummary", "EncryptedPackage", "EncryptionInfo"})
_PICTURES: Final = "Pictures"
_CURRENT_USER: Final = "Current User"
#: A file of two versions keeps the newer one in a storage.
_DUAL: Final = "PP97_DUALSTORAGE"

_ENCRYPTED_TOKEN: Final = 0xF3D1C4DF
_CRYPT_SESSION: Final = 0x2F14
_EMBEDDED: Final = 0x1011
_CONTROL: Final = 0x0FEE
#: InteractiveInfoAtom: a sound, a link, then what a click does.
_CLICK: Final = 0x0FF3
_RUN_PROGRAM: Final = b"\x02"
_LINK: Final = 0x0FCE
_SLIDE_SHOW_INFO: Final = 0x03F9
#: fHidden of SlideShowSlideInfoAtom, in the byte after effect and direction.
_HIDDEN: Final = 0x04


def inspect_ppt(file: BinaryIO, findings: Findings, limits: Limits) -> None:
    """Note what acts in it. Refusal ENCRYPTED, CORRUPT, TYPE_MISMATCH or ARCHIVE_BOMB."""
    compound = open_compound(file)
    _check_password(compound)
    path = next((path for path in ((MAIN,), (_DUAL, MAIN)) if path in compound.streams), None)
    if path is None:
        # The quick look saw the name: it is that of an object inside a text or a workbook.
        raise Refusal(Reason.TYPE_MISMATCH, "a presentation inside something else")
    stream = compound.read(path)
    if (_PICTURES,) in compound.streams:
        compound.read((_PICTURES,))
    if compound.holds_macros:
        findings.holds_macro("a project of Visual Basic")
    for record in records(stream):
        _inspect_record(stream, record, findings)
    for data in _embedded(stream, limits):
        examine(data, findings, limits)
    examine_streams(compound, findings, limits)


def _check_password(compound: CompoundFile) -> None:
    if compound.root_names & ENCRYPTED:
        raise Refusal(Reason.ENCRYPTED, "an encrypted stream")
    if (_CURRENT_USER,) in compound.streams:
        atom = compound.read((_CURRENT_USER,))
        if int.from_bytes(atom[12:16], "little") == _ENCRYPTED_TOKEN:
            raise Refusal(Reason.ENCRYPTED, "the current user's token says so")


def _inspect_record(stream: bytes, record: Record, findings: Findings) -> None:
    if record.kind == _CRYPT_SESSION:
        raise Refusal(Reason.ENCRYPTED, "a record of encryption")
    if record.kind == _CONTROL:
        findings.acts("an ActiveX control")
    elif record.kind == _CLICK and stream[record.start + 8 : record.start + 9] == _RUN_PROGRAM:
        findings.acts("a click that starts a program")
    elif record.kind == _LINK:
        findings.flag(Flag.EXTERNAL_LINK)
    elif record.kind == _SLIDE_SHOW_INFO and _is_hidden(stream[record.start : record.end]):
        findings.flag(Flag.HIDDEN_SLIDES)


def _is_hidden(show_info: bytes) -> bool:
    return len(show_info) >= 12 and bool(show_info[10] & _HIDDEN)


def _embedded(stream: bytes, limits: Limits) -> Iterator[BinaryIO]:
    """Objects and projects, unpacked; together no more than an archive may unpack to."""
    room = limits.unpacked
    for record in records(stream):
        if record.kind != _EMBEDDED:
            continue
        data = stream[record.start : record.end]
        if record.instance == 1:
            # Compressed: the size unpacked, then the data.
            try:
                data = zlib.decompressobj().decompress(data[4:], room + 1)
            except zlib.error:
                continue
        room -= len(data)
        if room < 0:
            raise Refusal(Reason.ARCHIVE_BOMB, "objects unpack to more than is accepted")
        yield io.BytesIO(data)
