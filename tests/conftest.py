"""Fixtures of the whole suite: a database from a template, and a process without memories."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.utils import translation
from pytest_django import DjangoDbBlocker

from search import vocabulary
from tests.database_template import copy_to_test_database, default_connection


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Keep what the template gave: nothing is migrated again."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: DjangoDbBlocker
) -> None:
    """Copy the template once the name of this process's database is known."""
    with django_db_blocker.unblock():
        copy_to_test_database(default_connection())


@pytest.fixture(autouse=True)
def _without_memories() -> None:
    """Forget what a process keeps between requests: caches, vocabulary, language."""
    cache.clear()
    translation.deactivate()
    vocabulary.forget()
