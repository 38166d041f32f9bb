"""The portal as it is operated: server, worker, database and mail in a folder of their own.

For journeys and measurements that cross processes.
"""

from __future__ import annotations

import email
import email.policy
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from devtools.demo import GUNICORN
from devtools.paths import ROOT
from devtools.processes import Server, free_port, http_status, server

WAIT_SECONDS: Final = 90.0
MAIL_SEPARATOR: Final = b"-" * 79 + b"\n"


@dataclass
class Portal:
    """A portal; ``folder`` holds all it writes, ``extra`` what else its environment says."""

    folder: Path
    port: int
    stack: ExitStack
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self) -> Path:
        return self.folder / "portal.sqlite3"

    @property
    def environment(self) -> dict[str, str]:
        """Only what a portal is told: nothing of the caller's own databases or engines."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return {
            **kept,
            "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
            "PORTAL_BASE_URL": self.url,
            "PORTAL_VAR_DIR": str(self.folder),
            "DATABASE_URL": f"sqlite:///{self.database}",
            "PORTAL_EMAIL_URL": f"filemail:///{self.folder / 'mails'}",
            **self.extra,
        }

    def manage(self, *arguments: str, text_in: str | None = None) -> str:
        """Run a management command to its end; what it prints."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            input=text_in,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise AssertionError(f"{' '.join(arguments)}:\n{done.stdout}{done.stderr}")
        return done.stdout

    def start_server(self) -> Server:
        """Gunicorn, as the demo starts it."""
        running = self._start("server", "-m", *GUNICORN, "--bind", f"127.0.0.1:{self.port}")
        running.wait_until(lambda: http_status(self.port, "/health/") == 200, seconds=WAIT_SECONDS)
        return running

    def start_worker(self, name: str = "worker") -> Server:
        """The worker; it takes a task a fifth of a second after it was enqueued."""
        return self._start(name, "manage.py", "worker", "--interval", "0.2", "--no-reload")

    def _start(self, name: str, *command: str) -> Server:
        return self.stack.enter_context(
            server(
                name,
                [sys.executable, *command],
                log=self.folder / f"{name}.log",
                environment=self.environment,
            )
        )

    def mails_to(self, address: str) -> list[str]:
        """Bodies of the mails to an address, in the order of their files."""
        return [
            _body(raw)
            for file in sorted((self.folder / "mails").glob("*.log"))
            for raw in file.read_bytes().split(MAIL_SEPARATOR)
            if f"To: {address}".encode() in raw
        ]

    def link_mailed_to(self, address: str, pattern: str) -> str:
        """The last link of that form in the mails to the address; waits for it."""
        found: list[str] = []

        def arrived() -> bool:
            mails = "\n".join(self.mails_to(address))
            found[:] = re.findall(rf"https?://\S*{pattern}\S*", mails)
            return bool(found)

        wait_until(arrived, f"a mail to {address} with {pattern}")
        return found[-1].rstrip(".")


def _body(raw: bytes) -> str:
    part = email.message_from_bytes(raw, policy=email.policy.default).get_body(("plain",))
    return str(part.get_content()) if part else ""


def wait_until(condition: Callable[[], bool], what: str, seconds: float = WAIT_SECONDS) -> None:
    """Ask again and again; raises, saying what was waited for."""
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            raise AssertionError(f"waited {seconds:.0f} s in vain for {what}")
        time.sleep(0.2)


def kill(running: Server) -> None:
    """End a process as a crash does: at once, and only itself."""
    running.process.send_signal(signal.SIGKILL)
    running.process.wait()


@contextmanager
def whole_portal(folder: Path, **extra: str) -> Iterator[Portal]:
    """A portal with nothing running and no database yet; what is started ends with the block."""
    (folder / "mails").mkdir(parents=True)
    with ExitStack() as stack:
        yield Portal(folder, free_port(), stack, extra)
