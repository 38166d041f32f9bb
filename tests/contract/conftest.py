"""One fixture, three engines: every test of this folder runs against each of them.

A server that is missing is a skip, which STRICT=1 does not allow.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pytest_django import DjangoDbBlocker

from search.engines.base import Engine, EngineUnavailable
from search.engines.throwaway import throwaway_engine
from tests.contract.library import LIBRARY

ENGINES = [
    "sqlite",
    pytest.param("postgres", marks=pytest.mark.postgresql),
    pytest.param("elasticsearch", marks=pytest.mark.elasticsearch),
]


@pytest.fixture(scope="session", params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(autouse=True)
def _database_allowed(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The engines have databases of their own, so no test needs the site's."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="session")
def engine(engine_name: str, django_db_blocker: DjangoDbBlocker) -> Iterator[Engine]:
    """An engine with the library in it. Read only: it is shared by all tests."""
    with _started(engine_name, django_db_blocker) as started:
        with django_db_blocker.unblock():
            started.upsert(LIBRARY)
        yield started


@pytest.fixture
def empty_engine(engine_name: str, django_db_blocker: DjangoDbBlocker) -> Iterator[Engine]:
    """An engine to write to."""
    with _started(engine_name, django_db_blocker) as started:
        yield started


@contextmanager
def _started(name: str, blocker: DjangoDbBlocker) -> Iterator[Engine]:
    """Started and stopped with the database allowed, and not in between."""
    manager = throwaway_engine(name)
    with blocker.unblock():
        try:
            started = manager.__enter__()
        except EngineUnavailable as missing:
            pytest.skip(f"{name}: {missing}")
    try:
        yield started
    finally:
        with blocker.unblock():
            manager.__exit__(None, None, None)
