"""Packages (PPTX, DOCX and their relatives) with something added, and other archives."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from tests.files.good import docx_parts, pptx_bytes, zip_bytes

MACRO_PPTX: Final = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
SLIDESHOW: Final = "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml"
PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_RELATIONSHIP_TYPE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def parts_of(data: bytes) -> dict[str, bytes]:
    """The members of an archive by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pptx_and(members: dict[str, bytes]) -> bytes:
    """A presentation with these members added or replaced."""
    return zip_bytes(parts_of(pptx_bytes(["Night buses"])) | members)


def docx_and(members: dict[str, bytes]) -> bytes:
    """A DOCX with these members added or replaced."""
    return zip_bytes(docx_parts(["Night buses"]) | members)


def pptx_of_type(content_type: str) -> bytes:
    """A presentation whose main part says it is something else."""
    parts = parts_of(pptx_bytes(["Night buses"]))
    types = parts["[Content_Types].xml"].replace(PPTX.encode(), content_type.encode())
    return zip_bytes(parts | {"[Content_Types].xml": types})


def strict(data: bytes) -> bytes:
    """The same package with the names of strict Open XML."""
    changes = {
        b"http://schemas.openxmlformats.org/officeDocument/2006/": b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/presentationml/2006/": b"http://purl.oclc.org/ooxml/presentationml/",
    }
    parts = parts_of(data)
    for old, new in changes.items():
        parts = {name: part.replace(old, new) for name, part in parts.items()}
    return zip_bytes(parts)


def relationships(kind: str, target: str, *, mode: str = "") -> bytes:
    """A part of relationships with one of them."""
    mode = f' TargetMode="{mode}"' if mode else ""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId99" Type="{_RELATIONSHIP_TYPE}/{kind}" Target="{target}"{mode}/>'
        "</Relationships>"
    ).encode()


def odp_bytes() -> bytes:
    """The smallest thing that says it is a presentation of OpenDocument."""
    return zip_bytes(
        {
            "mimetype": b"application/vnd.oasis.opendocument.presentation",
            "content.xml": b"<office:document-content xmlns:office='urn:office'/>",
        }
    )


def xlsx_bytes() -> bytes:
    """The content types of a workbook around the parts of a DOCX."""
    parts = docx_parts(["Night buses"])
    types = parts["[Content_Types].xml"].replace(
        b"wordprocessingml.document.main", b"spreadsheetml.sheet.main"
    )
    return zip_bytes(parts | {"[Content_Types].xml": types})
