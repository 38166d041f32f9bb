"""Whoever reads the site comes before what is done with an uploaded file."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from uploads.extraction.endings import Ending
from uploads.extraction.fence import NICENESS, fenced
from uploads.extraction.running import Run
from uploads.extraction.settings import Examination, FenceMode, RunLimits

AUTOGROUP = Path("/proc/self/autogroup")


def run(machine: Examination, folder: Path, *command: str) -> Run:
    return fenced(command, folder=folder, settings=machine, wall_seconds=60, office=False)


@pytest.mark.parametrize("mode", [FenceMode.REQUIRED, FenceMode.OFF])
def test_a_command_is_nice_with_and_without_a_fence(
    machine: Examination, tmp_path: Path, mode: FenceMode
) -> None:
    said = run(replace(machine, mode=mode), tmp_path, "nice").log

    assert int(said) == min(os.nice(0) + NICENESS, 19)


def group() -> str:
    """The group of this process; "" where the kernel schedules no sessions as groups."""
    return AUTOGROUP.read_text().strip() if AUTOGROUP.exists() else ""


def test_the_group_of_a_command_is_nice_and_ours_is_not(
    machine: Examination, tmp_path: Path
) -> None:
    before = group()

    said = run(machine, tmp_path, "sh", "-c", f"cat {AUTOGROUP} || true").log

    assert not before or said.endswith(f"nice {NICENESS}")
    assert group() == before


def test_what_a_command_says_and_how_it_ends_stay_as_they_are(
    machine: Examination, tmp_path: Path
) -> None:
    done = run(machine, tmp_path, "sh", "-c", 'echo "$0|$1|$#" >&2; exit 7', "a b", "c'd $HOME")

    assert (done.log, done.ending, done.exit_code) == ("a b|c'd $HOME|1", Ending.FAILED, 7)


def test_limits_are_those_of_the_settings(machine: Examination, tmp_path: Path) -> None:
    tight = replace(machine, limits=RunLimits(cpu_seconds=41))

    assert run(tight, tmp_path, "sh", "-c", "ulimit -t").log == "41"
