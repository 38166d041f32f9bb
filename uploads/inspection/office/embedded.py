"""Objects embedded in an office file: a chart's workbook is fine, a program is not.

An object is a compound file, or a package of its own, or bare data. Whatever is wrong with an
object is no reason to refuse the file that holds it: office suites show its picture.
"""

from __future__ import annotations

import io
import struct
from typing import BinaryIO, Final

from uploads.inspection.archive.directory import LOCAL_SIGNATURE, read_directory
from uploads.inspection.archive.reading import read
from uploads.inspection.archive.rules import check_directory
from uploads.inspection.findings import Findings, Refusal
from uploads.inspection.limits import Limits
from uploads.inspection.office.compound import CompoundFile, open_compound
from uploads.inspection.office.executables import is_program, is_program_name
from uploads.inspection.office.ole_directory import SIGNATURE

#: Objects in objects that are looked at: a presentation in a text in a presentation.
_DEEPEST: Final = 3
#: A stream in which a file of any kind is put, with its name.
_PACKAGED: Final = "\x01Ole10Native"
_LONGEST_NAME: Final = 1024


def examine(data: BinaryIO, findings: Findings, limits: Limits, depth: int = 1) -> None:
    """Note programs and macros in one embedded object."""
    data.seek(0)
    head = data.read(4096)
    if is_program(head):
        findings.acts("an embedded program")
    elif depth > _DEEPEST:
        return
    elif head.startswith(SIGNATURE):
        _examine_compound(data, findings, limits, depth)
    elif head.startswith(LOCAL_SIGNATURE):
        _examine_archive(data, findings, limits, depth)


def examine_streams(
    compound: CompoundFile, findings: Findings, limits: Limits, depth: int = 1
) -> None:
    """Note programs and macros in the streams of a compound file."""
    if compound.holds_macros:
        findings.holds_macro("a project of Visual Basic")
    for path, data in compound.readable():
        if path[-1] == _PACKAGED:
            _examine_packaged(data, findings, limits, depth)
        else:
            examine(io.BytesIO(data), findings, limits, depth + 1)


def _examine_compound(data: BinaryIO, findings: Findings, limits: Limits, depth: int) -> None:
    try:
        compound = open_compound(data)
    except Refusal:
        return
    examine_streams(compound, findings, limits, depth)


def _examine_archive(data: BinaryIO, findings: Findings, limits: Limits, depth: int) -> None:
    try:
        archive = read_directory(data, limits)
        if archive is None:
            return
        for member in archive.members:
            name = member.name.casefold()
            if name.endswith("vbaproject.bin"):
                findings.holds_macro("macros in an embedded file")
            elif is_program_name(name):
                findings.acts("a program in an embedded archive")
        check_directory(archive, limits)
        for member in archive.members:
            if "embeddings/" in member.name.casefold():
                examine(io.BytesIO(read(data, member, limits.stream)), findings, limits, depth + 1)
    except Refusal:
        return


def _examine_packaged(data: bytes, findings: Findings, limits: Limits, depth: int) -> None:
    """A file put in with its names: label, source, temporary path. Layout: as oletools reads it."""
    names, content = _packaged(data)
    if any(map(is_program_name, names)):
        findings.acts("an embedded program")
    else:
        examine(io.BytesIO(content), findings, limits, depth + 1)


def _packaged(data: bytes) -> tuple[tuple[str, ...], bytes]:
    """Names and content; of data in another layout no names and all but its size."""
    strings = _Strings(data, at=6)
    try:
        label, source = strings.text(), strings.text()
        strings.at += 8
        temporary = strings.text()
        (size,) = struct.unpack_from("<L", data, strings.at)
    except (ValueError, struct.error):
        return (), data[4:]
    return (label, source, temporary), data[strings.at + 4 : strings.at + 4 + size]


class _Strings:
    """Texts that end with a zero byte, one after the other."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data = data
        self.at = at

    def text(self) -> str:
        end = self.data.index(b"\0", self.at, self.at + _LONGEST_NAME)
        text = self.data[self.at : end].decode("latin-1")
        self.at = end + 1
        return text
