"""The portal as it is operated: server, worker, database and mail in a folder of their own.

For journeys that cross processes. The site of the other journeys lives inside the test's own
transaction, where nothing is ever committed and no worker sees a row.
"""

from __future__ import annotations

import email
import email.policy
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Final

from tests.database_template import ROOT, copy_to_file

START_SECONDS: Final = 60
STOP_SECONDS: Final = 20


@dataclass
class Portal:
    """A running portal; ``folder`` holds all it writes."""

    folder: Path
    port: int
    extra: Mapping[str, str] = field(default_factory=dict)
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """Only what a portal is told; nothing of the test's own database or engines."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return {
            **kept,
            "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
            "PORTAL_BASE_URL": self.url,
            "PORTAL_VAR_DIR": str(self.folder),
            "DATABASE_URL": f"sqlite:///{self.folder / 'portal.sqlite3'}",
            "PORTAL_EMAIL_URL": f"filemail://{self.folder / 'mails'}",
            **self.extra,
        }

    def manage(self, *arguments: str, words: str = "") -> str:
        """Run a management command; what it prints."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            input=words,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start(self, name: str, *command: str) -> subprocess.Popen[bytes]:
        """Start a process in a group of its own; it writes to ``<name>.log``."""
        with (self.folder / f"{name}.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, *command],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.running[name] = process
        return process

    def start_server(self) -> None:
        """Gunicorn, as `make demo` starts it."""
        options = ["--worker-class", "gthread", "--workers", "2", "--threads", "4"]
        self.start(
            "server", "-m", "gunicorn", "portal.wsgi", *options, "--bind", f"127.0.0.1:{self.port}"
        )
        wait_until(lambda: self.status_of("/health/") == 200, "the server answers")

    def start_worker(self, name: str = "worker") -> subprocess.Popen[bytes]:
        return self.start(name, "manage.py", "worker", "--interval", "0.2", "--no-reload")

    def stop(self, name: str, with_signal: int = signal.SIGTERM) -> None:
        """End a process and all it started."""
        process = self.running.pop(name)
        if process.poll() is None:
            os.killpg(process.pid, with_signal)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def status_of(self, path: str) -> int | None:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except OSError:
            return None
        finally:
            connection.close()

    def mails_to(self, address: str) -> list[str]:
        """Bodies of the mails to an address, in the order they were sent."""
        bodies = []
        for file in sorted((self.folder / "mails").glob("*.log"), key=lambda each: each.name):
            for raw in file.read_bytes().split(b"-" * 79 + b"\n"):
                message = email.message_from_bytes(raw, policy=email.policy.default)
                if address in str(message["To"]):
                    part = message.get_body(("plain",))
                    bodies.append(part.get_content() if part else "")
        return bodies

    def link_mailed_to(self, address: str, pattern: str) -> str:
        """The newest link of that form in a mail to the address; waits for the mail."""
        found: list[str] = []

        def arrived() -> bool:
            mails = "\n".join(self.mails_to(address))
            found[:] = re.findall(rf"https?://\S*{pattern}\S*", mails)
            return bool(found)

        wait_until(arrived, f"a mail to {address} with {pattern}")
        return found[-1].rstrip(".")


def wait_until(condition: Callable[[], bool], what: str, seconds: float = START_SECONDS) -> None:
    """Ask again and again; fails, saying what was waited for."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, f"waited {seconds} s in vain: {what}"
        time.sleep(0.2)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@contextmanager
def whole_portal(folder: Path, **extra: str) -> Iterator[Portal]:
    """A portal with a migrated, empty database; server and worker are started by the test."""
    (folder / "mails").mkdir(parents=True)
    copy_to_file(folder / "portal.sqlite3")
    portal = Portal(folder, free_port(), extra)
    try:
        yield portal
    finally:
        for name in list(portal.running):
            portal.stop(name)
