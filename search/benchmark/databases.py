"""Empty databases of the benchmark's own: migrated once, copied for each size, then dropped."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
from django.conf import settings
from psycopg import sql

from search.engines.base import EngineUnavailable

POSTGRES: Final = "postgres"
#: Makes one more database and gives its address.
NewDatabase = Callable[[], str]
#: Fills the first database, which the others are copies of.
Prepare = Callable[[str], object]
#: What every database holds before records come: tables, and the names of themes and cities.
_PREPARATIONS: Final = (("migrate", "--verbosity=0"), ("load_taxonomy",))


def prepare(url: str) -> None:
    """Tables and taxonomy, by the ordinary commands."""
    for command in _PREPARATIONS:
        subprocess.run(
            manage(*command),
            env=environment(DATABASE_URL=url, ELASTICSEARCH_URL=""),
            check=True,
            stdout=subprocess.DEVNULL,
        )


@contextmanager
def sqlite_databases(prepare: Prepare = prepare) -> Iterator[NewDatabase]:
    """Files in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        template = Path(folder) / "template.sqlite3"
        prepare(f"sqlite:///{template}")

        def new() -> str:
            return f"sqlite:///{shutil.copyfile(template, Path(folder) / f'{uuid4().hex}.sqlite3')}"

        yield new


@contextmanager
def postgres_databases(prepare: Prepare = prepare) -> Iterator[NewDatabase]:
    """Databases on the server of POSTGRES_URL."""
    try:
        server = psycopg.connect(settings.POSTGRES_URL, autocommit=True)
    except psycopg.OperationalError as error:
        raise EngineUnavailable(f"PostgreSQL does not answer: {error}") from error
    made: list[str] = []

    def new(template: str = "template1") -> str:
        made.append(f"portal_bench_{uuid4().hex[:16]}")
        names = map(sql.Identifier, (made[-1], template))
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
        return str(urlsplit(settings.POSTGRES_URL)._replace(path=f"/{made[-1]}").geturl())

    with server:
        try:
            prepare(new())
            template = made[0]
            yield lambda: new(template)
        finally:
            for name in reversed(made):
                drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
                server.execute(drop.format(sql.Identifier(name)))


def databases_for(engine: str) -> Callable[[], AbstractContextManager[NewDatabase]]:
    """What gives databases to the sites of an engine; Elasticsearch has its records in SQLite."""
    return postgres_databases if engine == POSTGRES else sqlite_databases


def manage(*arguments: str) -> list[str]:
    """A command line of manage.py with this Python."""
    return [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), *arguments]


def environment(**changed: str) -> Mapping[str, str]:
    """The environment of this process with other servers."""
    return {**os.environ, **changed}
