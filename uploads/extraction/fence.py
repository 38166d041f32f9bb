"""The fence: a command sees programs and its own job folder, no network, no data, and has limits.

bubblewrap makes it; ``prlimit`` inside it sets what a process may use, and readers of the site come
before it. Whoever runs a command on an uploaded file runs it through ``fenced``.
"""

from __future__ import annotations

import functools
import logging
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from uploads.extraction import mounts
from uploads.extraction.running import Run, run
from uploads.extraction.settings import Examination, FenceMode, RunLimits

logger = logging.getLogger(__name__)

#: ``--die-with-parent`` and the pid namespace: a killed bwrap takes everything inside with it.
WALLS: Final = (
    "--unshare-all",
    "--die-with-parent",
    "--new-session",
    "--clearenv",
    "--cap-drop",
    "ALL",
)
PATH: Final = "/usr/bin:/bin:/usr/sbin:/sbin"
PROBE_SECONDS: Final = 10
#: A conversion may wait for readers, never readers for a conversion: 10 of 19. More would leave it
#: so little of a full machine that its time runs out. What it reads and writes follows, for the
#: kernel derives that priority from this one.
NICENESS: Final = 10
#: A nice value counts within a session only where the kernel schedules sessions as groups
#: (autogroup, the usual thing), and the fence is a session of its own: so the group is nice, too.
#: The kernel takes one such wish in a tenth of a second, from all sessions together.
_GROUP: Final = "/proc/self/autogroup"
_ASK_FOR_GROUP: Final = f"""
if [ -w {_GROUP} ]; then
  for _ in 1 2 3 4 5; do {{ echo {NICENESS} > {_GROUP}; }} 2> /dev/null && break; sleep 0.12; done
fi
"""
BEHIND_READERS: Final = ("sh", "-c", f'{_ASK_FOR_GROUP}exec nice -n {NICENESS} "$@"', "sh")


class FenceMissing(Exception):
    """There is no fence here, and the settings ask for one. The text is for staff."""


def fenced(
    command: Sequence[str],
    *,
    folder: Path,
    settings: Examination,
    wall_seconds: float,
    office: bool,
    on_tick: Callable[[], None] | None = None,
) -> Run:
    """Run a command with ``folder`` as the only place to write to; paths are the same inside.

    ``office``: the command is LibreOffice, for which OFFICE_REQUIRED insists on the fence.
    Raises FenceMissing before anything has run.
    """
    folder, limits = folder.resolve(), settings.limits
    (folder / "tmp").mkdir(exist_ok=True)
    environment = _environment(folder, fence=False)
    if fence := _fence_for(settings, office=office):
        command = (
            *fence_command(fence, folder=folder, program=settings.programs.soffice),
            *BEHIND_READERS,
            *limited(command, limits),
        )
    elif shutil.which("prlimit"):
        command = (*BEHIND_READERS, *limited(command, limits))
    return run(
        command,
        folder=folder,
        environment=environment,
        limits=replace(limits, wall_seconds=min(wall_seconds, limits.wall_seconds)),
        on_tick=on_tick,
    )


def fence_command(bwrap: Path, *, folder: Path, program: Path | None) -> tuple[str, ...]:
    """The bwrap command up to the program it is to run."""
    place = str(folder)
    variables = (
        part
        for name, value in _environment(folder, fence=True).items()
        for part in ("--setenv", name, value)
    )
    return (
        str(bwrap),
        *WALLS,
        *mounts.machine(),
        *("--proc", "/proc", "--dev", "/dev"),
        *("--bind", f"{place}/tmp", "/tmp"),  # noqa: S108
        *mounts.python(),
        *mounts.program(program),
        *("--bind", place, place, "--chdir", place),
        *variables,
        "--",
    )


def limited(command: Sequence[str], limits: RunLimits) -> tuple[str, ...]:
    """The command under ``prlimit``; the processor's hard limit kills what ignores the soft one."""
    return (
        "prlimit",
        f"--as={limits.address_space}",
        f"--cpu={limits.cpu_seconds}:{limits.cpu_seconds + 5}",
        f"--fsize={limits.file_size}",
        "--core=0",
        "--",
        *command,
    )


@functools.cache
def working_fence(bwrap: Path | None) -> Path:
    """bwrap, tried once a process: containers often forbid what it needs. Raises FenceMissing."""
    if bwrap is None:
        raise FenceMissing("bubblewrap (bwrap) is not installed: install the package bubblewrap.")
    trial = (str(bwrap), *WALLS, *mounts.machine(), "--proc", "/proc", "--dev", "/dev", "--")
    try:
        done = subprocess.run(
            (*trial, *limited(("true",), RunLimits())),
            capture_output=True,
            check=False,
            timeout=PROBE_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise FenceMissing(f"{bwrap} does not run: {error}") from error
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip()[-300:]
        raise FenceMissing(f"{bwrap} cannot make a fence on this machine: {said}")
    return bwrap


def _fence_for(settings: Examination, *, office: bool) -> Path | None:
    """The bwrap to use, or None where the settings let a command run without."""
    if settings.mode is FenceMode.OFF:
        logger.warning("UPLOAD_FENCE is off: an uploaded file is opened WITHOUT A FENCE.")
        return None
    try:
        return working_fence(settings.programs.bwrap)
    except FenceMissing as missing:
        if office or settings.mode is FenceMode.REQUIRED:
            raise
        logger.warning("An uploaded file is opened with limits, but without a fence: %s", missing)
        return None


def _environment(folder: Path, *, fence: bool) -> dict[str, str]:
    """All the variables a command gets: nothing of ours, least of all our secrets."""
    place = str(folder)
    return {
        "PATH": PATH,
        "HOME": place,
        "TMPDIR": "/tmp" if fence else f"{place}/tmp",  # noqa: S108
        "LANG": "C.UTF-8",
        "OMP_THREAD_LIMIT": "1",
        "PYTHONPATH": str(mounts.ROOT),
    }
