"""Content decides what a file is, and its name must agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.files.good import SCRIPTS, SlideSpec, docx_bytes, image_bytes, pdf_bytes, pptx_bytes
from tests.files.office import SLIDESHOW, odp_bytes, pptx_of_type, strict, xlsx_bytes
from tests.files.ole import compound, ppt_bytes
from tests.uploads.inspection.conftest import Ask, short
from uploads.inspection import Flag, Limits, Outcome, Reason, Verdict, inspect

DECK = pptx_bytes(
    [
        SlideSpec("Night buses", "Every 30 minutes", notes="Say hello", picture=image_bytes()),
        SlideSpec("Fares", table=[["Year", "Fare"], ["2013", "2,150"]]),
        SlideSpec("Riders", chart=[("2013", 1.0), ("2014", 2.5)]),
        *SCRIPTS.values(),
    ]
)
PDF = pdf_bytes(["Night buses", *SCRIPTS.values()])
DOCX = docx_bytes(["Night buses", *SCRIPTS.values()])

PDF_TYPE = "application/pdf"
PPTX_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (PDF, "brief.pdf", PDF_TYPE),
        (PDF, "BRIEF.PDF", PDF_TYPE),
        (DECK, "심야버스 정책.pptx", PPTX_TYPE),
        (strict(DECK), "strict.pptx", PPTX_TYPE),
        (DOCX, "brief.docx", DOCX_TYPE),
        (ppt_bytes(), "deck.ppt", "application/vnd.ms-powerpoint"),
        (image_bytes("PNG"), "map.png", "image/png"),
        (image_bytes("JPEG"), "photo.jpg", "image/jpeg"),
        (image_bytes("JPEG"), "photo.JPEG", "image/jpeg"),
        (image_bytes("WEBP"), "photo.webp", "image/webp"),
    ],
    ids=short,
)
def test_a_good_file_is_accepted(
    ask: Ask, glance: Ask, data: bytes, name: str, media_type: str
) -> None:
    accepted = Verdict(Outcome.ACCEPT, media_type=media_type)

    assert (glance(data, name), ask(data, name)) == (accepted, accepted)


def test_a_hidden_slide_is_flagged(ask: Ask) -> None:
    deck = pptx_bytes(["Shown", SlideSpec("Hidden", hidden=True)])

    assert ask(deck, "deck.pptx").flags == (Flag.HIDDEN_SLIDES,)


@pytest.mark.parametrize(
    "name",
    [
        *("page.html", "logo.svg", "shell.php", "notes.txt", "deck.odp", "brief.doc"),
        *("deck.pptm", "brief.docm", "brief.hwp", "brief.hwpx", "all.zip", "deck.ppsx", "run.exe"),
        *("no-extension", "pdf", "deck.pptx.exe", "deck.pdf\0.exe", "deck.\u202exfdp"),
    ],
)
def test_other_extensions_are_refused_whatever_the_content(
    ask: Ask, glance: Ask, name: str
) -> None:
    reasons = {glance(PDF, name).reason, ask(PDF, name).reason}

    assert reasons == {Reason.TYPE_NOT_ALLOWED}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<!DOCTYPE html><script>alert(1)</script>", "deck.pptx"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "deck.ppt"),
        (b"<html>", "brief.pdf"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "map.png"),
        (b"MZ\x90\0" + bytes(500), "brief.docx"),
        (b"noise" * 500, "deck.pptx"),
        (b"x", "brief.pdf"),
        (DOCX, "deck.pptx"),
        (DECK, "brief.docx"),
        (DECK, "deck.ppt"),
        (DECK, "brief.pdf"),
        (PDF, "deck.pptx"),
        (PDF, "photo.jpg"),
        (image_bytes("PNG"), "photo.jpg"),
        (image_bytes("JPEG"), "photo.png"),
        (xlsx_bytes(), "brief.docx"),
        (odp_bytes(), "deck.pptx"),
        (pptx_of_type(SLIDESHOW), "deck.pptx"),
        (ppt_bytes(), "deck.pptx"),
        (ppt_bytes(), "brief.pdf"),
        (compound({"WordDocument": b"Word"}), "deck.ppt"),
        (compound({"Workbook": b"Excel"}), "deck.ppt"),
        (compound({"FileHeader": b"HWP Document File"}), "deck.ppt"),
    ],
    ids=short,
)
def test_another_type_under_an_allowed_name_is_refused(
    ask: Ask, glance: Ask, data: bytes, name: str
) -> None:
    reasons = {glance(data, name).reason, ask(data, name).reason}

    assert reasons == {Reason.TYPE_MISMATCH}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<html><script>alert(1)</script>\n" + PDF, "brief.pdf"),
        (b"<html>" + b"<p>" * 1000 + PDF, "brief.pdf"),
        (b"/* script */ alert(1) /*" + PDF, "brief.pdf"),
        (PDF + DOCX, "brief.pdf"),
        (PDF + DOCX, "brief.docx"),
        (b"MZ\x90\0" + bytes(500) + DOCX, "brief.docx"),
        (b"junk" + DECK, "deck.pptx"),
        (DOCX + DECK, "deck.pptx"),
        (image_bytes("PNG") + DOCX, "map.png"),
        (image_bytes("JPEG") + DOCX, "map.jpg"),
        (image_bytes("PNG")[:33] + PDF, "map.png"),
    ],
    ids=short,
)
def test_a_file_that_is_two_things_is_refused(
    ask: Ask, glance: Ask, data: bytes, name: str
) -> None:
    reasons = {glance(data, name).reason, ask(data, name).reason}

    assert reasons == {Reason.POLYGLOT}


def test_an_archive_hidden_inside_a_pdf_is_found_by_the_inspection(ask: Ask) -> None:
    inside = PDF.replace(b"%%EOF", DOCX + b"\n%%EOF")

    assert ask(inside, "brief.pdf").reason == Reason.POLYGLOT


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + PDF,
        b"\r\n" + PDF,
        PDF + b"\n" * 100,
        PDF + bytes(2000),
        PDF + b"<!-- printed by intranet -->",
    ],
    ids=short,
)
def test_white_space_before_and_anything_harmless_after_a_pdf_are_fine(
    ask: Ask, data: bytes
) -> None:
    assert ask(data, "brief.pdf").outcome == Outcome.ACCEPT


def test_an_empty_file_is_refused(ask: Ask, glance: Ask) -> None:
    assert (ask(b"", "brief.pdf").reason, glance(b"", "a.txt").reason) == (Reason.EMPTY,) * 2


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(PDF)
    limits = Limits(file_size=len(PDF) - 1)

    assert inspect(path, "brief.pdf", limits).reason == Reason.TOO_LARGE


def test_a_file_that_cannot_be_read_is_an_answer_too() -> None:
    assert inspect("/nowhere/at/all", "brief.pdf").reason == Reason.CRASHED
