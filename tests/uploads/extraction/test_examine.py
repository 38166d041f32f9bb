"""From a file to its pages, by the real programs."""

from __future__ import annotations

import io
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.files.bad_pdfs import raw_pdf
from tests.files.decks import DECK
from tests.files.good import SCRIPTS, docx_bytes, image_bytes, pdf_bytes
from tests.files.linking import deck_linking_to
from tests.uploads.extraction.shown import has_colour, size
from uploads.extraction import watching
from uploads.extraction.examine import Examined, examine
from uploads.extraction.settings import Examination, FenceMode, Programs
from uploads.inspection.verdict import Flag, Outcome, Reason

RED = (255, 0, 0)


def examined(
    machine: Examination, folder: Path, data: bytes, name: str, *, tick: list[None] | None = None
) -> Examined:
    path = folder / "stored-under-another-name"
    path.write_bytes(data)
    return examine(
        path,
        name,
        folder=folder / "out",
        settings=machine,
        on_tick=None if tick is None else lambda: tick.append(None),
    )


@pytest.fixture(scope="module")
def read_deck(
    office: Examination, deck: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Examined, Path]:
    """DECK, examined once; and the folder of its pictures."""
    folder = tmp_path_factory.mktemp("examined")
    return examine(deck, "서울 deck.pptx", folder=folder, settings=office), folder


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


def test_every_slide_has_its_text_under_its_true_number(read_deck: tuple[Examined, Path]) -> None:
    found, _ = read_deck

    assert (found.verdict.outcome, found.unit) == (Outcome.ACCEPT, "slide")
    assert [page.number for page in found.pages] == [1, 2, 3, 4, 5, 6]
    for page, spec in zip(found.pages, DECK, strict=True):
        assert spec.title in page.text
        assert spec.body in page.text
        assert (page.title, page.notes, page.hidden) == (spec.title, spec.notes, spec.hidden)


def test_scripts_tables_and_charts_are_in_the_text(read_deck: tuple[Examined, Path]) -> None:
    pages = read_deck[0].pages

    assert SCRIPTS["ko"] in pages[1].text
    assert SCRIPTS["zh"] in pages[1].text
    assert SCRIPTS["ja"] in pages[3].text
    assert SCRIPTS["ar"] in pages[3].text
    assert {"Year", "Riders", "2004", "4120000"} <= set(pages[4].text.split())
    assert {"before", "after"} <= set(pages[5].text.split())


def test_a_hidden_slide_is_flagged_and_shown(read_deck: tuple[Examined, Path]) -> None:
    found, folder = read_deck

    assert found.verdict.flags == (Flag.HIDDEN_SLIDES,)
    assert size(folder / found.pages[2].pictures[800]) == (800, 600)


def test_nothing_but_pictures_stays(read_deck: tuple[Examined, Path]) -> None:
    found, folder = read_deck

    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}

    assert there == {place for page in found.pages for place in page.pictures.values()}
    assert len(there) == 18
    assert list(folder.iterdir()) == [folder / "pictures"]


def test_an_old_presentation_is_read_the_same(
    office: Examination, old_deck: Path, tmp_path: Path
) -> None:
    found = examined(office, tmp_path, old_deck.read_bytes(), "deck.ppt")

    assert (found.verdict.outcome, found.unit) == (Outcome.ACCEPT, "slide")
    assert [page.number for page in found.pages] == [1, 2, 3, 4, 5, 6]
    assert "Only if somebody asks" in found.pages[2].text
    assert SCRIPTS["ko"] in found.pages[1].text


def test_a_text_file_has_pages(office: Examination, tmp_path: Path) -> None:
    found = examined(office, tmp_path, docx_bytes(["Night bus", *SCRIPTS.values()]), "brief.docx")

    assert (found.verdict.outcome, found.unit, len(found.pages)) == (Outcome.ACCEPT, "page", 1)
    assert found.pages[0].text.split("\n") == ["Night bus", *SCRIPTS.values()]
    assert found.pages[0].width < found.pages[0].height


@pytest.mark.parametrize(("points", "unit"), [((842, 595), "slide"), ((595, 842), "page")])
def test_pages_of_a_pdf_that_lie_on_their_side_are_slides(
    machine: Examination, tmp_path: Path, points: tuple[int, int], unit: str
) -> None:
    found = examined(machine, tmp_path, pdf_bytes(["one page", "another"], points), "file.pdf")

    assert (found.unit, [page.text for page in found.pages]) == (unit, ["one page", "another"])


