"""Tests which commit leave nothing behind, and lose nothing that the migrations wrote."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from threading import Thread

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from pytest_django import DjangoDbBlocker
from wagtail.models import Locale, Page, Site, Workflow

from taxonomy.models import Theme
from tests.database_template import copy_for_processes, copy_to_file, copy_to_test_database
from tests.factories.taxonomy import ThemeFactory


def rows_of_migrations() -> list[int]:
    return [model.objects.count() for model in (Page, Site, Locale, Workflow, Group)]


def test_another_thread_sees_what_the_test_wrote(transactional_db: None) -> None:
    seen: list[str] = []

    def look() -> None:
        seen.extend(Theme.objects.values_list("slug", flat=True))
        connection.close()

    ThemeFactory.create(slug="water")
    thread = Thread(target=look)
    thread.start()
    thread.join()

    assert seen == ["water"]


def test_a_fresh_copy_has_what_the_migrations_wrote_and_nothing_else(
    transactional_db: None, test_database: str
) -> None:
    before = rows_of_migrations()
    assert 0 not in before
    ThemeFactory.create()
    Site.objects.all().delete()

    copy_to_test_database(test_database)

    assert rows_of_migrations() == before
    assert not Theme.objects.exists()


def test_processes_get_a_copy_of_the_kind_that_is_tested(
    tmp_path: Path, test_database: str, django_db_blocker: DjangoDbBlocker
) -> None:
    name = f"{Path(test_database).name}_processes"
    with django_db_blocker.unblock(), copy_for_processes(name, tmp_path) as url:
        kind, rest = url.split("://")

    assert kind == {"sqlite": "sqlite", "postgresql": "postgres"}[connection.vendor]
    assert rest.endswith(f"/{name}")


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
def test_a_new_file_has_nothing_beside_it_and_leaves_its_neighbours_alone(
    ending: str, tmp_path: Path
) -> None:
    leftover, neighbour = tmp_path / f"test_gw1{ending}", tmp_path / "test_gw10"
    for file in (leftover, neighbour):
        file.write_bytes(b"old")

    copy_to_file(tmp_path / "test_gw1")

    assert not leftover.exists()
    assert neighbour.read_bytes() == b"old"
    with sqlite3.connect(tmp_path / "test_gw1") as database:
        assert database.execute("SELECT count(*) FROM wagtailcore_site").fetchone() == (1,)
    database.close()
