"""A real clamd with one signature of its own: that of the EICAR test file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from devtools.processes import free_port, server
from devtools.system_user import give_to_server, server_user

CLAMD = shutil.which("clamd", path=os.environ.get("PATH", "") + ":/usr/sbin")

#: Put together here, so that no scanner takes this file for the virus.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@dataclass(frozen=True, slots=True)
class Scanner:
    """Where a scanner listens, as PORTAL_CLAMD names it; it can be started and stopped."""

    folder: Path
    port: int

    @property
    def unix(self) -> str:
        return f"unix:{self.folder / 'clamd.sock'}"

    @property
    def tcp(self) -> str:
        return f"127.0.0.1:{self.port}"

    @contextmanager
    def running(self, *, most: str = "60M") -> Iterator[None]:
        """Runs it until the block ends; ``most``: its limit of one stream."""
        configuration = self.folder / "clamd.conf"
        configuration.write_text(
            f"LocalSocket {self.folder / 'clamd.sock'}\n"
            f"TCPSocket {self.port}\nTCPAddr 127.0.0.1\n"
            f"DatabaseDirectory {self.folder / 'signatures'}\n"
            f"Foreground yes\nMaxThreads 2\nStreamMaxLength {most}\n"
        )
        command = [str(CLAMD), "-c", str(configuration)]
        log = self.folder / "clamd.log"
        with server(
            "clamd", command, log=log, environment=os.environ, user=server_user()
        ) as running:
            running.wait_until((self.folder / "clamd.sock").exists, seconds=30)
            yield


def new_scanner(folder: Path) -> Scanner:
    """A scanner that is not running yet, in a folder its account may enter."""
    signatures = folder / "signatures"
    signatures.mkdir()
    (signatures / "eicar.ndb").write_text(f"Eicar-Test:0:*:{EICAR.hex()}\n")
    give_to_server(folder)
    return Scanner(folder, free_port())
