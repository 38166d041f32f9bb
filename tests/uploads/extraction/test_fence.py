from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from uploads.extraction import fence, watching
from uploads.extraction.endings import Ending
from uploads.extraction.fence import FenceMissing, fenced, working_fence
from uploads.extraction.mounts import MASKED, ROOT
from uploads.extraction.running import Run
from uploads.extraction.settings import MIB, Examination, FenceMode, Programs, RunLimits

NO_FENCE = Examination(Programs())


def run(machine: Examination, folder: Path, *command: str, seconds: float = 20) -> Run:
    return fenced(command, folder=folder, settings=machine, wall_seconds=seconds, office=False)


def python(machine: Examination, folder: Path, code: str, seconds: float = 20) -> Run:
    return run(machine, folder, sys.executable, "-c", code, seconds=seconds)


def processes_with(word: str) -> list[str]:
    """Command lines of living processes that hold this word."""
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = place.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if word in line and str(os.getpid()) not in place.parts:
            found.append(line)
    return found


def gone(word: str) -> bool:
    """Whether no such process is left, or none soon."""
    until = time.monotonic() + 5
    while processes_with(word) and time.monotonic() < until:
        time.sleep(0.02)
    return not processes_with(word)


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


def test_nothing_of_our_environment_gets_in(
    machine: Examination, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_SECRET_KEY", "the-secret")

    said = run(machine, tmp_path, "env").log

    assert {line.partition("=")[0] for line in said.splitlines()} == {
        "HOME",
        "LANG",
        "OMP_THREAD_LIMIT",
        "PATH",
        "PWD",
        "PYTHONPATH",
        "TMPDIR",
    }
    assert "the-secret" not in said


@pytest.mark.parametrize("secret", ["/etc/passwd", "/etc/hostname", str(ROOT / "manage.py")])
def test_files_of_the_machine_and_of_the_project_are_not_there(
    machine: Examination, tmp_path: Path, secret: str
) -> None:
    assert run(machine, tmp_path, "cat", secret).ending is Ending.FAILED


def test_of_the_project_only_the_code_of_the_child_is_there(
    machine: Examination, tmp_path: Path
) -> None:
    there = set(run(machine, tmp_path, "ls", "-A", str(ROOT)).log.split())

    assert "uploads" in there
    assert there <= {"uploads", Path(sys.prefix).name}


def test_the_job_folder_is_the_only_place_to_write_to(machine: Examination, tmp_path: Path) -> None:
    for place in ("/usr/x", "/etc/x", "/var/x", str(ROOT / "uploads" / "x"), f"{sys.prefix}/x"):
        run(machine, tmp_path, "touch", place)
        assert not Path(place).exists()

    assert run(machine, tmp_path, "touch", str(tmp_path / "x")).ending is Ending.FINISHED
    assert (tmp_path / "x").exists()


def test_what_is_written_to_tmp_stays_in_the_job_folder(
    machine: Examination, tmp_path: Path
) -> None:
    outside = Path(tempfile.gettempdir()) / "from-inside-the-fence"

    run(machine, tmp_path, "sh", "-c", "touch /tmp/from-inside-the-fence")

    assert (tmp_path / "tmp" / outside.name).exists()
    assert not outside.exists()


def test_loopback_is_another_one_inside(
    machine: Examination, tmp_path: Path, listener: socket.socket
) -> None:
    port = listener.getsockname()[1]
    code = f"import socket; socket.create_connection(('127.0.0.1', {port}), 3)"

    inside = python(machine, tmp_path, code)

    assert inside.ending is Ending.FAILED
    assert "refused" in inside.log or "unreachable" in inside.log
    with pytest.raises(TimeoutError):
        listener.accept()


def test_the_importer_of_hangul_files_is_masked(office: Examination, tmp_path: Path) -> None:
    assert office.programs.soffice is not None
    library = office.programs.soffice.resolve().parent / MASKED[0]
    if not library.exists():
        pytest.skip("this LibreOffice has no importer of HWP")

    read = run(office, tmp_path, "sh", "-c", f"test -s {library} && cat {library}")

    assert read.ending is Ending.FAILED


def test_a_command_that_takes_too_long_is_killed_with_all_it_started(
    machine: Examination, tmp_path: Path
) -> None:
    started = time.monotonic()

    late = run(machine, tmp_path, "sh", "-c", "setsid sleep 61.25 & sleep 61.25", seconds=0.5)

    assert late.ending is Ending.TOO_LONG
    assert time.monotonic() - started < 5
    assert gone("sleep 61.25")


def test_what_a_command_leaves_running_does_not_survive_it(
    machine: Examination, tmp_path: Path
) -> None:
    done = run(machine, tmp_path, "sh", "-c", "setsid sleep 61.75 & exit 0")

    assert done.ending is Ending.FINISHED
    assert gone("sleep 61.75")


def test_a_worker_that_is_killed_takes_the_command_with_it(
    machine: Examination, tmp_path: Path
) -> None:
    code = (
        "from pathlib import Path\n"
        "from uploads.extraction.fence import fenced\n"
        "from uploads.extraction.settings import Examination, Programs\n"
        f"settings = Examination(Programs(Path({str(machine.programs.bwrap)!r})))\n"
        f"fenced(('sleep', '63.25'), folder=Path({str(tmp_path)!r}), settings=settings,"
        " wall_seconds=60, office=False)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) as worker:
        until = time.monotonic() + 20
        while not any(line.startswith("sleep") for line in processes_with("sleep 63.25")):
            assert time.monotonic() < until
            time.sleep(0.02)
        worker.kill()

    assert gone("sleep 63.25")


def test_memory_time_and_files_have_limits(machine: Examination, tmp_path: Path) -> None:
    limits = RunLimits(address_space=400 * MIB, file_size=MIB, cpu_seconds=1)
    tight = replace(machine, limits=limits)

    memory = python(tight, tmp_path, "x = bytearray(500 * 2**20)")
    processor = python(tight, tmp_path, "while True: pass")
    disk = run(tight, tmp_path, "dd", "if=/dev/zero", "of=large", "bs=1M", "count=5")

    assert "MemoryError" in memory.log
    assert processor.ending is Ending.TOO_LONG
    assert disk.ending is Ending.TOO_MUCH
    assert (tmp_path / "large").stat().st_size == MIB


def test_a_job_may_not_fill_the_disk_with_many_files(
    machine: Examination, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "TICK_SECONDS", 0.05)
    small = replace(machine, limits=RunLimits(folder_size=5 * MIB))
    filling = "i=0; while true; do head -c 1000000 /dev/zero > f$i; i=$((i+1)); sleep 0.01; done"

    done = run(small, tmp_path, "sh", "-c", filling)

    assert done.ending is Ending.TOO_MUCH
    assert done.seconds < 10


def test_the_peak_of_memory_is_seen_through_the_fence(machine: Examination, tmp_path: Path) -> None:
    done = python(machine, tmp_path, "import time; x = b'1' * 200 * 2**20; time.sleep(0.3)")

    assert 200 * MIB < done.peak_bytes < 300 * MIB


def test_a_heartbeat_is_heard_while_a_command_runs(
    machine: Examination, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "TICK_SECONDS", 0.05)
    beats: list[None] = []

    fenced(
        ("sleep", "0.5"),
        folder=tmp_path,
        settings=machine,
        wall_seconds=5,
        office=False,
        on_tick=lambda: beats.append(None),
    )

    assert 3 <= len(beats) <= 12


def test_a_heartbeat_that_fails_ends_the_command(
    machine: Examination, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "TICK_SECONDS", 0.05)

    def lost() -> None:
        raise RuntimeError("the lease is lost")

    with pytest.raises(RuntimeError, match="the lease is lost"):
        fenced(
            ("sleep", "62.25"),
            folder=tmp_path,
            settings=machine,
            wall_seconds=30,
            office=False,
            on_tick=lost,
        )
    assert gone("sleep 62.25")


def test_without_bubblewrap_nothing_is_opened(tmp_path: Path) -> None:
    with pytest.raises(FenceMissing, match="install the package bubblewrap"):
        run(NO_FENCE, tmp_path, "touch", "opened")
    assert not (tmp_path / "opened").exists()


def test_a_bubblewrap_that_may_not_make_a_fence_is_none(tmp_path: Path) -> None:
    broken = tmp_path / "bwrap"
    broken.write_text("#!/bin/sh\necho No permissions to create new namespace >&2\nexit 1\n")
    broken.chmod(0o755)

    with pytest.raises(FenceMissing, match="No permissions to create new namespace"):
        working_fence(broken)


def test_pictures_may_be_read_without_a_fence_where_settings_say_so_office_files_not(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    lenient = replace(NO_FENCE, mode=FenceMode.OFFICE_REQUIRED)

    with caplog.at_level(logging.WARNING, logger=fence.logger.name):
        assert run(lenient, tmp_path, "true").ending is Ending.FINISHED
    assert "without a fence" in caplog.text
    with pytest.raises(FenceMissing):
        fenced(("true",), folder=tmp_path, settings=lenient, wall_seconds=5, office=True)


def test_a_fence_switched_off_is_said_each_time(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    off = replace(NO_FENCE, mode=FenceMode.OFF)

    with caplog.at_level(logging.WARNING, logger=fence.logger.name):
        for _ in range(2):
            fenced(("true",), folder=tmp_path, settings=off, wall_seconds=5, office=True)

    assert caplog.text.count("WITHOUT A FENCE") == 2


def test_without_a_fence_there_are_limits_and_an_empty_environment_still(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_SECRET_KEY", "the-secret")
    off = replace(NO_FENCE, mode=FenceMode.OFF, limits=RunLimits(cpu_seconds=1))

    assert "the-secret" not in run(off, tmp_path, "env").log
    assert python(off, tmp_path, "while True: pass").ending is Ending.TOO_LONG
