from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.files.good import SlideSpec, pptx_bytes
from uploads.extraction.examine import Examined, examine
from uploads.extraction.ocr import installed_languages
from uploads.extraction.settings import Examination
from uploads.inspection.verdict import Flag


def picture_of(text: str) -> bytes:
    """The text as black pixels on white, small enough for a slide."""
    picture = Image.new("RGB", (600, 150), "white")
    draw = ImageDraw.Draw(picture)
    draw.text((20, 45), text, fill="black", font=ImageFont.load_default(36))
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def examined(machine: Examination, folder: Path, data: bytes, name: str) -> Examined:
    (folder / "file").write_bytes(data)
    return examine(folder / "file", name, folder=folder / "out", settings=machine)


def test_text_in_a_picture_is_read_and_marked(with_ocr: Examination, tmp_path: Path) -> None:
    found = examined(with_ocr, tmp_path, picture_of("Night bus of the city"), "scan.png")

    assert (found.pages[0].text, found.pages[0].ocr) == ("Night bus of the city", True)
    assert found.verdict.flags == (Flag.OCR,)


def test_without_ocr_the_same_file_is_flagged(with_ocr: Examination, tmp_path: Path) -> None:
    off = replace(with_ocr, ocr_languages=())

    found = examined(off, tmp_path, picture_of("Night bus of the city"), "scan.png")

    assert (found.pages[0].text, found.pages[0].ocr) == ("", False)
    assert found.verdict.flags == (Flag.NO_TEXT,)


def test_a_slide_with_text_of_its_own_is_left_alone(with_ocr: Examination, tmp_path: Path) -> None:
    if with_ocr.programs.soffice is None:
        pytest.skip("LibreOffice is not installed")
    deck = pptx_bytes(
        [
            SlideSpec(title="A slide with enough text of its own"),
            SlideSpec(title="Hm", picture=picture_of("Passengers of the night bus")),
        ]
    )

    found = examined(with_ocr, tmp_path, deck, "deck.pptx")

    assert [page.ocr for page in found.pages] == [False, True]
    assert "Passengers of the night bus" in found.pages[1].text


def test_only_so_many_pages_are_read_from_their_picture(
    with_ocr: Examination, tmp_path: Path
) -> None:
    found = examined(
        replace(with_ocr, ocr_pages=0), tmp_path, picture_of("Night bus of the city"), "scan.png"
    )

    assert found.pages[0].text == ""


def test_languages_that_are_not_installed_are_left_out(with_ocr: Examination) -> None:
    tesseract = with_ocr.programs.tesseract
    assert tesseract is not None

    assert installed_languages(tesseract, ("xyz", "eng")) == ("eng",)
    assert installed_languages(Path("/nowhere/tesseract"), ("eng",)) == ()
