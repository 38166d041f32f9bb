"""PPTX and DOCX: declarations of types, macros, controls, programs, and things elsewhere."""

from __future__ import annotations

import re

import pytest

from tests.files.good import docx_bytes, docx_parts, pptx_bytes, zip_bytes
from tests.files.office import (
    MACRO_PPTX,
    docx_and,
    parts_of,
    pptx_and,
    pptx_of_type,
    relationships,
    strict,
    xlsx_bytes,
)
from tests.files.ole import compound, packaged
from tests.uploads.inspection.conftest import Ask, short
from uploads.inspection import Flag, Outcome, Reason

SLIDE = "ppt/slides/slide1.xml"
SLIDE_LINKS = "ppt/slides/_rels/slide1.xml.rels"
DTD = '<!DOCTYPE x [<!ENTITY a "b">]>'


def spoilt(name: str, change: bytes) -> bytes:
    """A DOCX one part of which starts with something."""
    parts = docx_parts(["Night buses"])
    declaration, _, rest = parts[name].partition(b"\n")
    return zip_bytes(parts | {name: declaration + change + rest})


@pytest.mark.parametrize(
    "data",
    [
        *(spoilt(name, DTD.encode()) for name in docx_parts([])),
        spoilt("word/document.xml", b"<!-- quiet --><?a b?>\n" + DTD.encode()),
        spoilt("word/document.xml", b"<!DOCTYPE w:document SYSTEM 'http://198.51.100.1/x.dtd'>"),
        docx_and({"docProps/app.xml": DTD.encode() + b"<x/>"}),
        docx_and({"word/numbering.xml": f"\ufeff{DTD}<x/>".encode()}),
        docx_and({"word/numbering.xml": f"{DTD}<x/>".encode("utf-16")}),
        docx_and({"word/numbering.xml": f"{DTD}<x/>".encode("utf-16-be")}),
        docx_and({"customXml/item1.bin": f"<?xml version='1.0'?>{DTD}<x/>".encode()}),
        docx_and({"word/media/image1.svg": f"{DTD}<svg/>".encode()}),
        docx_and({"word/drawings/vmlDrawing1.vml": f"{DTD}<xml><br></xml>".encode()}),
        pptx_and({SLIDE: DTD.encode() + b"<x/>"}),
        pptx_and({SLIDE_LINKS: DTD.encode() + b"<Relationships/>"}),
    ],
    ids=short,
)
def test_any_declaration_of_a_document_type_is_refused(ask: Ask, data: bytes) -> None:
    name = "deck.pptx" if SLIDE in parts_of(data) else "brief.docx"

    assert ask(data, name).reason == Reason.XML_DTD


def test_a_drawing_that_names_the_published_type_of_svg_is_fine(ask: Ask) -> None:
    svg = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd"><svg/>'

    assert ask(docx_and({"word/media/image1.svg": svg}), "brief.docx").outcome == Outcome.ACCEPT


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_parts_may_be_written_in_any_encoding_of_xml(ask: Ask, encoding: str) -> None:
    parts = docx_parts(["서울"])
    recoded = {
        name: data.decode().partition("\n")[2].encode(encoding) for name, data in parts.items()
    }

    assert ask(zip_bytes(recoded), "brief.docx").outcome == Outcome.ACCEPT


@pytest.mark.parametrize(
    "data",
    [
        pptx_of_type(MACRO_PPTX),
        pptx_and({"ppt/vbaProject.bin": b"macros"}),
        pptx_and({"ppt/VBAPROJECT.BIN": b"macros"}),
        pptx_and({SLIDE_LINKS: relationships("vbaProject", "../other.bin")}),
    ],
    ids=short,
)
def test_macros_are_refused(ask: Ask, data: bytes) -> None:
    assert ask(data, "deck.pptx").reason == Reason.MACRO


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("image", "http://198.51.100.1/picture.png"),
        ("image", "https://example.org/picture.png"),
        ("image", "file:///etc/hostname"),
        ("image", "\\\\198.51.100.1\\share\\picture.png"),
        ("oleObject", "file:///C:/figures.xlsx"),
        ("video", "https://example.org/film.mp4"),
        ("attachedTemplate", "file:///C:/Users/x/Normal.dotm"),
        ("frame", "https://example.org/"),
        ("subDocument", "part.docx"),
    ],
)
def test_a_link_to_something_outside_is_flagged(ask: Ask, kind: str, target: str) -> None:
    data = pptx_and({SLIDE_LINKS: relationships(kind, target, mode="External")})

    verdict = ask(data, "deck.pptx")

    assert (verdict.outcome, verdict.flags) == (Outcome.ACCEPT, (Flag.EXTERNAL_LINK,))


