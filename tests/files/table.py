"""The table of bad inputs and right answers, row by row, with files for each row.

What is expected stands here because the table says so, not because the code does. A file that is
``held`` is read all the same, so those are whole files that open.
"""

from __future__ import annotations

import stat
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tests.files import bad_archives
from tests.files.bad_archives import MIB, with_member
from tests.files.bad_pdfs import pdf_with, stream, with_kids, with_pages
from tests.files.damaged import cut, locked_pdf, repaired_pdf, resized_pdf, with_bad_checksum
from tests.files.good import SCRIPTS, SlideSpec, docx_bytes, image_bytes, pdf_bytes, pptx_bytes
from tests.files.linking import deck_linking_to
from tests.files.office import (
    MACRO_PPTX,
    docx_and,
    pptx_and,
    pptx_of_type,
    relationships,
    xlsx_bytes,
)
from tests.files.ole import ENCRYPTED_USER, compound, packaged, ppt_bytes, with_entries
from tests.files.pictures import jpeg_of, png_of, webp_of

PDF: Final = pdf_bytes(["Night buses of the city", "Fares since 2013"])
DECK: Final = pptx_bytes(["Night buses of the city", SlideSpec("Fares", "since 2013")])
TEXT: Final = docx_bytes(["Night buses of the city"])
HTML: Final = b"<!DOCTYPE html><script>alert(1)</script>"
SVG: Final = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
HEIC: Final = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(500)
LOCKED_PACKAGE: Final = compound({"EncryptedPackage": b"secret", "EncryptionInfo": b"agile"})
MACROS: Final = {"_VBA_PROJECT_CUR": {"VBA": {"dir": b"x", "_VBA_PROJECT": b"x"}}}
PROGRAM: Final = compound({"\x01Ole10Native": packaged("setup.exe", b"MZ\x90\0")})
DTD: Final = b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
SCRIPT: Final = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"

