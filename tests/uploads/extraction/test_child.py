"""The child by itself, in the fence: what it imports, what it says, how it ends."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from tests.files.bad_pdfs import pdf_with
from tests.files.good import SCRIPTS, image_bytes, pdf_bytes
from tests.uploads.extraction.shown import shown, size
from uploads.extraction.jobs import Job, ReadPage
from uploads.extraction.mounts import ROOT
from uploads.extraction.settings import MIB, Examination, RunLimits
from uploads.extraction.steps import Refused, Steps
from uploads.inspection.verdict import Outcome, Reason

PAGES = Job("input.pdf", count=100)


def child(machine: Examination, folder: Path, data: bytes, job: Job = PAGES) -> list[ReadPage]:
    (folder / job.file).write_bytes(data)
    return Steps(machine, None).child(job, folder=folder).pages


def test_the_child_knows_no_django() -> None:
    code = (
        "import sys, uploads.extraction.child, uploads.extraction.examine;"
        " print(sorted({'django', 'wagtail', 'portal'} & set(sys.modules)))"
    )

    said = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "[]"


def test_pages_have_text_and_pictures(machine: Examination, tmp_path: Path) -> None:
    first, second = child(machine, tmp_path, pdf_bytes(["Night bus\nroute N13", SCRIPTS["ko"]]))

    assert first == ReadPage(1, "Night bus\nroute N13", width=1600, height=2264)
    assert second.text == SCRIPTS["ko"]
    assert size(tmp_path / "pictures/2-320.webp") == (320, 453)


def test_what_was_filled_into_a_form_or_typed_on_a_page_is_read_and_seen(
    machine: Examination, tmp_path: Path
) -> None:
    kinds = {
        "Jongno-gu": b"/Subtype/Widget/FT/Tx/T(city)/V",
        "In 2013": b"/Subtype/FreeText/Contents",
    }
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 200 50]/Length %d/Resources<</Font<</F"
    form += b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>\nstream\n%s\nendstream"
    contents = [b"BT /F 20 Tf 5 5 Td (%s) Tj ET" % text.encode() for text in kinds]
    notes = [
        b"<</Type/Annot%s(%s)/F 4/Rect[20 %d 220 %d]/AP<</N %d 0 R>>>>"
        % (kind, text.encode(), at, at + 50, at // 100)
        for (text, kind), at in zip(kinds.items(), (500, 600), strict=True)
    ]
    secret = b"<</Type/Annot/Subtype/FreeText/F 2/Rect[1 1 9 9]/Contents(hidden)>>"
    remark = b"<</Type/Annot/Subtype/Text/F 4/Rect[1 1 9 9]/Contents(a remark)>>"
    key = b"<</Type/Annot/Subtype/Widget/FT/Tx/Ff 8192/T(key)/V(secret)/F 4/Rect[1 1 9 9]>>"
    data = pdf_with(
        notes[0],
        *(form % (len(content), content) for content in contents),
        key,
        page=b"/MediaBox[0 0 600 800]/Annots[4 0 R 7 0 R"
        + b"".join([notes[1], secret, remark])
        + b"]",
        catalog=b"/AcroForm<</Fields[4 0 R 7 0 R]>>",
    )

    (read,) = child(machine, tmp_path, data)

    picture = shown(tmp_path / "pictures/1-1600.webp").convert("L")
    assert read.text.split("\n") == [*kinds]
    for place in ((50, 667, 590, 800), (50, 400, 590, 533)):
        assert sum(picture.crop(place).histogram()[:128]) > 100


def test_a_long_file_is_read_in_portions(machine: Examination, tmp_path: Path) -> None:
    job = replace(PAGES, first=2, count=2)

    pages = child(machine, tmp_path, pdf_bytes(["one", "two", "three", "four", "five"]), job)

    assert [(page.number, page.text) for page in pages] == [(3, "three"), (4, "four")]


def test_of_a_file_with_too_many_pages_none_is_read(machine: Examination, tmp_path: Path) -> None:
    job = replace(PAGES, most_pages=2)

    assert child(machine, tmp_path, pdf_bytes(["one", "two", "three"]), job) == []


@pytest.mark.parametrize("size_in_points", [(14_400, 14_400), (20, 14_400), (3, 3)])
def test_a_page_of_any_size_has_a_bounded_picture(
    machine: Examination, tmp_path: Path, size_in_points: tuple[int, int]
) -> None:
    (page,) = child(machine, tmp_path, pdf_bytes(["x"], size_in_points))

    assert 1 <= page.width <= 1600
    assert 1 <= page.height <= 8000
    assert page.width * page.height <= 6_100_000


def test_a_page_as_large_as_a_country_has_a_bounded_picture(
    machine: Examination, tmp_path: Path
) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page().obj.MediaBox = [0, 0, 100_000_000, 90_000_000]
        pdf.save(tmp_path / "large.pdf")

    (page,) = child(machine, tmp_path, (tmp_path / "large.pdf").read_bytes())

    assert (page.width, page.height) == (1600, 1440)


def test_a_page_that_is_broken_is_called_damaged(machine: Examination, tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.add_blank_page()
        pdf.Root.Pages.Kids[1] = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Nothing))
        pdf.save(tmp_path / "broken.pdf")

    pages = child(machine, tmp_path, (tmp_path / "broken.pdf").read_bytes())

    assert [page.damaged for page in pages] == [False, True]


def test_a_file_that_does_not_open_is_corrupt(machine: Examination, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        child(machine, tmp_path, b"%PDF-1.7\nnothing of the kind")
    assert refused.value.reason is Reason.CORRUPT


def test_a_page_that_takes_too_long_ends_the_child(machine: Examination, tmp_path: Path) -> None:
    strokes = b"0 0 m 600 800 l 0 800 l 600 0 l S\n" * 3_000_000

    with pytest.raises(Refused) as refused:
        child(machine, tmp_path, with_content(strokes), replace(PAGES, page_seconds=1))

    assert refused.value.reason is Reason.RENDER_LIMIT


def test_a_page_that_wants_too_much_memory_ends_the_child(
    machine: Examination, tmp_path: Path
) -> None:
    tight = replace(machine, limits=RunLimits(address_space=350 * MIB))
    bomb = with_content(b"% " + b"x" * (300 * MIB))

    with pytest.raises(Refused) as refused:
        child(tight, tmp_path, bomb)

    assert refused.value.reason is Reason.RENDER_LIMIT


def test_a_child_that_is_killed_in_the_middle_of_a_crash_is_an_answer(
    machine: Examination, tmp_path: Path
) -> None:
    steps = Steps(machine, None)

    with pytest.raises(Refused) as refused:
        steps.child(Job("no-such-file.pdf", count=1), folder=tmp_path)

    assert refused.value.reason is Reason.CORRUPT


def test_no_time_left_for_a_file_is_an_answer(machine: Examination, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        Steps(replace(machine, file_seconds=0), None).run(("true",), folder=tmp_path)
    assert refused.value.reason is Reason.RENDER_LIMIT


def test_a_full_disk_is_no_fault_of_the_file(
    machine: Examination, small_disk: Path, tmp_path: Path
) -> None:
    job = small_disk / "job"
    job.mkdir()

    with pytest.raises(OSError, match="No space left"):
        child(machine, job, image_bytes("PNG", (60, 40)), Job("input.png", count=1))


def test_a_verdict_comes_out_of_the_fence(machine: Examination, tmp_path: Path) -> None:
    (tmp_path / "input.png").write_bytes(image_bytes("PNG", (60, 40)))
    job = Job("input.png", name="사진.png", inspect=True)

    verdict = Steps(machine, None).child(job, folder=tmp_path).verdict

    assert verdict is not None
    assert (verdict.outcome, verdict.media_type) == (Outcome.ACCEPT, "image/png")


def with_content(content: bytes) -> bytes:
    """A PDF of one page with this content, compressed."""
    stream = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(600, 800)).obj.Contents = pdf.make_stream(content)
        pdf.save(stream, compress_streams=True)
    return stream.getvalue()