@pytest.mark.parametrize(
    "target", ["https://example.org/", "https://example.org/setup.exe", "file:///C:/annex.pdf"]
)
def test_an_ordinary_link_for_readers_is_not_flagged(ask: Ask, target: str) -> None:
    links = relationships("hyperlink", target, mode="External")

    assert ask(pptx_and({SLIDE_LINKS: links}), "deck.pptx").flags == ()


def test_a_picture_fetched_by_a_field_is_flagged(ask: Ask) -> None:
    field = b'<w:instrText>INCLUDEPICTURE "http://198.51.100.1/a.png"</w:instrText>'

    assert ask(
        docx_and({"word/header1.xml": b"<x xmlns:w='w'>%s</x>" % field}), "a.docx"
    ).flags == (Flag.EXTERNAL_LINK,)


@pytest.mark.parametrize(
    "members",
    [
        {
            "ppt/embeddings/oleObject1.bin": compound(
                {"\x01Ole10Native": packaged("run.exe", b"MZ")}
            )
        },
        {
            "ppt/embeddings/oleObject1.bin": compound(
                {"\x01Ole10Native": packaged("a.txt", b"MZ\0")}
            )
        },
        {"ppt/embeddings/oleObject1.bin": compound({"\x01Ole10Native": packaged("a.JS", b"x")})},
        {"ppt/embeddings/oleObject1.bin": compound({"\x01Ole10Native": packaged("a.lnk", b"x")})},
        {"ppt/embeddings/oleObject1.bin": compound({"A": {"Package": b"\x7fELF\2\1\1"}})},
        {"ppt/embeddings/setup.exe": b"anything"},
        {"ppt/embeddings/oleObject1.bin": b"MZ\x90\0\3"},
        {"ppt/media/image9.png": b"\x7fELF\2\1\1"},
        {"ppt/embeddings/a.zip": zip_bytes({"inside/setup.exe": b"x"})},
        {
            "ppt/embeddings/a.docx": docx_and(
                {
                    "word/embeddings/oleObject1.bin": compound(
                        {"\x01Ole10Native": packaged("run.bat", b"del")}
                    )
                }
            )
        },
        {"ppt/activeX/activeX1.xml": b"<ax:ocx xmlns:ax='x'/>"},
        {SLIDE_LINKS: relationships("control", "../controls/1.xml")},
        {SLIDE_LINKS: relationships("hyperlink", "file:///C:/x/cmd.exe", mode="External")},
    ],
    ids=lambda members: next(iter(members)),
)
def test_an_embedded_program_or_control_is_held(ask: Ask, members: dict[str, bytes]) -> None:
    verdict = ask(pptx_and(members), "deck.pptx")

    assert (verdict.outcome, verdict.reason) == (Outcome.HOLD, Reason.ACTIVE_CONTENT)
    assert verdict.flags == (Flag.ACTIVE_CONTENT,)


@pytest.mark.parametrize(
    "embedded",
    [
        docx_and({"word/vbaProject.bin": b"macros"}),
        compound({"_VBA_PROJECT_CUR": {"VBA": {"dir": b"x", "_VBA_PROJECT": b"x"}}}),
    ],
    ids=["package", "compound"],
)
def test_macros_of_an_embedded_file_hold_the_presentation(ask: Ask, embedded: bytes) -> None:
    verdict = ask(pptx_and({"ppt/embeddings/oleObject1.bin": embedded}), "deck.pptx")

    assert (verdict.outcome, verdict.reason) == (Outcome.HOLD, Reason.MACRO)