OLD_WORD: Final = compound({"WordDocument": b"Word"})
HANGUL: Final = compound({"FileHeader": b"HWP Document File"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of a file."""

    verdict: str
    reason: str | None = None
    flags: tuple[str, ...] = ()


Row = dict[str, tuple[bytes, Answer]]


def refused(reason: str, files: Mapping[str, bytes], *flags: str) -> Row:
    """Files that are refused for one reason."""
    return {name: (data, Answer("refuse", reason, flags)) for name, data in files.items()}


def held(reason: str, files: Mapping[str, bytes], *flags: str) -> Row:
    """Files that wait for staff."""
    return {name: (data, Answer("hold", reason, flags)) for name, data in files.items()}


def accepted(files: Mapping[str, bytes], *flags: str) -> Row:
    """Files that are accepted."""
    return {name: (data, Answer("accept", None, flags)) for name, data in files.items()}


def table(*, ppt: bytes, odp: bytes) -> dict[str, Row]:
    """Rows by their words in the table.

    ``ppt``, ``odp``: a presentation with a hidden slide, as an office suite wrote it.
    """
    return {**_types(odp), **_damaged(), **_too_much(), **_archives(), **_acting(ppt)}


def _types(odp: bytes) -> dict[str, Row]:
    return {
        "0 byte": refused("EMPTY", {"empty.pdf": b"", "empty.pptx": b"", "empty.jpg": b""}),
        "other type under an allowed name": refused(
            "TYPE_MISMATCH",
            {
                "page.pptx": HTML,
                "page.pdf": b"<html>",
                "noise.ppt": b"noise" * 500,
                "program.docx": b"MZ\x90\0" + bytes(500),
                "deck-as.pdf": DECK,
                "pdf-as.pptx": PDF,
                "pdf-as.jpg": PDF,
                "png-as.jpg": image_bytes("PNG"),
                "svg-as.png": SVG,
                "heic-as.jpg": HEIC,
                "word-as.ppt": OLD_WORD,
                "hangul-as.ppt": HANGUL,
                "workbook-as.docx": xlsx_bytes(),
                "opendocument-as.pptx": odp,
            },
        ),
        "docx named pptx": refused("TYPE_MISMATCH", {"text-as.pptx": TEXT, "deck-as.docx": DECK}),
        "HTML before %PDF; PDF+zip": refused(
            "POLYGLOT",
            {
                "html-before.pdf": HTML + b"\n" + PDF,
                "pdf-and-zip.pdf": PDF + TEXT,
                "pdf-and-zip.docx": PDF + TEXT,
                "picture-and-zip.png": image_bytes("PNG") + TEXT,
            },
        ),
        "svg, html, php, txt, odp, doc, pptm, docm, hwp, zip": refused(
            "TYPE_NOT_ALLOWED",
            {
                "logo.svg": SVG,
                "page.html": HTML,
                "shell.php": b"<?php system($_GET[0]);",
                "notes.txt": b"notes",
                "deck.odp": odp,
                "brief.doc": OLD_WORD,
                "deck.pptm": pptx_of_type(MACRO_PPTX),
                "brief.docm": TEXT,
                "brief.hwp": HANGUL,
                "all.zip": TEXT,
                "show.ppsx": DECK,
                "template.potx": DECK,
                "photo.heic": HEIC,
                "moving.gif": image_bytes("GIF"),
                "no-extension": PDF,
                "deck.pptx.exe": DECK,
            },
        ),
    }


def _damaged() -> dict[str, Row]:
    return {
        "truncated, bad CRC": refused(
            "CORRUPT",
            {
                "cut.pptx": cut(DECK),
                "cut.docx": cut(TEXT),
                "cut.ppt": ppt_bytes()[:1024],
                "cut.png": cut(image_bytes("PNG", (640, 480))),
                "cut.jpg": cut(image_bytes("JPEG", (640, 480))),
                "cut.webp": cut(image_bytes("WEBP", (640, 480))),
                "checksum.docx": bad_archives.bad_checksum(),
                "checksum.png": with_bad_checksum(image_bytes("PNG")),
            },
        )
        | refused("CORRUPT", {"cut.pdf": PDF[:200]}, "DAMAGED"),
        "a damaged PDF that still opens": accepted(
            {"damaged.pdf": repaired_pdf(PDF), "cut-end.pdf": PDF[:-20]}, "DAMAGED"
        ),
        "password": refused(
            "ENCRYPTED",
            {
                "locked-rc4.pdf": locked_pdf(PDF, user="secret", revision=3),
                "locked-aes.pdf": locked_pdf(PDF, user="secret", revision=6),
                "locked.pptx": LOCKED_PACKAGE,
                "locked.docx": LOCKED_PACKAGE,
                "locked.ppt": ppt_bytes(others={"Current User": ENCRYPTED_USER}),
                "locked-member.docx": bad_archives.with_flag(0x1),
            },
        ),
        "an empty user password opens": accepted(
            {
                "owner-rc4.pdf": locked_pdf(PDF, user="", revision=3),
                "owner-aes.pdf": locked_pdf(PDF, user="", revision=6),
            },
            "EMPTY_PASSWORD",
        ),
    }


def _too_much() -> dict[str, Row]:
    drawn = b"/Contents 4 0 R"
    return {
        "flate bomb, millions of strokes": refused(
            "RENDER_LIMIT",
            {
                "bomb.pdf": pdf_with(stream(b" " * 65 * MIB), page=drawn),
                "strokes.pdf": pdf_with(stream(b"0 0 m 9 9 l S\n" * 1_100_000), page=drawn),
            },
        ),
        "20,000 pages": refused(
            "PAGE_LIMIT", {"20000.pdf": with_pages(20_000), "301.pdf": with_pages(301)}
        ),
        "page-tree loop; no page": refused(
            "CORRUPT",
            {
                "loop.pdf": with_kids(b"3 0 R 2 0 R", 2),
                "no-page.pdf": with_kids(b"", 0),
                "own-child.pdf": with_kids(b"2 0 R", 1),
            },
        ),
        "huge page size": accepted({"huge.pdf": resized_pdf(PDF, 200_000, 100_000)}),
        "pixel flood": refused(
            "PIXEL_LIMIT",
            {
                "flood.png": png_of(50_000, 50_000),
                "flood.jpg": jpeg_of(65_000, 65_000),
                "flood.webp": webp_of(16_000, 16_000),
            },
        ),
    }


def _archives() -> dict[str, Row]:
    outside = stat.S_IFLNK | 0o777
    return {
        "zip bomb, 60,000 members": refused(
            "ARCHIVE_BOMB",
            {
                "60000.docx": bad_archives.many_members(60_000),
                "ratio.docx": bad_archives.large(2 * MIB),
                "large.docx": bad_archives.large(301 * MIB, members=500),
                "overlapping.docx": bad_archives.overlapping(50),
            },
        ),
        "zip slip, symlink member": refused(
            "ARCHIVE_UNSAFE",
            {
                "slip.docx": with_member("../../escaped.xml", b"x"),
                "absolute.docx": with_member("/etc/cron.d/x", b"x"),
                "drive.docx": with_member("C:/Windows/x.xml", b"x"),
                "symlink.docx": with_member("word/link", b"/etc/passwd", attributes=outside),
                "twice.docx": bad_archives.twice_the_same_name(),
            },
        ),
        "any DTD in OOXML": refused(
            "XML_DTD",
            {
                "dtd.docx": docx_and({"word/numbering.xml": DTD}),
                "dtd.pptx": pptx_and({"ppt/slides/slide1.xml": DTD}),
                "dtd-utf-16.docx": docx_and({"word/styles.xml": DTD.decode().encode("utf-16")}),
            },
        ),
    }


def _acting(ppt: bytes) -> dict[str, Row]:
    launch = b"<</Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(cmd.exe)>>>>"
    return {
        "link to http:// or file:// picture": accepted(
            {
                "linked-http.pptx": deck_linking_to("http://198.51.100.1/picture.png"),
                "linked-file.pptx": deck_linking_to("file:///etc/hostname"),
            },
            "EXTERNAL_LINK",
        ),
        "OLE object holding an executable": held(
            "ACTIVE_CONTENT",
            {"program.pptx": pptx_and({"ppt/embeddings/oleObject1.bin": PROGRAM})},
            "ACTIVE_CONTENT",
        ),
        "PDF JavaScript, Launch, SubmitForm, RichMedia, embedded file": held(
            "ACTIVE_CONTENT",
            {
                "javascript.pdf": pdf_with(catalog=b"/OpenAction" + SCRIPT),
                "launch.pdf": pdf_with(page=b"/Annots[" + launch + b"]"),
                "submit.pdf": pdf_with(b"<</S/SubmitForm/F(http://198.51.100.1)>>"),
                "film.pdf": pdf_with(page=b"/Annots[<</Subtype/RichMedia/Rect[0 0 9 9]>>]"),
                "attached.pdf": pdf_with(
                    b"<</Type/Filespec/F(a.txt)/EF<</F 5 0 R>>>>", stream(b"x")
                ),
            },
            *("ACTIVE_CONTENT", "NO_TEXT"),
        ),
        "macros in pptx": refused(
            "MACRO",
            {
                "macro-type.pptx": pptx_of_type(MACRO_PPTX),
                "macro-part.pptx": pptx_and({"ppt/vbaProject.bin": b"macros"}),
                "macro-link.pptx": pptx_and(
                    {"ppt/slides/_rels/slide1.xml.rels": relationships("vbaProject", "../a.bin")}
                ),
            },
        ),
        "macros in ppt": held(
            "MACRO", {"macro.ppt": with_entries(ppt, MACROS)}, "MACRO", "HIDDEN_SLIDES"
        ),
        "markup, NUL, control or bidi characters in text, titles, names": accepted(
            {
                "<b>.pdf": pdf_bytes(["<script>alert(1)</script> of the city"]),
                "controls.pptx": pptx_bytes(["<img src=x> bus \u202estop\u2066 of the city"]),
                "심야버스 \u202efdp.pdf": pdf_bytes([SCRIPTS["ko"]]),
            }
        ),
    }
