"""Slides -> a PDF, for machines that cannot read office files.

Written with the letters every PDF reader has, so it carries no font; what Latin-1 lacks is left
without its accent.
"""

from __future__ import annotations

import io
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

import pikepdf

from portal.demo.decks.outline import Slide

#: Points; 16:9.
WIDTH: Final = 960
HEIGHT: Final = 540
_EDGE: Final = 64
_TITLE_SIZE: Final = 32
_TEXT_SIZE: Final = 22
#: Letters that fit on a line in these sizes.
_TITLE_LETTERS: Final = 48
_TEXT_LETTERS: Final = 72


def pdf_deck(slides: Sequence[Slide]) -> bytes:
    """One landscape page a slide."""
    with pikepdf.new() as pdf:
        fonts = pikepdf.Dictionary(F1=_font("Helvetica"), F2=_font("Helvetica-Bold"))
        for slide in slides:
            page = pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
            page.Resources = pikepdf.Dictionary(Font=fonts)
            page.Contents = pdf.make_stream(b"\n".join(_drawn(slide)))
        stream = io.BytesIO()
        # Without a date or a random identifier the same words give the same bytes.
        pdf.save(stream, deterministic_id=True)
    return stream.getvalue()


def _font(name: str) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name(f"/{name}"),
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )


def _drawn(slide: Slide) -> Iterator[bytes]:
    yield b"0.043 0.361 0.420 rg 0 0 18 %d re f 0.078 0.129 0.239 rg" % HEIGHT
    y = HEIGHT - _EDGE - _TITLE_SIZE
    for line in textwrap.wrap(slide.title, _TITLE_LETTERS):
        yield _line(line, font=b"F2", size=_TITLE_SIZE, y=y)
        y -= _TITLE_SIZE + 8
    y -= 16
    for paragraph in slide.lines:
        for line in textwrap.wrap(paragraph, _TEXT_LETTERS):
            yield _line(line, font=b"F1", size=_TEXT_SIZE, y=y)
            y -= _TEXT_SIZE + 8
        y -= 12


def _line(text: str, *, font: bytes, size: int, y: int) -> bytes:
    letters = _latin(text).replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    return b"BT /%b %d Tf %d %d Td (%b) Tj ET" % (font, size, _EDGE, y, letters)


def _latin(text: str) -> bytes:
    try:
        return text.encode("cp1252")
    except UnicodeEncodeError:
        plain = unicodedata.normalize("NFKD", text)
        return "".join(c for c in plain if not unicodedata.combining(c)).encode("cp1252", "replace")
