"""PDF: what acts is held, too much or broken is refused, odd but real files are accepted."""

from __future__ import annotations

import io
from typing import Any, cast

import pikepdf
import pytest

from tests.files.bad_pdfs import (
    in_stream_of_objects,
    pdf_with,
    raw_pdf,
    stream,
    with_kids,
    with_pages,
)
from tests.files.good import pdf_bytes, zip_bytes
from tests.uploads.inspection.conftest import Ask, short
from uploads.inspection import Flag, Outcome, Reason

JAVASCRIPT = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"
PDF = pdf_bytes(["Night buses", "Fares"])
MIB = 1024 * 1024


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    """A PDF as qpdf writes it."""
    data = io.BytesIO()
    pdf.save(data, **options)
    return data.getvalue()


def locked(user: str, owner: str, revision: int) -> bytes:
    """A PDF with passwords; ``revision`` 3 is RC4, 6 is AES."""
    with pikepdf.open(io.BytesIO(PDF)) as pdf:
        modern = revision > 3
        encryption = pikepdf.Encryption(
            user=user, owner=owner, R=cast("Any", revision), aes=modern, metadata=modern
        )
        return saved(pdf, encryption=encryption)


@pytest.mark.parametrize(
    "data",
    [
        pdf_with(JAVASCRIPT, catalog=b"/OpenAction 4 0 R"),
        pdf_with(catalog=b"/OpenAction" + JAVASCRIPT),
        pdf_with(catalog=b"/OpenAction<</S/J#61vaScript/#4AS(x)>>"),
        pdf_with(catalog=b"/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next[" + JAVASCRIPT + b"]>>"),
        pdf_with(catalog=b"/Names<</JavaScript<</Names[(a)" + JAVASCRIPT + b"]>>>>"),
        pdf_with(b"<</S/Rendition/JS 5 0 R>>", stream(b"app.alert(1)")),
        pdf_with(page=b"/AA<</O<</S/URI/URI(http://198.51.100.1)>>>>"),
        pdf_with(catalog=b"/OpenAction<</S/GoToR/F(//198.51.100.1/a.pdf)/D[0/Fit]>>"),
        pdf_with(catalog=b"/OpenAction<</S/URI/URI(http://198.51.100.1)>>"),
        pdf_with(page=b"/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(cmd.exe)>>>>]"),
        pdf_with(b"<</S/SubmitForm/F(http://198.51.100.1)>>"),
        pdf_with(b"<</S/ImportData/F(x.fdf)>>"),
        pdf_with(page=b"/Annots[<</Subtype/RichMedia/Rect[0 0 9 9]>>]"),
        pdf_with(stream(b"x", b"/Type/EmbeddedFile")),
        pdf_with(b"<</Type/Filespec/F(a.txt)/EF<</F 5 0 R>>>>", stream(b"x")),
        pdf_with(page=b"/Annots[<</Subtype/FileAttachment/Rect[0 0 9 9]>>]"),
        pdf_with(stream(b"<xdp/>"), catalog=b"/AcroForm<</XFA 4 0 R/Fields[]>>"),
        in_stream_of_objects(JAVASCRIPT),
        pdf_with(b"<</S/JavaScript/Type/\xc3\xc3/JS(x)>>"),
        pdf_with(b"<</\xc3\xc3 1/S/JavaScript/JS(x)>>"),
        pdf_with(b"<</A<</\xc3\xc3 1>>/B<</S/JavaScript/JS(x)>>>>"),
        saved(pikepdf.open(io.BytesIO(pdf_with(catalog=b"/OpenAction" + JAVASCRIPT)))),
    ],
    ids=short,
)
def test_what_acts_by_itself_is_held(ask: Ask, data: bytes) -> None:
    verdict = ask(data, "brief.pdf")

    assert (verdict.outcome, verdict.reason) == (Outcome.HOLD, Reason.ACTIVE_CONTENT)
    assert Flag.ACTIVE_CONTENT in verdict.flags


@pytest.mark.parametrize("data", [b"plain text", zip_bytes({"a.txt": b"x"})], ids=["text", "zip"])
def test_an_attached_file_is_held_whatever_it_is(ask: Ask, data: bytes) -> None:
    with pikepdf.open(io.BytesIO(PDF)) as pdf:
        pdf.attachments["annex"] = data
        attached = saved(pdf, compress_streams=False)

    assert ask(attached, "brief.pdf").reason == Reason.ACTIVE_CONTENT


@pytest.mark.parametrize(
    "data",
    [
        pdf_with(catalog=b"/OpenAction[3 0 R/Fit]"),
        pdf_with(catalog=b"/OpenAction<</S/GoTo/D[3 0 R/Fit]>>"),
        pdf_with(page=b"/Annots[<</Subtype/Link/A<</S/URI/URI(https://example.org)>>>>]"),
        pdf_with(page=b"/AA<</O<</S/GoTo/D[3 0 R/Fit]>>>>"),
        pdf_with(b"<</Font<</JS 5 0 R/AA 5 0 R/EF 5 0 R/XFA 5 0 R>>>>", b"<</Type/Font>>"),
        pdf_with(b"<</Type/StructElem/S/Launch/K 0>>"),
        pdf_with(b"<</Type/Group/S/Transparency>>"),
        pdf_with(catalog=b"/AcroForm<</Fields[]>>"),
        pdf_with(catalog=b"/Names<</EmbeddedFiles<</Names[]>>>>"),
        pdf_with(page=b"/MediaBox[0 0 14400 14400]"),
        pdf_with(stream(b"0 0 m 9 9 l S\n" * 100_000), page=b"/Contents 4 0 R"),
        pdf_with(stream(b"", b"/Subtype/Image/Width 6000/Height 6000/BitsPerComponent 8")),
        pdf_with(stream(b"\0" * MIB, b"/Subtype/XML/Type/Metadata", packed=2)),
        pdf_with(stream(b"x", b"/F/FlateDecode")),
        with_pages(300),
    ],
    ids=short,
)
def test_ordinary_things_in_a_pdf_are_fine(ask: Ask, data: bytes) -> None:
    verdict = ask(data, "brief.pdf")

    assert (verdict.outcome, verdict.flags) == (Outcome.ACCEPT, ())


