"""An empty engine of its own that is gone afterwards: for the evaluation and the contract tests.

Databases get an alias made at run time, on which the real migrations of search run: a temporary
file for SQLite, a schema of its own for PostgreSQL.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from django.conf import settings
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import ConnectionHandler
from environ import Env

from search.engines.base import Engine, EngineUnavailable
from search.engines.database.engine import DatabaseEngine
from search.engines.elasticsearch.throwaway import throwaway_elasticsearch

#: As the site's own, but that nothing in the file outlives the process: no waiting for the disk.
_SQLITE_OPTIONS: Final = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;",
}


#: The last migration of what the engines read. Later ones refer to pages, whose migrations only run
#: on the default database.
INDEX_TABLES: Final = ("search", "0003_notes_of_parts")


def throwaway_engine(name: str) -> AbstractContextManager[Engine]:
    """An empty engine; EngineUnavailable if the server it needs is not there."""
    return _ENGINES[name]()


@contextmanager
def throwaway_sqlite() -> Iterator[DatabaseEngine]:
    """A database in a temporary file."""
    with tempfile.TemporaryDirectory(prefix="portal-search-") as folder:
        config = {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(Path(folder) / "search.sqlite3"),
            "OPTIONS": _SQLITE_OPTIONS,
        }
        with _alias(config) as alias:
            _migrate(alias)
            yield DatabaseEngine(using=alias)


@contextmanager
def throwaway_postgres() -> Iterator[DatabaseEngine]:
    """A schema of its own in the PostgreSQL of the settings."""
    schema = f"throwaway_{uuid4().hex}"
    config = _postgres()
    options: dict[str, Any] = {**config.get("OPTIONS", {})}
    options.pop("pool", None)
    options["options"] = f"{options.get('options', '')} -c search_path={schema}".strip()
    with _alias({**config, "OPTIONS": options, "CONN_MAX_AGE": 0}) as alias:
        try:
            _execute(alias, f"CREATE SCHEMA {schema}")
        except DatabaseError as error:
            raise EngineUnavailable(f"PostgreSQL does not answer: {error}") from error
        try:
            _migrate(alias)
            yield DatabaseEngine(using=alias)
        finally:
            _execute(alias, f"DROP SCHEMA {schema} CASCADE")


_ENGINES: Final[Mapping[str, Callable[[], AbstractContextManager[Engine]]]] = {
    "sqlite": throwaway_sqlite,
    "postgres": throwaway_postgres,
    "elasticsearch": throwaway_elasticsearch,
}
ENGINE_NAMES: Final = tuple(_ENGINES)


def _postgres() -> dict[str, Any]:
    """The one for comparisons where there is one: that of the site may be copied and dropped."""
    if settings.POSTGRES_URL:
        return dict(Env.db_url_config(settings.POSTGRES_URL))
    if connections["default"].vendor == "postgresql":
        return {**connections["default"].settings_dict}
    raise EngineUnavailable("No PostgreSQL is named in the settings (POSTGRES_URL).")


@contextmanager
def _alias(config: Mapping[str, Any]) -> Iterator[str]:
    """A database alias of this process, with all the settings Django expects."""
    alias = f"throwaway_{uuid4().hex[:12]}"
    complete = ConnectionHandler({"default": dict(config)}).databases["default"]
    connections.databases[alias] = complete
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.databases[alias]


def _migrate(alias: str) -> None:
    MigrationExecutor(connections[alias]).migrate([INDEX_TABLES])


def _execute(alias: str, statement: str) -> None:
    with connections[alias].cursor() as cursor:
        cursor.execute(statement)
