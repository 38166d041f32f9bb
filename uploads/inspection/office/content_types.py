"""``[Content_Types].xml`` and ``_rels/.rels``: what an office package is.

Both are small and read inside the web request.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from uploads.inspection.archive.directory import Archive, Member
from uploads.inspection.archive.reading import read
from uploads.inspection.findings import Refusal
from uploads.inspection.kinds import Kind
from uploads.inspection.limits import MIB
from uploads.inspection.office.relationships import Relationship, part_name, relationship
from uploads.inspection.office.xml_parts import Malformed, OnElement, read_xml
from uploads.inspection.verdict import Reason

_TYPES: Final = "[content_types].xml"
_ROOT_RELATIONSHIPS: Final = "_rels/.rels"
#: Far above the largest seen, of a presentation with 300 slides (60 kB).
_LONGEST: Final = 4 * MIB

_OPEN_XML: Final = "application/vnd.openxmlformats-officedocument."
_MAIN_TYPES: Final = {
    f"{_OPEN_XML}presentationml.presentation.main+xml": Kind.PPTX,
    f"{_OPEN_XML}wordprocessingml.document.main+xml": Kind.DOCX,
}
#: The same files with macros: templates, shows and add-ins included.
_MACRO_TYPES: Final = {
    "application/vnd.ms-powerpoint.": Kind.PPTX,
    "application/vnd.ms-word.": Kind.DOCX,
}


@dataclass(slots=True)
class ContentTypes:
    """Types of parts: by extension, and by name (both in lower case)."""

    by_extension: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, str] = field(default_factory=dict)

    def of(self, name: str) -> str:
        """The type of a member, in lower case; "" if none is given."""
        folded = name.casefold()
        return self.by_name.get(folded) or self.by_extension.get(folded.rpartition(".")[2], "")

    def all(self) -> Iterator[str]:
        yield from self.by_extension.values()
        yield from self.by_name.values()


@dataclass(frozen=True, slots=True)
class Package:
    """An archive with content types. ``main`` is the member all else hangs on, in lower case."""

    archive: Archive
    types: ContentTypes
    main: str

    @property
    def kind(self) -> Kind | None:
        """The type that is accepted, with or without macros; None for any other."""
        main_type = self.types.of(self.main)
        if "macroenabled" in main_type:
            return next(
                (kind for start, kind in _MACRO_TYPES.items() if main_type.startswith(start)), None
            )
        return _MAIN_TYPES.get(main_type)

    @property
    def macro_part(self) -> str:
        """A word about where it holds macros; "" if nowhere."""
        for member in self.archive.members:
            if member.name.casefold().endswith(("vbaproject.bin", "vbadata.xml")):
                return member.name
        return next(
            (each for each in self.types.all() if "macroenabled" in each or ".vbaproject" in each),
            "",
        )


def read_package(file: BinaryIO, archive: Archive) -> Package | None:
    """Read what the package says it is; None if it is an archive of another kind."""
    by_name = {member.name.casefold(): member for member in archive.members}
    if _TYPES not in by_name:
        return None
    types = _content_types(file, by_name[_TYPES])
    main = _main_part(file, by_name.get(_ROOT_RELATIONSHIPS)) or _typed_main(types)
    if main and main not in by_name:
        raise Refusal(Reason.CORRUPT, f"{main} is missing")
    return Package(archive, types, main)


def _content_types(file: BinaryIO, member: Member) -> ContentTypes:
    types = ContentTypes()

    def element(tag: str, attributes: Mapping[str, str]) -> None:
        content_type = attributes.get("ContentType", "").strip().lower()
        if tag == "Default":
            types.by_extension[attributes.get("Extension", "").casefold()] = content_type
        elif tag == "Override":
            types.by_name[part_name(attributes.get("PartName", ""))] = content_type

    _read_essential(file, member, element)
    return types


def _main_part(file: BinaryIO, member: Member | None) -> str:
    found: list[Relationship] = []

    def element(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "Relationship":
            found.append(relationship(attributes))

    if member is not None:
        _read_essential(file, member, element)
    targets = (each.target for each in found if each.kind == "officeDocument")
    return part_name(next(targets, ""))


def _typed_main(types: ContentTypes) -> str:
    return next((name for name, each in types.by_name.items() if each in _MAIN_TYPES), "")


def _read_essential(file: BinaryIO, member: Member, on_element: OnElement) -> None:
    try:
        read_xml([read(file, member, _LONGEST)], member.name, on_element)
    except Malformed:
        raise Refusal(Reason.CORRUPT, f"{member.name} is no XML") from None