@pytest.mark.parametrize("before", [0, 256 * 1024 - 200])
def test_a_field_that_starts_a_program_is_held_wherever_it_stands(ask: Ask, before: int) -> None:
    field = b" " * before + b"<w:instrText> DDEAUTO c:\\windows\\cmd.exe </w:instrText>"
    parts = docx_parts(["Night buses"])
    body = parts["word/document.xml"].replace(b"</w:body>", field + b"</w:body>")

    assert ask(docx_and({"word/document.xml": body}), "a.docx").reason == Reason.ACTIVE_CONTENT


def test_a_click_that_starts_a_program_is_held(ask: Ask) -> None:
    click = b'<p:cNvPr id="2" name="Title 1"><a:hlinkClick action="ppaction://program"/></p:cNvPr>'
    slide = parts_of(pptx_bytes(["Night buses"]))[SLIDE]
    changed = slide.replace(b'<p:cNvPr id="2" name="Title 1"/>', click)

    assert changed != slide
    assert ask(pptx_and({SLIDE: changed}), "deck.pptx").reason == Reason.ACTIVE_CONTENT


def test_a_presentation_without_a_slide_has_no_page(ask: Ask) -> None:
    main = "ppt/presentation.xml"
    emptied = re.sub(
        b"<p:sldIdLst>.*</p:sldIdLst>", b"", parts_of(pptx_bytes(["x"]))[main], flags=re.DOTALL
    )

    assert ask(pptx_and({main: emptied}), "deck.pptx").reason == Reason.CORRUPT


@pytest.mark.parametrize(
    "members",
    [
        {"ppt/embeddings/Microsoft_Excel_Sheet1.xlsx": xlsx_bytes()},
        {"ppt/embeddings/brief.docx": docx_bytes(["Night buses"])},
        {"ppt/embeddings/oleObject1.bin": compound({"Equation Native": b"x = y"})},
        {"ppt/embeddings/oleObject1.bin": compound({"Package": xlsx_bytes()})},
        {
            "ppt/embeddings/oleObject1.bin": compound(
                {"\x01Ole10Native": packaged("budget.xlsx", xlsx_bytes())}
            )
        },
        {"ppt/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1broken"},
        {"ppt/embeddings/broken.xlsx": b"PK\3\4broken"},
        {"ppt/media/film.mp4": b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 100},
        {"ppt/drawings/vmlDrawing1.vml": b"<xml><br></xml>"},
        {"customXml/item1.xml": b"<x/>"},
    ],
    ids=lambda members: next(iter(members)),
)
def test_ordinary_things_in_a_presentation_are_fine(ask: Ask, members: dict[str, bytes]) -> None:
    verdict = ask(pptx_and(members), "deck.pptx")

    assert (verdict.outcome, verdict.flags) == (Outcome.ACCEPT, ())


@pytest.mark.parametrize(
    "data",
    [
        spoilt("word/document.xml", b"<<"),
        spoilt("[Content_Types].xml", b"<<"),
        spoilt("_rels/.rels", b"<<"),
        docx_and({"word/document.xml": b""}),
        docx_and({"word/styles.xml": b"<a><b></a>"}),
        zip_bytes({k: v for k, v in docx_parts([]).items() if k != "word/document.xml"}),
    ],
    ids=short,
)
def test_a_package_with_a_broken_part_is_refused(ask: Ask, data: bytes) -> None:
    assert ask(data, "brief.docx").reason == Reason.CORRUPT


def test_a_broken_part_that_nobody_sees_is_flagged(ask: Ask) -> None:
    verdict = ask(docx_and({"docProps/custom.xml": b"<a><b></a>"}), "brief.docx")

    assert (verdict.outcome, verdict.flags) == (Outcome.ACCEPT, (Flag.DAMAGED,))


@pytest.mark.parametrize("name", ["deck.pptx", "brief.docx", "deck.ppt"])
def test_a_package_with_a_password_is_refused(ask: Ask, glance: Ask, name: str) -> None:
    locked = compound({"EncryptedPackage": b"secret", "EncryptionInfo": b"agile"})

    assert {ask(locked, name).reason, glance(locked, name).reason} == {Reason.ENCRYPTED}


def test_macros_in_the_strict_form_are_found(ask: Ask) -> None:
    data = strict(pptx_and({SLIDE_LINKS: relationships("vbaProject", "a.bin")}))

    assert ask(data, "deck.pptx").reason == Reason.MACRO
