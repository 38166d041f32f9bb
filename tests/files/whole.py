"""Good files of many makes, each with what must be found in it page by page."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import pikepdf
from PIL import Image

from tests.files.decks import DECK
from tests.files.good import SCRIPTS, docx_bytes, image_bytes, pdf_bytes, pptx_bytes
from tests.files.office import plain, strict, with_sections
from tests.files.pictures import saved

PAGES: Final = ("Night buses of the city", "Fares since the year 2013")

#: What must be found on each slide of DECK: title, body, cells of its table, names in its chart.
WORDS: Final = tuple(
    (
        spec.title,
        *filter(None, [spec.body]),
        *(cell for row in spec.table for cell in row),
        *(name for name, _ in spec.chart),
    )
    for spec in DECK
)


@dataclass(frozen=True, slots=True)
class Whole:
    """A good file. ``words``: of each page, some that its text holds; a picture holds none.

    ``picture``: width and height of the first page in pixels, where that is told.
    """

    data: bytes
    words: Sequence[Sequence[str]] = ((),)
    flags: tuple[str, ...] = ()
    notes: Sequence[str] | None = None
    picture: tuple[int, int] | None = None


def whole_files(ppt: bytes) -> dict[str, Whole]:
    """By name. ``ppt``: DECK as an office suite writes them for PowerPoint 97."""
    return {**_presentations(ppt), **_texts(), **_pdfs(), **_pictures()}


def _presentations(ppt: bytes) -> dict[str, Whole]:
    notes = [spec.notes for spec in DECK]
    return {
        "slides.pptx": Whole(
            pptx_bytes(DECK), WORDS, ("HIDDEN_SLIDES",), notes, picture=(1600, 1200)
        ),
        "slides.PPT": Whole(ppt, WORDS, ("HIDDEN_SLIDES",)),
        "발표 자료 (최종).pptx": Whole(
            plain(strict(with_sections(pptx_bytes(DECK[:2])))), WORDS[:2], (), notes[:2]
        ),
    }


def _texts() -> dict[str, Whole]:
    decomposed = unicodedata.normalize("NFD", SCRIPTS["ko"])
    lines = [PAGES[0], *SCRIPTS.values()]
    return {
        "brief.docx": Whole(docx_bytes(lines), [lines]),
        "-first.docx": Whole(docx_bytes([PAGES[0], decomposed]), [(PAGES[0], SCRIPTS["ko"])]),
    }


def _pdfs() -> dict[str, Whole]:
    pdf, words = pdf_bytes(PAGES), [(text,) for text in PAGES]
    turned = _changed(pdf, lambda opened: opened.pages[0].rotate(90, relative=True))
    return {
        "two pages.pdf": Whole(pdf, words, picture=(1600, 2264)),
        "two\nlines.pdf": Whole(_changed(pdf, linearize=True), words),
        "LANDSCAPE.PDF": Whole(pdf_bytes(PAGES, (842, 595)), words, picture=(1600, 1131)),
        "turned.pdf": Whole(turned, words, picture=(1600, 1131)),
        "scripts.pdf": Whole(
            pdf_bytes([*SCRIPTS.values()]), [(each,) for each in SCRIPTS.values()]
        ),
        "packed objects.pdf": Whole(
            _changed(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate), words
        ),
        "changed later.pdf": Whole(_updated(pdf), words),
        "byte order mark.pdf": Whole(b"\xef\xbb\xbf" + pdf, words),
    }


def _pictures() -> dict[str, Whole]:
    gradient = Image.linear_gradient("L").resize((640, 480))
    photo = gradient.convert("RGB")
    turned = Image.Exif()
    turned[0x0112] = 6
    several = {"save_all": True, "append_images": [photo.rotate(90)]}
    files = {
        "map.png": (image_bytes("PNG", (2000, 1000)), (1600, 800)),
        "sixteen bits.png": (saved(Image.new("I;16", (64, 48), 40_000), "PNG"), (64, 48)),
        "palette.png": (saved(photo.convert("P"), "PNG", transparency=0), (640, 480)),
        "photo.JPG": (saved(photo, "JPEG", exif=turned), (480, 640)),
        "printed.jpeg": (saved(photo.convert("CMYK"), "JPEG", progressive=True), (640, 480)),
        "two views.jpg": (saved(photo, "MPO", **several), (640, 480)),
        "moving.webp": (saved(photo, "WEBP", **several), (640, 480)),
    }
    return {
        name: Whole(data, flags=("NO_TEXT",), picture=size) for name, (data, size) in files.items()
    }


def _changed(pdf: bytes, change: Any = None, **options: Any) -> bytes:
    """A PDF after a change, written with options of qpdf."""
    data = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        if change:
            change(opened)
        opened.save(data, deterministic_id=True, **options)
    return data.getvalue()


def _updated(pdf: bytes) -> bytes:
    """A PDF with one object more, written behind its end as editors do."""
    start = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    added = b"\n900 0 obj\n<</Kind/Remark>>\nendobj\n"
    table = len(pdf) + len(added)
    lines = (
        b"xref\n900 1\n%010d 00000 n \n" % (len(pdf) + 1),
        b"trailer\n<</Size 901/Root 1 0 R/Prev %d>>\n" % start,
        b"startxref\n%d\n%%%%EOF\n" % table,
    )
    return pdf + added + b"".join(lines)