@pytest.mark.parametrize(("image_format", "name"), [("PNG", "a.png"), ("JPEG", "b.JPG")])
def test_a_picture_is_one_page(
    machine: Examination, tmp_path: Path, image_format: str, name: str
) -> None:
    found = examined(machine, tmp_path, image_bytes(image_format, (1000, 500)), name)

    assert (found.verdict.outcome, found.verdict.flags) == (Outcome.ACCEPT, (Flag.NO_TEXT,))
    assert [(page.width, page.height) for page in found.pages] == [(1000, 500)]


def test_a_file_longer_than_one_run_is_read_whole(machine: Examination, tmp_path: Path) -> None:
    texts = [f"This is page {number}" for number in range(1, 8)]
    portions = replace(machine, pages_per_run=3)

    found = examined(portions, tmp_path, pdf_bytes(texts), "long.pdf")

    assert [page.text for page in found.pages] == texts
    assert len(list((tmp_path / "out/pictures").iterdir())) == 3 * len(texts)


def test_pages_that_take_long_are_read_by_more_runs(machine: Examination, tmp_path: Path) -> None:
    texts = [f"This is page {number}" for number in range(1, 5)]
    short = replace(machine, run_seconds=0.0)

    found = examined(short, tmp_path, pdf_bytes(texts), "scans.pdf")

    assert [page.text for page in found.pages] == texts


def test_a_pdf_none_of_whose_pages_can_be_read_is_corrupt(
    machine: Examination, tmp_path: Path
) -> None:
    tree = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    data = raw_pdf([b"<</Type/Catalog/Pages 2 0 R>>", tree, b"<</Type/Nothing>>"])

    found = examined(machine, tmp_path, data, "file.pdf")

    assert (found.verdict.reason, found.pages) == (Reason.CORRUPT, ())
    assert found.verdict.detail == "None of the pages can be read."


def test_too_many_slides_are_refused_before_they_are_converted(
    machine: Examination, deck: Path, tmp_path: Path
) -> None:
    programs = replace(machine.programs, soffice=None)
    strict = replace(machine, programs=programs, most_pages=5)

    found = examined(strict, tmp_path, deck.read_bytes(), "deck.pptx")

    assert (found.verdict.reason, found.verdict.detail) == (Reason.PAGE_LIMIT, "6 slides")


def test_a_text_file_may_turn_out_too_long(office: Examination, tmp_path: Path) -> None:
    strict = replace(office, most_pages=2)

    found = examined(strict, tmp_path, docx_bytes(["line"] * 200), "long.docx")

    assert (found.verdict.reason, found.pages) == (Reason.PAGE_LIMIT, ())


def test_what_is_no_presentation_never_reaches_libreoffice(
    office: Examination, tmp_path: Path
) -> None:
    called = tmp_path / "called"
    soffice = tmp_path / "soffice"
    soffice.write_text(f"#!/bin/sh\ntouch {called}\n")
    soffice.chmod(0o755)
    watched = replace(
        office, programs=replace(office.programs, soffice=soffice), mode=FenceMode.OFF
    )

    for data in (b"<html><body>hello</body></html>", docx_bytes(["x"]), b"noise" * 500):
        found = examined(watched, tmp_path, data, "deck.pptx")
        assert found.verdict.reason is Reason.TYPE_MISMATCH

    assert not called.exists()


def test_a_converter_that_ends_well_without_output_has_failed(
    office: Examination, deck: Path, tmp_path: Path
) -> None:
    programs = replace(office.programs, soffice=Path("/usr/bin/true"))

    found = examined(replace(office, programs=programs), tmp_path, deck.read_bytes(), "deck.pptx")

    assert found.verdict.outcome is Outcome.REFUSE
    assert found.verdict.reason is Reason.CONVERSION_FAILED


def test_a_conversion_that_takes_too_long_is_an_answer(
    office: Examination, deck: Path, tmp_path: Path
) -> None:
    slow = tmp_path / "bin" / "soffice"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\necho started\nsleep 64.25\n")
    slow.chmod(0o755)
    impatient = replace(
        office,
        programs=replace(office.programs, soffice=slow),
        limits=replace(office.limits, wall_seconds=5),
    )

    found = examined(impatient, tmp_path, deck.read_bytes(), "deck.pptx")

    assert (found.verdict.reason, found.pages) == (Reason.RENDER_LIMIT, ())
    assert found.verdict.detail == "LibreOffice took too long: started"


