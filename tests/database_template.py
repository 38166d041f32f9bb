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
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

ROOT = Path(__file__).resolve().parent.parent


def copy_to_test_database(connection: BaseDatabaseWrapper) -> None:
    """Put a fresh copy of the template where the test database of this process belongs."""
    name = connection.creation._get_test_db_name()  # type: ignore[attr-defined]
    with _lock():
        if connection.vendor == "sqlite":
            _copy_sqlite(Path(name))
        else:
            _copy_postgres(connection, name)


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
    for leftover in target.parent.glob(f"{target.name}*"):
        leftover.unlink()
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