@pytest.mark.parametrize(
    "data",
    [
        pdf_with(stream(b"", b"/Subtype/Image/Width 1/Height 1/F(http://198.51.100.1/a.png)")),
        pdf_with(stream(b"", b"/Subtype/Image/F<</FS/URL/F(http://198.51.100.1/a.png)>>")),
        pdf_with(stream(b"", b"/Subtype/Form/Ref<</F(other.pdf)/Page 0>>")),
    ],
    ids=short,
)
def test_data_in_another_place_are_flagged(ask: Ask, data: bytes) -> None:
    verdict = ask(data, "brief.pdf")

    assert (verdict.outcome, verdict.flags) == (Outcome.ACCEPT, (Flag.EXTERNAL_LINK,))


@pytest.mark.parametrize(
    "data",
    [
        pdf_with(stream(b" " * 65 * MIB), page=b"/Contents 4 0 R"),
        pdf_with(stream(b" " * 65 * MIB, packed=2), page=b"/Contents 4 0 R"),
        pdf_with(stream(b" " * 65 * MIB, b"/Type/ObjStm/N 1/First 5")),
        in_stream_of_objects(b"<<>>" + b" " * 65 * MIB),
        pdf_with(stream(b"0 0 m 9 9 l S\n" * 1_100_000), page=b"/Contents 4 0 R"),
        pdf_with(stream(b"0 0 9 9 re f*\r" * 1_100_000), page=b"/Contents 4 0 R"),
        pdf_with(stream(b"0 0 m 9 9 l S\n" * 9000), page=b"/Contents[" + b"4 0 R " * 200 + b"]"),
        pdf_with(stream(b"", b"/Subtype/Image/Width 99999/Height 99999/ColorSpace/DeviceRGB")),
    ],
    ids=["flate", "twice", "objects", "objects in use", "strokes", "areas", "again", "picture"],
)
def test_what_takes_too_much_to_draw_is_refused(ask: Ask, data: bytes) -> None:
    assert ask(data, "brief.pdf").reason == Reason.RENDER_LIMIT


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (with_pages(301), Reason.PAGE_LIMIT),
        (with_pages(20_000), Reason.PAGE_LIMIT),
        (with_kids(b"3 0 R 2 0 R", 2), Reason.CORRUPT),
        (with_kids(b"2 0 R", 1), Reason.CORRUPT),
        (with_kids(b"", 0), Reason.CORRUPT),
        (with_kids(b"", 5), Reason.CORRUPT),
        (raw_pdf([b"<</Type/Catalog>>"]), Reason.CORRUPT),
        (b"%PDF-1.7\n", Reason.CORRUPT),
        (b"%PDF-1.7\n" + b"noise" * 1000, Reason.CORRUPT),
        (PDF[:200], Reason.CORRUPT),
    ],
    ids=[
        "301",
        "20,000",
        "loop",
        "own child",
        "none",
        "missing",
        "no tree",
        "head",
        "noise",
        "cut",
    ],
)
def test_too_many_pages_or_none_are_refused(ask: Ask, data: bytes, reason: Reason) -> None:
    assert ask(data, "brief.pdf").reason == reason


@pytest.mark.parametrize("revision", [3, 6])
def test_a_password_that_readers_would_need_is_refused(ask: Ask, revision: int) -> None:
    assert ask(locked("secret", "owner", revision), "a.pdf").reason == Reason.ENCRYPTED


def test_the_password_of_one_file_is_not_wanted_for_the_next(ask: Ask) -> None:
    reasons = [ask(data, "a.pdf").reason for data in (locked("a", "b", 6), raw_pdf([b"<<>>"]))]

    assert reasons == [Reason.ENCRYPTED, Reason.CORRUPT]


@pytest.mark.parametrize("revision", [3, 6])
def test_a_password_that_only_limits_printing_is_flagged(ask: Ask, revision: int) -> None:
    verdict = ask(locked("", "owner", revision), "a.pdf")

    assert (verdict.outcome, verdict.flags) == (Outcome.ACCEPT, (Flag.EMPTY_PASSWORD,))


@pytest.mark.parametrize(
    "data",
    [
        pdf_with().replace(b"startxref\n", b"startxref\n9"),
        pdf_with()[:-20],
        pdf_with().replace(b"0000000015", b"0000000099"),
    ],
    ids=["start", "cut", "offset"],
)
def test_a_damaged_pdf_that_still_opens_is_accepted(ask: Ask, data: bytes) -> None:
    verdict = ask(data, "brief.pdf")

    assert (verdict.outcome, verdict.flags) == (Outcome.ACCEPT, (Flag.DAMAGED,))


def test_limits_set_for_an_inspection_do_not_stay(ask: Ask) -> None:
    before = pikepdf.settings.get_qpdf_limits()

    ask(PDF, "brief.pdf")

    assert pikepdf.settings.get_qpdf_limits() == before
