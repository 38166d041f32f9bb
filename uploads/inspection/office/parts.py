"""Every part of a PPTX or DOCX, unpacked once: XML is read, objects are examined.

So a wrong checksum, a lying size and a DTD are found wherever they are.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO, Final

from uploads.inspection.archive.directory import LOCAL_SIGNATURE, Member
from uploads.inspection.archive.reading import pieces
from uploads.inspection.findings import Findings, Refusal
from uploads.inspection.kinds import Kind
from uploads.inspection.limits import Limits
from uploads.inspection.office.content_types import Package
from uploads.inspection.office.embedded import examine
from uploads.inspection.office.executables import is_program, is_program_name
from uploads.inspection.office.ole_directory import SIGNATURE
from uploads.inspection.office.relationships import relationship
from uploads.inspection.office.xml_parts import (
    Malformed,
    OnElement,
    no_dtd,
    published_svg_dtd,
    read_xml,
)
from uploads.inspection.verdict import Flag, Reason

_XML_NAMES: Final = (".xml", ".rels", ".vml", ".svg")
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_BOM: Final = b"\xef\xbb\xbf"
_SLIDE: Final = re.compile(r"ppt/slides/[^/]+\.xml$", re.IGNORECASE)
#: Folders of the parts that are shown: one that cannot be read there is a file cut or spoilt.
_SHOWN: Final = re.compile(r"(?:ppt|word)/[^/]*(?:/[^/]*)?\.xml$", re.IGNORECASE)
_CONTROLS: Final = frozenset({"control", "activeXControlBinary"})

#: Fields of a text that fetch something (pictures pasted from the web) or start a program, and
#: clicks on a slide that start one.
_FETCHING: Final = re.compile(rb"\bINCLUDE(?:PICTURE|TEXT)\b")
_STARTING: Final = re.compile(
    rb"<w:instrText[^>]*>\s*DDE(?:AUTO)?\s|w:instr=\"\s*DDE|action=\"ppaction://program"
)
#: Longer than any of them: one may lie across two pieces.
_OVERLAP: Final = 256


@dataclass(frozen=True, slots=True)
class _Part:
    """A member of the package, and what its first piece says."""

    member: Member
    head: bytes
    declared: str

    @property
    def name(self) -> str:
        return self.member.name

    @property
    def is_xml(self) -> bool:
        text = self.head.removeprefix(_BOM).lstrip()
        return (
            self.declared.endswith(("+xml", "/xml", "vmldrawing"))
            or self.name.casefold().endswith(_XML_NAMES)
            or text.startswith(b"<?xml")
            or self.head.startswith(_UTF_16)
        )

    @property
    def is_svg(self) -> bool:
        return self.declared.startswith("image/svg") or self.name.casefold().endswith(".svg")

    @property
    def is_object(self) -> bool:
        return "embeddings/" in self.name.casefold() or self.head.startswith(
            (SIGNATURE, LOCAL_SIGNATURE)
        )


def inspect_parts(file: BinaryIO, package: Package, findings: Findings, limits: Limits) -> None:
    """Read every member. Refusal for a DTD, a broken part or one larger than it says."""
    for member in package.archive.members:
        content = pieces(file, member)
        head = next(content, b"")
        part = _Part(member, head, package.types.of(member.name))
        whole = chain([head], content)
        _check_name(part, findings)
        if part.is_xml and not member.is_folder:
            _inspect_xml(part, whole, findings, package)
        elif part.is_object:
            examine(_joined(whole), findings, limits)
        for _ in whole:
            pass


def _check_name(part: _Part, findings: Findings) -> None:
    if is_program(part.head) or ("embeddings/" in part.name and is_program_name(part.name)):
        findings.acts(f"{part.name} is a program")
    if "activex" in part.declared or "activex/" in part.name.casefold():
        findings.acts(f"{part.name} is an ActiveX control")


def _joined(content: Iterator[bytes]) -> BinaryIO:
    data = io.BytesIO()
    for piece in content:
        data.write(piece)
    return data


def _inspect_xml(
    part: _Part, content: Iterator[bytes], findings: Findings, package: Package
) -> None:
    is_main = part.name.casefold() == package.main
    on_element: OnElement | None = None
    first_only = True
    slides = _Slides() if is_main and package.kind == Kind.PPTX else None
    if slides is not None:
        on_element, first_only = slides.element, False
    elif part.name.casefold().endswith(".rels"):
        on_element, first_only = _relationships(part.name, findings), False
    elif _SLIDE.search(part.name):
        on_element = _slide(findings)
    try:
        read_xml(
            _with_commands(content, findings) if _SHOWN.match(part.name) else content,
            part.name,
            on_element,
            first_only=first_only,
            allow_dtd=published_svg_dtd if part.is_svg else no_dtd,
        )
    except Malformed as error:
        _judge_malformed(part, error, findings, is_main)
    if slides is not None and not slides.count:
        raise Refusal(Reason.CORRUPT, "a presentation without a slide")


def _judge_malformed(part: _Part, error: Malformed, findings: Findings, is_main: bool) -> None:
    """Drawings of old versions (VML) are HTML-like and often not well-formed; suites do not mind.

    Nor do they mind an empty part beside the slides. But one broken before its first element may
    hide a DTD from us that another parser sees.
    """
    is_empty = part.member.size == 0
    if is_main or _SHOWN.match(part.name) or not (error.started or is_empty):
        raise Refusal(Reason.CORRUPT, f"{part.name} is no well-formed XML")
    if not part.name.casefold().endswith(".vml"):
        findings.flag(Flag.DAMAGED)


def _relationships(name: str, findings: Findings) -> OnElement:
    def element(tag: str, attributes: Mapping[str, str]) -> None:
        if tag != "Relationship":
            return
        found = relationship(attributes)
        if found.is_outside and found.kind != "hyperlink":
            findings.flag(Flag.EXTERNAL_LINK)
        if found.starts_program:
            findings.acts(f"{name} links to a program")
        if found.kind in _CONTROLS:
            findings.acts(f"{name} names an ActiveX control")
        elif found.kind == "vbaProject":
            raise Refusal(Reason.MACRO, f"{name} names macros")

    return element


class _Slides:
    """Counts the slides that the main part of a presentation names."""

    count = 0

    def element(self, tag: str, _attributes: Mapping[str, str]) -> None:
        self.count += tag == "sldId"


def _slide(findings: Findings) -> OnElement:
    def element(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "sld" and attributes.get("show") in ("0", "false"):
            findings.flag(Flag.HIDDEN_SLIDES)

    return element


def _with_commands(content: Iterator[bytes], findings: Findings) -> Iterator[bytes]:
    """The same pieces; notes fields and clicks that fetch or start something."""
    before = b""
    for piece in content:
        searched = before + piece
        if _FETCHING.search(searched):
            findings.flag(Flag.EXTERNAL_LINK)
        if _STARTING.search(searched):
            findings.acts("a field or a click that starts a program")
        before = piece[-_OVERLAP:]
        yield piece
