"""Fixtures of the whole suite: a database from a template, and a process without memories."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.utils import translation
from pytest_django import DjangoDbBlocker

from search import vocabulary
from tests.database_template import copy_to_test_database, name_of_test_database


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Keep what the template gave: nothing is migrated again."""
    return True


@pytest.fixture(scope="session")
def test_database(django_db_modify_db_settings_parallel_suffix: None) -> str:
    """Name of this process's database; a file's path on SQLite."""
    return name_of_test_database()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(test_database: str, django_db_blocker: DjangoDbBlocker) -> None:
    """Copy the template once the name of this process's database is known."""
    with django_db_blocker.unblock():
        copy_to_test_database(test_database)


@pytest.fixture
def transactional_db(
    request: pytest.FixtureRequest,
    test_database: str,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """A database where everything is committed, and which a fresh copy replaces after the test.

    pytest-django's own empties every table, and what the migrations wrote is missing from then on.
    """
    if "db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        pytest.fail("transactional_db is enough; db or django_db would empty the database")
    with django_db_blocker.unblock():
        yield
        copy_to_test_database(test_database)


@pytest.fixture(autouse=True)
def _without_memories() -> None:
    """Forget what a process keeps between requests: caches, vocabulary, language."""
    cache.clear()
    translation.deactivate()
    vocabulary.forget()
