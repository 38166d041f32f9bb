"""One migrated database per run, copied for every process that tests.

Migrating takes about twenty seconds and gives the same every time; a copy takes a fraction of one.
The template is made once for a state of the migrations, by the ordinary ``migrate`` command.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

ROOT = Path(__file__).resolve().parent.parent
#: The file and what SQLite keeps beside it.
SQLITE_ENDINGS = ("", "-wal", "-shm", "-journal")


def name_of_test_database() -> str:
    """File or database of this process. Ask before it is set up: that changes the answer."""
    name: str = default_connection().creation._get_test_db_name()  # type: ignore[attr-defined]
    return name


def copy_to_test_database(name: str) -> None:
    """Put a fresh copy of the template in the place of that file or database.

    Nobody may be connected to it; the connection of this thread is closed, and opens by itself.
    """
    connection = default_connection()
    connection.close()
    with _lock():
        if connection.vendor == "sqlite":
            _copy_sqlite(Path(name))
        else:
            _copy_postgres(connection, name)


@contextmanager
def copy_for_processes(name: str, folder: Path) -> Iterator[str]:
    """URL of one more copy, of the kind that is tested, for processes with settings of their own.

    A file in the folder, or a database of that name which is dropped after the block.
    """
    connection = default_connection()
    if connection.vendor == "sqlite":
        copy_to_file(folder / name)
        yield f"sqlite:///{folder / name}"
        return
    with _lock():
        _copy_postgres(connection, name)
    try:
        yield _postgres_url(connection, name)
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def copy_to_file(target: Path) -> None:
    """A migrated SQLite database for another process."""
    with _lock():
        _copy_sqlite(target)


def _copy_sqlite(target: Path) -> None:
    template = _folder() / f"template-{_state()}.sqlite3"
    if not template.exists():
        unfinished = template.with_suffix(".new")
        unfinished.unlink(missing_ok=True)
        _migrate(f"sqlite:///{unfinished}")
        unfinished.rename(template)
    for ending in SQLITE_ENDINGS:
        target.with_name(target.name + ending).unlink(missing_ok=True)
    shutil.copyfile(template, target)


def _copy_postgres(connection: BaseDatabaseWrapper, target: str) -> None:
    template = f"portal_template_{_state()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template])
        if cursor.fetchone() is None:
            cursor.execute(f'DROP DATABASE IF EXISTS "{template}_new"')
            cursor.execute(f'CREATE DATABASE "{template}_new"')
            _migrate(_postgres_url(connection, f"{template}_new"))
            cursor.execute(f'ALTER DATABASE "{template}_new" RENAME TO "{template}"')
        cursor.execute(f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{target}" TEMPLATE "{template}"')


def _postgres_url(connection: BaseDatabaseWrapper, name: str) -> str:
    config = connection.settings_dict
    user, password = quote(config["USER"] or ""), quote(config["PASSWORD"] or "")
    login = f"{user}:{password}@" if password else f"{user}@" if user else ""
    return f"postgres://{login}{config['HOST'] or 'localhost'}:{config['PORT'] or 5432}/{name}"


def _migrate(url: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity=0"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "portal.settings.test"},
        check=True,
    )


@cache
def _state() -> str:
    """A short name for the migrations there are, ours and those of the pinned libraries."""
    digest = hashlib.sha256()
    files = [ROOT / "requirements.lock", *sorted(ROOT.glob("*/migrations/*.py"))]
    for file in files:
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:12]


def _folder() -> Path:
    folder = Path(settings.MEDIA_ROOT).parent
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def _lock() -> Iterator[None]:
    """Only one process makes the template; the others wait and copy it."""
    with (_folder() / "template.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def default_connection() -> BaseDatabaseWrapper:
    """The connection whose test database is made from the template."""
    return connections["default"]
