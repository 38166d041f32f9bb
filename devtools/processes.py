"""Starting and stopping the programs of a run, so that none of them outlives it.

Only processes started here are ever stopped, by their own id. On Linux the kernel is asked to stop
a server when its parent is gone, which covers a parent that was killed and could not clean up.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from devtools.paths import ROOT
from devtools.report import DevelopmentError

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def die_with_parent() -> None:
    """Runs in the child between fork and exec; a no-op where the kernel has no such request."""
    if LIBC is not None:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def run(
    command: Sequence[str],
    *,
    environment: Mapping[str, str] | None = None,
    quiet: bool = False,
    user: str | None = None,
    cwd: Path = ROOT,
    text_in: str | None = None,
) -> None:
    """Run a command to its end; its output is shown, or only when it fails if `quiet`."""
    result = subprocess.run(
        command,
        cwd=cwd,
        env=dict(environment) if environment is not None else None,
        check=False,
        text=True,
        input=text_in,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        preexec_fn=die_with_parent,
        **credentials(user),
    )
    if result.returncode != 0:
        shown = " ".join(command[:4])
        detail = f"\n{result.stdout.strip()}" if quiet and result.stdout else ""
        raise DevelopmentError(f"'{shown} ...' ended with status {result.returncode}{detail}")


def credentials(user: str | None) -> dict[str, Any]:
    """Popen arguments that drop root's rights: the user, its group, and no further groups."""
    if user is None:
        return {}
    return {"user": user, "group": user, "extra_groups": []}


@dataclass
class Server:
    """A program running in the background, with its output in a file."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path

    def is_alive(self) -> bool:
        """Whether it still runs; reaps it if it has ended."""
        return self.process.poll() is None

    def tail(self, lines: int = 25) -> str:
        """The end of its output, for a message about its death."""
        text = self.log.read_text(errors="replace") if self.log.exists() else ""
        return "\n".join(text.splitlines()[-lines:])

    def wait_until(self, ready: Callable[[], bool], *, seconds: float) -> None:
        """Wait for `ready`; raises with the end of the log if it dies or takes too long."""
        deadline = time.monotonic() + seconds
        while not ready():
            if not self.is_alive():
                raise DevelopmentError(f"{self.name} ended while starting:\n{self.tail()}")
            if time.monotonic() > deadline:
                raise DevelopmentError(
                    f"{self.name} is not ready after {seconds:.0f} s:\n{self.tail()}"
                )
            time.sleep(0.2)

    def stop(self, *, stop_signal: int = signal.SIGTERM, seconds: float = 20) -> None:
        """Ask it to end, then kill what is left of its group, which is its own."""
        if self.is_alive():
            self.process.send_signal(stop_signal)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=seconds)
        # A child may be left when the server itself has ended. The number cannot have gone to
        # another program's group as long as ours has a member, and an empty group is no error.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextlib.contextmanager
def server(
    name: str,
    command: Sequence[str],
    *,
    log: Path,
    environment: Mapping[str, str],
    user: str | None = None,
    cwd: Path = ROOT,
    stop_signal: int = signal.SIGTERM,
) -> Iterator[Server]:
    """Run a program in the background, in its own process group, until the block ends."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=die_with_parent,
            **credentials(user),
        )
    running = Server(name, process, log)
    try:
        yield running
    finally:
        running.stop(stop_signal=stop_signal)


@contextlib.contextmanager
def only_one(folder: Path, *, wait: bool = True) -> Iterator[None]:
    """Two commands started at once must not work on the same folder at the same time.

    Raises BlockingIOError when another one does and `wait` is off.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def free_port() -> int:
    """A port nobody listens on now; another program could still take it before we do."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def http_status(port: int, path: str = "/") -> int | None:
    """The status of a page on the loopback port, maybe of a redirect; None while nobody answers."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()


def is_listening(port: int) -> bool:
    """Whether something accepts connections on the loopback port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def leave_in_order() -> None:
    """Turn a request to end into KeyboardInterrupt, so that servers are stopped on the way out.

    SIGINT too: a shell script's background jobs start with it ignored.
    """
    wanted = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def interrupt(_number: int, _frame: object) -> None:
        # A second signal while servers are being stopped would leave some of them behind.
        for name in wanted:
            signal.signal(name, signal.SIG_IGN)
        raise KeyboardInterrupt

    for name in wanted:
        # nohup asks for exactly this signal to be ignored.
        if name != signal.SIGHUP or signal.getsignal(name) != signal.SIG_IGN:
            signal.signal(name, interrupt)
