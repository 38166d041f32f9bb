from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from tests.files.decks import DECK
from tests.files.good import docx_bytes, pptx_bytes, zip_bytes
from tests.files.office import with_sections
from uploads.extraction.jobs import Slide
from uploads.extraction.office_notes import slides


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def read(folder: Path, data: bytes) -> list[Slide]:
    path = folder / "input.pptx"
    path.write_bytes(data)
    return list(slides(path))


def test_titles_notes_and_hidden_slides_are_told(tmp_path: Path) -> None:
    assert read(tmp_path, pptx_bytes(DECK)) == [
        Slide(number, spec.title, spec.notes, spec.hidden)
        for number, spec in enumerate(DECK, start=1)
    ]


def test_slides_stand_in_the_order_of_the_presentation(tmp_path: Path) -> None:
    package = parts(pptx_bytes(["first part", "second part"]))
    main = package["ppt/presentation.xml"].decode()
    start, end = main.index("<p:sldIdLst>") + 12, main.index("</p:sldIdLst>")
    one, two = main[start:end].split("/>")[:2]
    package["ppt/presentation.xml"] = f"{main[:start]}{two}/>{one}/>{main[end:]}".encode()

    found = read(tmp_path, zip_bytes(package))

    assert [slide.title for slide in found] == ["second part", "first part"]


def test_sections_name_slides_again_and_change_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, with_sections(pptx_bytes(DECK[:2])))

    assert [(slide.title, slide.notes) for slide in found] == [
        (spec.title, spec.notes) for spec in DECK[:2]
    ]


def test_a_slide_that_is_listed_and_not_there_keeps_its_number(tmp_path: Path) -> None:
    package = parts(pptx_bytes(["one", "two", "three"]))
    links = "ppt/_rels/presentation.xml.rels"
    package[links] = re.sub(rb'<Relationship [^>]*slide2.xml"[^>]*/>', b"", package[links])

    assert read(tmp_path, zip_bytes(package)) == [Slide(1, "one"), Slide(2), Slide(3, "three")]


def test_what_is_there_for_old_programs_is_not_read_twice(tmp_path: Path) -> None:
    package = parts(pptx_bytes(["Speed"]))
    slide = package["ppt/slides/slide1.xml"]
    start = slide.index(b"<p:sp>")
    end = slide.index(b"</p:sp>") + len(b"</p:sp>")
    namespace = b'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = b'<mc:AlternateContent %s><mc:Choice Requires="a14">%s</mc:Choice>' % (
        namespace,
        slide[start:end],
    )
    both += b"<mc:Fallback>%s</mc:Fallback></mc:AlternateContent>" % slide[start:end]
    package["ppt/slides/slide1.xml"] = slide[:start] + both + slide[end:]

    assert read(tmp_path, zip_bytes(package)) == [Slide(1, "Speed")]


def test_a_strict_presentation_is_read(tmp_path: Path) -> None:
    package = {
        name: data.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ).replace(
            b"http://schemas.openxmlformats.org/presentationml/2006/main",
            b"http://purl.oclc.org/ooxml/presentationml/main",
        )
        for name, data in parts(pptx_bytes(["Strictly"])).items()
    }

    assert read(tmp_path, zip_bytes(package)) == [Slide(1, "Strictly")]


def test_a_broken_slide_keeps_its_number(tmp_path: Path) -> None:
    package = parts(pptx_bytes(["one", "two", "three"]))
    package["ppt/slides/slide2.xml"] = b"<p:sld"

    assert read(tmp_path, zip_bytes(package)) == [Slide(1, "one"), Slide(2), Slide(3, "three")]


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x05\x06", zip_bytes({"a.xml": b"<a/>"}), docx_bytes(["text"]), b"\xd0\xcf\x11\xe0"],
)
def test_what_is_no_presentation_has_no_slides(tmp_path: Path, data: bytes) -> None:
    assert read(tmp_path, data) == []


def test_control_characters_in_notes_do_not_get_through(tmp_path: Path) -> None:
    package = parts(pptx_bytes(DECK[:1]))
    name = next(name for name in package if name.startswith("ppt/notesSlides/notesSlide"))
    package[name] = package[name].replace(b"Say it", "Say\u202e it".encode())

    assert read(tmp_path, zip_bytes(package))[0].notes == "Say it slowly."
