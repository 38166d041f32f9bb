"""What a worker finds when it starts: files without a task, bytes without a row."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.factories.accounts import AccountFactory
from tests.factories.files import add_pages, make_source_file
from tests.uploads.arriving import place_of, received, stored
from uploads.choices import FileState
from uploads.models import SourceFile
from uploads.sweeping import pick_up, remove_orphans
from uploads.tasks import process_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("queue")]
LONG_AGO = timedelta(hours=1)


def tasks() -> list[list[int]]:
    rows = DBTaskResult.objects.filter(task_path=process_file.module_path)
    return [row.args_kwargs["args"] for row in rows]


def test_a_received_file_that_lost_its_task_gets_one_and_only_one() -> None:
    file = received(AccountFactory.create())
    assert (pick_up(), tasks()) == (0, [])
    SourceFile.objects.update(state_since=timezone.now() - LONG_AGO)
    assert (pick_up(), pick_up(), tasks()) == (1, 0, [[file.pk]])


def test_a_file_whose_lease_ran_out_is_enqueued_and_one_in_work_is_not() -> None:
    lost, in_work = (received(AccountFactory.create()) for _ in range(2))
    for file, ends in ((lost, -1), (in_work, 60)):
        SourceFile.objects.filter(pk=file.pk).update(
            state=FileState.CHECKING, lease_until=timezone.now() + timedelta(seconds=ends)
        )
    assert (pick_up(), tasks()) == (1, [[lost.pk]])


def test_a_task_that_comes_much_later_does_not_count() -> None:
    file = received(AccountFactory.create())
    SourceFile.objects.update(state_since=timezone.now() - LONG_AGO)
    process_file.using(run_after=timezone.now() + LONG_AGO).enqueue(file.pk)
    assert pick_up() == 1


def test_files_at_rest_are_left_alone() -> None:
    for state in (FileState.READY, FileState.REFUSED, FileState.FAILED):
        make_source_file(state=state, state_since=timezone.now() - LONG_AGO)
    make_source_file(state=FileState.HELD, reason="MACRO", state_since=timezone.now() - LONG_AGO)
    assert (pick_up(), tasks()) == (0, [])


def test_old_bytes_without_a_row_are_removed_and_all_others_stay(private: Path) -> None:
    file = received(AccountFactory.create())
    pages = make_source_file()
    add_pages(pages, ["One"])
    mine = stored(private)
    for name in ("files/lost.pdf", "pages/lost/1-320.webp", "files/new.pdf", "pages/new/1.webp"):
        path = private / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    for path in (*private.glob("files/*"), *private.glob("pages/*")):
        if path.stem != "new":
            os.utime(path, (0, 0))
    assert remove_orphans() == 2
    assert stored(private) == sorted([*mine, "files/new.pdf", "pages/new/1.webp"])
    assert place_of(file) in mine
    assert not (private / "pages/lost").exists()


def test_an_empty_storage_is_no_error(private: Path) -> None:
    assert remove_orphans() == 0
