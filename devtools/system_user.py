"""PostgreSQL and Elasticsearch refuse to run as root: root lends them an account without rights."""

from __future__ import annotations

import contextlib
import functools
import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from devtools.paths import cache_folder, is_root
from devtools.processes import only_one, run

NAME = "seoul-portal"


@functools.cache
def server_user() -> str | None:
    """The account the servers run under; None when we are not root and they run as ourselves."""
    if not is_root():
        return None
    try:
        pwd.getpwnam(NAME)
    except KeyError:
        shell = shutil.which("nologin") or "/bin/false"
        run(
            ["useradd", "--system", "--user-group", "--no-create-home", "--shell", shell, NAME],
            quiet=True,
        )
    return NAME


@contextmanager
def scratch_folder(purpose: str) -> Iterator[Path]:
    """A folder for one run of a server: private to it, and gone afterwards."""
    base = cache_folder() / "run"
    base.mkdir(mode=0o755, exist_ok=True)
    with contextlib.ExitStack() as in_use:
        with only_one(base):
            remove_abandoned(base)
            folder = Path(tempfile.mkdtemp(prefix=f"{purpose}-", dir=base))
            in_use.enter_context(only_one(folder))
        give_to_server(folder)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def remove_abandoned(base: Path) -> None:
    """A run that was killed leaves its folder, but the system lets go of its lock on it."""
    for folder in base.iterdir():
        with contextlib.suppress(BlockingIOError), only_one(folder, wait=False):
            shutil.rmtree(folder, ignore_errors=True)


def give_to_server(folder: Path) -> None:
    """Let the servers' account write in a folder."""
    user = server_user()
    if user is not None:
        account = pwd.getpwnam(user)
        os.chown(folder, account.pw_uid, account.pw_gid)
