"""Ten participants bring two files each in the same minute; everything between them is real.

Gunicorn, the worker, LibreOffice in its fence, forms with their tokens; nothing here is timed.
"""

from __future__ import annotations

import io
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pikepdf
import pytest
from pytest_django import DjangoDbBlocker

from devtools.burst.measuring import Brought, bring_and_wait
from devtools.burst.people import SESSION, Participant, Upload, enrol
from devtools.burst.visiting import visit_while
from devtools.whole_portal import Portal, whole_portal
from tests.database_template import copy_for_processes
from tests.files.good import pdf_bytes, pptx_bytes
from tests.files.office import MACRO_PPTX, pptx_and, pptx_of_type, relationships
from tests.files.ole import compound
from uploads.examination import reads_office_files
from uploads.inspection import Reason
from uploads.reasons import EXPLANATIONS

pytestmark = pytest.mark.skipif(
    not reads_office_files(), reason="LibreOffice or bubblewrap is not installed"
)
PATIENCE: Final = 240.0
SLIDE: Final = "ppt/slides/slide1.xml"
LINKS_OF_SLIDE: Final = "ppt/slides/_rels/slide1.xml.rels"
#: Name, pages and how often each number occurs, of every file in the database.
COUNT: Final = """
import json
from django.db.models import Count
from uploads.models import SourceFile
files = SourceFile.objects.annotate(
    rows=Count("pages"), numbers=Count("pages__number", distinct=True)
)
print(json.dumps({file.filename: [file.rows, file.numbers] for file in files}))
"""

#: State, reason and number of pages, as the person a file belongs to is told.
Told = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Expected:
    """A file that is brought, and what has to be said about it."""

    upload: Upload
    told: Told


def refused(name: str, data: bytes, reason: Reason) -> Expected:
    return Expected(Upload(name, data), ("refused", reason.value, 0))


def good_deck(number: int) -> Expected:
    """A presentation of two to four slides; no two have the same words."""
    count = 2 + number % 3
    slides = [f"Step {slide} of policy {number}" for slide in range(1, count + 1)]
    return Expected(Upload(f"deck-{number}.pptx", pptx_bytes(slides)), ("ready", "", count))


def good_pdf(number: int) -> Expected:
    pages = [f"Policy {number}, page {page}" for page in range(1, 4)]
    return Expected(Upload(f"brief-{number}.pdf", pdf_bytes(pages)), ("ready", "", 3))


def with_password() -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_bytes(["A secret"]))) as pdf:
        pdf.save(stream, encryption=pikepdf.Encryption(owner="owner", user="user"))
    return stream.getvalue()


def spoiled() -> bytes:
    """A presentation with a slide that was damaged on its way: its checksum is wrong."""
    data = bytearray(pptx_bytes(["Lost"]))
    # The directory at the end has the checksum 30 bytes before the name.
    data[data.rindex(SLIDE.encode()) - 30] ^= 0xFF
    return bytes(data)


def refused_at_the_door() -> list[Expected]:
    return [
        refused("macro.pptx", pptx_of_type(MACRO_PPTX), Reason.MACRO),
        refused(
            "locked.pptx",
            compound({"EncryptedPackage": b"secret", "EncryptionInfo": b"agile"}),
            Reason.ENCRYPTED,
        ),
        refused("cut.pptx", pptx_bytes(["Cut off"])[:-600], Reason.CORRUPT),
    ]


def refused_by_the_worker() -> list[Expected]:
    links = relationships("vbaProject", "a.bin")
    return [
        refused("linked-macro.pptx", pptx_and({LINKS_OF_SLIDE: links}), Reason.MACRO),
        refused("locked.pdf", with_password(), Reason.ENCRYPTED),
        refused("spoiled.pptx", spoiled(), Reason.CORRUPT),
    ]


@pytest.fixture
def brought() -> list[list[Expected]]:
    """Two files for each of ten people: presentations first, then the six bad ones among others."""
    decks = [good_deck(number) for number in range(10)]
    others = [*refused_at_the_door(), *refused_by_the_worker(), *map(good_pdf, range(4))]
    return [list(pair) for pair in zip(decks, others, strict=True)]


@pytest.fixture
def portal(
    tmp_path: Path, test_database: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[Portal]:
    with (
        django_db_blocker.unblock(),
        copy_for_processes(f"{Path(test_database).name}_burst", tmp_path) as database,
        whole_portal(tmp_path / "portal", DATABASE_URL=database) as portal,
    ):
        portal.manage("load_taxonomy")
        portal.start_server()
        portal.start_worker()
        yield portal


def test_twenty_files_of_ten_people_all_come_to_their_end(
    portal: Portal, brought: list[list[Expected]]
) -> None:
    people = enrol(portal, len(brought))
    for person in people:
        person.sign_in()

    uploads = [[each.upload for each in share] for share in brought]
    until = time.monotonic() + PATIENCE
    with ThreadPoolExecutor(len(people)) as pool:
        futures = [
            pool.submit(bring_and_wait, person, share, until)
            for person, share in zip(people, uploads, strict=True)
        ]
        visits = visit_while(
            lambda _visits: not all(future.done() for future in futures), portal.port
        )
    results = [future.result() for future in futures]

    assert [told(result) for result in results] == [
        {each.upload.name: each.told for each in share} for share in brought
    ]
    assert (visits.failed, len(visits.milliseconds) > 0) == (0, True)
    assert_nobody_sees_anothers(people, results)
    assert_nothing_is_doubled_or_left(portal, brought)


def told(result: Brought) -> dict[str, Told]:
    """What a participant was told about each file, at once or by the list."""
    reasons = {str(explanation): str(reason) for reason, explanation in EXPLANATIONS.items()}
    at_once = {
        name: ("refused", reasons[sentence], 0)
        for name, sentences in result.refused.items()
        for sentence in sentences
    }
    later = {
        file.name: (file.status["state"], file.status["reason"], file.status["pages"])
        for file in result.files
    }
    return at_once | later


def assert_nobody_sees_anothers(people: list[Participant], results: list[Brought]) -> None:
    """Neither state nor pages of the neighbour's files, nor by way of the own brief."""
    for person, neighbour in zip(people, [*results[1:], results[0]], strict=True):
        for file in neighbour.files:
            for path in (
                f"/files/{file.stable_id}/status/",
                f"/files/{file.stable_id}/p/1/",
                f"/files/{file.stable_id}/p/1/320.webp",
                f"/my/briefs/{SESSION}/files/{file.stable_id}/",
            ):
                assert (path, person.get(path).status_code) == (path, 404)


def assert_nothing_is_doubled_or_left(portal: Portal, brought: list[list[Expected]]) -> None:
    """One row and three pictures a page; no bytes of refused files; no folder of a check."""
    at_the_door = {each.upload.name for each in refused_at_the_door()}
    ends = {
        each.upload.name: each.told[2]
        for share in brought
        for each in share
        if each.upload.name not in at_the_door
    }
    rows = json.loads(portal.manage("shell", "--no-imports", "--command", COUNT))
    assert rows == {name: [pages, pages] for name, pages in ends.items()}

    private = portal.folder / "private"
    pictures = [path for path in (private / "pages").rglob("*") if path.is_file()]
    originals = [path for path in (private / "files").rglob("*") if path.is_file()]
    assert len(pictures) == 3 * sum(ends.values())
    assert len(originals) == sum(pages > 0 for pages in ends.values())
    assert list((portal.folder / "checks").iterdir()) == []
