"""A PostgreSQL of our own for one run: loopback only, its own port, thrown away afterwards.

Durability is switched off: nothing in it is worth keeping, and tests wait for every fsync.
"""

from __future__ import annotations

import secrets
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from devtools import packages
from devtools.processes import free_port, is_listening, run, server
from devtools.report import DevelopmentError, step
from devtools.system_user import give_to_server, scratch_folder, server_user

NAME = "portal"
SPEED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
#: Two test workers, each with a few connections, and the template copies of their databases.
ROOM = ("max_connections=60", "shared_buffers=256MB")


@contextmanager
def postgres() -> Iterator[str]:
    """A running PostgreSQL with an empty database; gives its URL."""
    initdb = packages.require("postgresql")
    if initdb is None:
        raise DevelopmentError("PostgreSQL is not installed (Debian: apt install postgresql)")
    programs = Path(initdb).parent
    with scratch_folder("postgres") as folder:
        password = secrets.token_hex(16)
        port = free_port()
        with step(f"starting PostgreSQL on port {port}"):
            create_cluster(programs, folder, password)
        with server(
            "PostgreSQL",
            server_command(programs, folder, port),
            log=folder / "server.log",
            environment={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            user=server_user(),
            cwd=folder,
            # SIGINT: drop the connections and stop; SIGTERM would wait for clients to leave.
            stop_signal=signal.SIGINT,
        ) as running:
            running.wait_until(lambda: is_listening(port), seconds=60)
            yield f"postgres://{NAME}:{password}@127.0.0.1:{port}/{NAME}"


def create_cluster(programs: Path, folder: Path, password: str) -> None:
    """Make the data folder and the empty database, without a server: single-user mode is enough."""
    secret = folder / "password"
    secret.write_text(password)
    give_to_server(secret)
    secret.chmod(0o600)
    options = ["--encoding=UTF8", "--locale=C.UTF-8", "--auth=password", "--no-sync"]
    who = [f"--username={NAME}", f"--pwfile={secret}"]
    command = [str(programs / "initdb"), f"--pgdata={folder / 'data'}", *options, *who]
    run(command, quiet=True, user=server_user(), cwd=folder)
    single = [str(programs / "postgres"), "--single", "-D", str(folder / "data"), "postgres"]
    run(single, quiet=True, user=server_user(), cwd=folder, text_in=f"CREATE DATABASE {NAME};\n")


def server_command(programs: Path, folder: Path, port: int) -> list[str]:
    """No socket file: its path would be too long in a deep cache folder."""
    command = [str(programs / "postgres"), "-D", str(folder / "data"), "-p", str(port)]
    place = ("listen_addresses=127.0.0.1", "unix_socket_directories=")
    for setting in (*place, *SPEED, *ROOM):
        command += ["-c", setting]
    return command
