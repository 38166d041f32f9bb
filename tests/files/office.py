"""Packages (PPTX, DOCX and their relatives) with something added, and other archives."""

from __future__ import annotations

import io
import re
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


def plain(data: bytes) -> bytes:
    """The same as services on the web write it: no properties, no thumbnail, absolute targets."""
    parts = {name: part for name, part in parts_of(data).items() if "docProps/" not in name}
    root = "_rels/.rels"
    parts[root] = re.sub(rb'<Relationship [^>]*"docProps/[^>]*/>', b"", parts[root])
    parts[root] = parts[root].replace(b'Target="ppt/', b'Target="/ppt/')
    slides = "ppt/_rels/presentation.xml.rels"
    parts[slides] = parts[slides].replace(b'Target="slides/', b'Target="/ppt/slides/')
    return zip_bytes(parts)


def with_sections(data: bytes) -> bytes:
    """A presentation of two slides put in a section, which names them once more."""
    parts = parts_of(data)
    sections = (
        b'<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
        b'<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
        b'<p14:section name="Buses" id="{3D7B42A3-4A84-4A46-8A8E-0C2B2C3A9C01}"><p14:sldIdLst>'
        b'<p14:sldId id="256"/><p14:sldId id="257"/></p14:sldIdLst></p14:section>'
        b"</p14:sectionLst></p:ext></p:extLst></p:presentation>"
    )
    main = "ppt/presentation.xml"
    parts[main] = re.sub(
        b"(<p:extLst>.*</p:extLst>)?</p:presentation>", sections, parts[main], flags=re.DOTALL
    )
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