def test_nothing_is_fetched_from_an_address(
    office: Examination, tmp_path: Path, listener: socket.socket
) -> None:
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/picture.png"

    found = examined(office, tmp_path, deck_linking_to(address), "deck.pptx")

    assert found.verdict.outcome is Outcome.ACCEPT
    assert Flag.EXTERNAL_LINK in found.verdict.flags
    with pytest.raises(TimeoutError):
        listener.accept()


def test_no_picture_of_the_machine_is_taken_in(office: Examination, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    Image.new("RGB", (300, 300), RED).save(secret)

    found = examined(office, tmp_path, deck_linking_to(secret.as_uri()), "deck.pptx")

    assert Flag.EXTERNAL_LINK in found.verdict.flags
    assert not has_colour(tmp_path / "out" / found.pages[0].pictures[1600], RED)


def test_an_embedded_picture_is_seen_so_the_test_above_can_fail(
    machine: Examination, tmp_path: Path
) -> None:
    Image.new("RGB", (300, 300), RED).save(tmp_path / "red.png")

    found = examined(machine, tmp_path, (tmp_path / "red.png").read_bytes(), "red.png")

    assert has_colour(tmp_path / "out" / found.pages[0].pictures[1600], RED)


def test_without_a_fence_every_file_is_refused_and_the_operator_told_what_to_install(
    tmp_path: Path,
) -> None:
    found = examined(Examination(Programs()), tmp_path, pdf_bytes(["text"]), "file.pdf")

    assert (found.verdict.outcome, found.verdict.reason) == (Outcome.REFUSE, Reason.NO_CONVERTER)
    assert "bubblewrap" in found.verdict.detail


def test_a_laptop_without_programs_reads_pdf_and_says_what_office_files_need(
    tmp_path: Path, deck: Path
) -> None:
    laptop = Examination(Programs(), mode=FenceMode.OFFICE_REQUIRED)

    pdf = examined(laptop, tmp_path, pdf_bytes(["text of a page"]), "file.pdf")
    pptx = examined(laptop, tmp_path, deck.read_bytes(), "deck.pptx")

    assert [page.text for page in pdf.pages] == ["text of a page"]
    assert pptx.verdict.reason is Reason.NO_CONVERTER
    assert "libreoffice-impress" in pptx.verdict.detail


def test_an_empty_password_is_none(machine: Examination, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(pdf_bytes(["text of a page"]))) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="secret", user=""))

    found = examined(machine, tmp_path, (tmp_path / "locked.pdf").read_bytes(), "locked.pdf")

    assert found.verdict.outcome is Outcome.ACCEPT
    assert [page.text for page in found.pages] == ["text of a page"]


def test_what_acts_by_itself_is_shown_to_staff_and_held(
    machine: Examination, tmp_path: Path
) -> None:
    with pikepdf.open(io.BytesIO(pdf_bytes(["text of a page"]))) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        pdf.save(tmp_path / "acting.pdf")

    found = examined(machine, tmp_path, (tmp_path / "acting.pdf").read_bytes(), "acting.pdf")

    assert (found.verdict.outcome, found.verdict.reason) == (Outcome.HOLD, Reason.ACTIVE_CONTENT)
    assert [page.text for page in found.pages] == ["text of a page"]


def test_a_heartbeat_is_heard_during_an_examination(
    machine: Examination, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "TICK_SECONDS", 0.05)
    beats: list[None] = []

    examined(machine, tmp_path, pdf_bytes(["text of a page"]), "file.pdf", tick=beats)

    assert len(beats) >= 2


def test_the_original_is_not_changed(machine: Examination, tmp_path: Path) -> None:
    data = pdf_bytes(["text of a page"])

    examined(machine, tmp_path, data, "file.pdf")

    assert (tmp_path / "stored-under-another-name").read_bytes() == data


@pytest.mark.parametrize("name", ["../../passwd.pdf", "a\0b.pdf", "x" * 5000 + ".pdf", "심야.PDF"])
def test_a_hostile_name_is_only_a_name(machine: Examination, tmp_path: Path, name: str) -> None:
    found = examined(machine, tmp_path, pdf_bytes(["text of a page"]), name)

    assert [page.text for page in found.pages] == ["text of a page"]
