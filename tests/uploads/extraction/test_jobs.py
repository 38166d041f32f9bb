"""The child may have been taken over by what it read: its results are hostile, too."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from uploads.extraction import jobs
from uploads.extraction.collecting import ExtractedPage, take_pictures, with_slides
from uploads.extraction.jobs import Job, ReadPage, ResultWriter, Slide, read_results
from uploads.inspection.verdict import Outcome, Reason, Verdict

WEBP = b"RIFF\x04\0\0\0WEBP"


def write(folder: Path, *lines: str) -> None:
    (folder / "result.jsonl").write_text("\n".join(lines))


def pictures(folder: Path, number: int = 1) -> None:
    (folder / "pictures").mkdir(exist_ok=True)
    for width in (1600, 800, 320):
        (folder / f"pictures/{number}-{width}.webp").write_bytes(WEBP)


def test_a_job_arrives_as_it_was_sent(tmp_path: Path) -> None:
    job = Job("input.pdf", "서울\ud83d\0/../x.pdf", inspect=True, first=100, count=50)

    job.write(tmp_path)

    assert Job.read(tmp_path) == job


def test_results_arrive_as_they_were_said(tmp_path: Path) -> None:
    verdict = Verdict(Outcome.HOLD, Reason.MACRO, media_type="application/pdf")
    page = ReadPage(1, text="서울", width=1600, height=900, landscape=True)
    slide = Slide(1, title="Night bus", notes="slowly", hidden=True)
    with ResultWriter(tmp_path) as writer:
        writer.say("verdict", verdict.to_json())
        writer.say("total", 1)
        writer.say("slide", asdict(slide))
        writer.say("page", asdict(page))
        writer.say("done", True)

    results = read_results(tmp_path)

    assert (results.verdict, results.total, results.done) == (verdict, 1, True)
    assert (results.pages, results.slides) == ([page], [slide])


def test_what_was_said_before_a_crash_is_kept(tmp_path: Path) -> None:
    write(tmp_path, json.dumps({"total": 3}), json.dumps({"page": asdict(ReadPage(1))})[:30])

    results = read_results(tmp_path)

    assert (results.total, results.pages, results.done) == (3, [], False)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "null",
        "[]",
        '"page"',
        '{"page": null}',
        '{"page": {"number": "x"}}',
        '{"verdict": "{}"}',
        '{"verdict": 5}',
        '{"total": []}',
        "[" * 100_000,
        "\x00\xff",
        '{"unheard of": 1}',
    ],
)
def test_nonsense_of_a_child_is_skipped(tmp_path: Path, line: str) -> None:
    write(tmp_path, line, json.dumps({"total": 2}))

    results = read_results(tmp_path)

    assert (results.verdict, results.total, results.pages) == (None, 2, [])


def test_texts_of_a_child_are_bounded(tmp_path: Path) -> None:
    long = "x" * (jobs.TEXT_CHARACTERS + 5)
    write(
        tmp_path,
        json.dumps({"page": asdict(ReadPage(1, text=long))}),
        json.dumps({"slide": asdict(Slide(1, title=long, notes=long))}),
    )

    results = read_results(tmp_path)

    assert len(results.pages[0].text) == len(results.slides[0].notes) == jobs.TEXT_CHARACTERS
    assert len(results.slides[0].title) == jobs.TITLE_CHARACTERS


def test_results_that_are_a_link_are_none(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(json.dumps({"total": 1}))
    (tmp_path / "result.jsonl").symlink_to(tmp_path / "secret")

    assert read_results(tmp_path).total is None


def test_pictures_come_to_their_place(tmp_path: Path) -> None:
    source, target = tmp_path / "job", tmp_path / "out"
    source.mkdir()
    pictures(source)
    page = ExtractedPage(1, width=1600, height=900)

    assert take_pictures([page], source=source, target=target) == [page]
    assert {(target / place).read_bytes() for place in page.pictures.values()} == {WEBP}


def test_a_picture_that_is_a_link_or_something_else_is_not_taken(tmp_path: Path) -> None:
    source, target = tmp_path / "job", tmp_path / "out"
    source.mkdir()
    (tmp_path / "secret").write_bytes(WEBP + b"of somebody else")
    for number in (1, 2):
        pictures(source, number)
    (source / "pictures/1-800.webp").unlink()
    (source / "pictures/1-800.webp").symlink_to(tmp_path / "secret")
    (source / "pictures/2-320.webp").write_bytes(b"<html>")
    pages = [ExtractedPage(number, width=1600, height=900) for number in (1, 2)]

    taken = take_pictures(pages, source=source, target=target)

    assert taken == [ExtractedPage(1), ExtractedPage(2)]
    assert list((target / "pictures").iterdir()) == []


def test_a_folder_of_pictures_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    source, elsewhere = tmp_path / "job", tmp_path / "elsewhere"
    source.mkdir()
    elsewhere.mkdir()
    pictures(elsewhere)
    (source / "pictures").symlink_to(elsewhere / "pictures")

    taken = take_pictures([ExtractedPage(1, width=9)], source=source, target=tmp_path / "out")

    assert taken == [ExtractedPage(1)]
    assert (elsewhere / "pictures/1-800.webp").exists()


def test_pages_have_the_notes_of_their_slide() -> None:
    slides = [Slide(1, "One", "first"), Slide(2, "Two", "second", hidden=True)]

    assert with_slides([ReadPage(1, "1"), ReadPage(2, "2")], slides) == [
        ExtractedPage(1, "1", "One", "first"),
        ExtractedPage(2, "2", "Two", "second", hidden=True),
    ]


def test_slides_that_do_not_match_the_pages_say_nothing() -> None:
    assert with_slides([ReadPage(1, "1")], [Slide(1, "One"), Slide(2, "Two")]) == [
        ExtractedPage(1, "1")
    ]
