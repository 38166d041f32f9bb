"""Real worker processes with a queue of their own: killed in the middle, two at a time."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from devtools.whole_portal import Portal, kill, wait_until, whole_portal
from tests.database_template import copy_to_file
from tests.files.good import pptx_bytes

pytestmark = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("bwrap")),
    reason="LibreOffice or bubblewrap is not installed",
)
SLIDES = 12
#: Receives files as a request does, in a process with the settings of the portal.
RECEIVE = """
from django.core.files.uploadedfile import SimpleUploadedFile
from accounts.models import User
from uploads.receive import receive
user, _ = User.objects.get_or_create(email="account@example.org")
for path in {paths!r}:
    with open(path, "rb") as file:
        receive(upload=SimpleUploadedFile(path, file.read()), user=user)
"""


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[Portal]:
    with whole_portal(tmp_path / "portal") as portal:
        copy_to_file(portal.database)
        yield portal


def receive_decks(portal: Portal, number: int) -> None:
    """So many presentations, each with a content of its own."""
    paths = []
    for deck in range(number):
        path = portal.folder / f"deck-{deck}.pptx"
        path.write_bytes(pptx_bytes([f"Slide {n} of deck {deck}" for n in range(1, SLIDES + 1)]))
        paths.append(str(path))
    portal.manage("shell", "--no-imports", "--command", RECEIVE.format(paths=paths))


def rows(portal: Portal, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(portal.database, timeout=20)
    try:
        return list(connection.execute(query))
    finally:
        connection.close()


def states(portal: Portal) -> list[object]:
    return [state for (state,) in rows(portal, "SELECT state FROM uploads_sourcefile")]


def pages(portal: Portal) -> list[tuple[object, ...]]:
    return rows(
        portal,
        "SELECT file_id, count(*), count(DISTINCT number) FROM uploads_filepage"
        " GROUP BY file_id ORDER BY file_id",
    )


def pictures(portal: Portal) -> list[Path]:
    return list((portal.folder / "private" / "pages").rglob("*.webp"))


def converting(portal: Portal) -> bool:
    """Whether LibreOffice is at work in a folder of ours."""
    return any((portal.folder / "checks").glob("check-*/pages/**/profile"))


def test_a_worker_killed_while_converting_is_replaced_and_pages_are_not_doubled(
    portal: Portal,
) -> None:
    receive_decks(portal, 1)
    assert states(portal) == ["received"]
    first = portal.start_worker("first")
    wait_until(lambda: converting(portal), "LibreOffice")
    kill(first)
    assert states(portal) == ["checking"]
    assert list((portal.folder / "checks").iterdir()) != []

    portal.start_worker("second")
    wait_until(lambda: states(portal) == ["ready"], "the second worker")
    assert pages(portal) == [(1, SLIDES, SLIDES)]
    assert len(pictures(portal)) == SLIDES * 3
    assert list((portal.folder / "checks").iterdir()) == []
    assert rows(portal, "SELECT attempts, lease_until FROM uploads_sourcefile") == [(0, None)]


def test_two_workers_share_the_queue_and_check_each_file_once(portal: Portal) -> None:
    receive_decks(portal, 2)
    for name in ("one", "two"):
        portal.start_worker(name)
    wait_until(lambda: states(portal) == ["ready"] * 2, "both workers")
    assert pages(portal) == [(1, SLIDES, SLIDES), (2, SLIDES, SLIDES)]
    assert len(pictures(portal)) == 2 * SLIDES * 3
    checked = [(portal.folder / f"{name}.log").read_text() for name in ("one", "two")]
    assert sum(log.count("file_checked") for log in checked) == 2


def test_a_worker_told_to_end_finishes_its_file(portal: Portal) -> None:
    receive_decks(portal, 1)
    worker = portal.start_worker()
    wait_until(lambda: converting(portal), "LibreOffice")
    worker.process.terminate()
    worker.process.wait(timeout=60)
    assert states(portal) == ["ready"]
