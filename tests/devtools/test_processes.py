from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from devtools.processes import free_port, is_listening, only_one, run, server
from devtools.report import DevelopmentError

SLEEPER = [sys.executable, "-c", "import time; print('up', flush=True); time.sleep(60)"]
#: A parent that starts a server, says its number, and is killed.
PARENT = """
import sys, time
from pathlib import Path
from devtools.processes import server
with server("s", [sys.executable, "-c", "import time; time.sleep(60)"],
            log=Path(sys.argv[1]), environment={}) as running:
    print(running.process.pid, flush=True)
    time.sleep(60)
"""


def is_running(number: int) -> bool:
    """Whether a process exists and is more than a zombie."""
    try:
        return "Z" not in Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False


def test_a_server_ends_with_its_block(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with server("sleeper", SLEEPER, log=log, environment={}) as running:
        running.wait_until(lambda: "up" in running.tail(), seconds=20)
        assert running.is_alive()

    assert not running.is_alive()


def test_a_server_that_dies_while_starting_is_reported_with_its_last_words(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import sys; sys.exit('no room')"]
    with (
        pytest.raises(DevelopmentError, match="no room"),
        server("tired", command, log=tmp_path / "log", environment={}) as running,
    ):
        running.wait_until(lambda: False, seconds=20)


def test_a_server_that_ignores_the_request_to_end_is_killed(tmp_path: Path) -> None:
    stubborn = "import signal, time; signal.signal(15, signal.SIG_IGN); print('up', flush=True)"
    command = [sys.executable, "-c", f"{stubborn}; time.sleep(60)"]
    with server("stubborn", command, log=tmp_path / "log", environment={}) as running:
        running.wait_until(lambda: "up" in running.tail(), seconds=20)
        running.stop(seconds=0.5)

        assert running.process.returncode == -signal.SIGKILL


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child about its parent")
def test_a_server_does_not_outlive_a_parent_that_was_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PARENT, str(tmp_path / "log")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert is_running(child)
        os.kill(parent.pid, signal.SIGKILL)

    deadline = time.monotonic() + 10
    while is_running(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_running(child)


def test_a_failed_command_is_reported_with_what_it_said() -> None:
    with pytest.raises(DevelopmentError, match="status 3\nso sorry"):
        run([sys.executable, "-c", "print('so sorry'); raise SystemExit(3)"], quiet=True)


def test_nobody_listens_on_a_free_port() -> None:
    assert not is_listening(free_port())


def test_a_folder_is_held_by_one_at_a_time(tmp_path: Path) -> None:
    with only_one(tmp_path), pytest.raises(BlockingIOError), only_one(tmp_path, wait=False):
        pass
