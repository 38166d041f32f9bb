"""What the caller decides about an examination: programs, limits, and how strict the fence is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

MIB = 1024 * 1024


class FenceMode(StrEnum):
    """What may be done with an uploaded file where no fence can be put up.

    REQUIRED: nothing. OFFICE_REQUIRED: PDF and pictures are read by a child process under the same
    limits, office files are refused. OFF: everything runs without a fence, even where there is
    one; for development only, and said so in the log each time.
    """

    REQUIRED = "required"
    OFFICE_REQUIRED = "office-required"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Programs:
    """Where the programs are; None: not installed."""

    bwrap: Path | None = None
    soffice: Path | None = None
    tesseract: Path | None = None


@dataclass(frozen=True, slots=True)
class RunLimits:
    """What one child process may use: bytes and seconds; ``folder_size``: all its files."""

    address_space: int = 1500 * MIB
    file_size: int = 300 * MIB
    folder_size: int = 1024 * MIB
    cpu_seconds: int = 60
    wall_seconds: float = 120.0


@dataclass(frozen=True, slots=True)
class Examination:
    """All that ``examine`` needs to know beside the file.

    ``page_seconds``: processor time for one page. ``file_seconds``: wall clock for one file, all
    its child processes together. ``pages_per_run``, ``run_seconds`` (of processor time): a long
    file is read by several children, so that 300 honest pages, scans that take a second each among
    them, fit into limits made for hostile ones; with ``page_seconds`` a run stays below
    ``cpu_seconds``. ``ocr_languages``: tesseract's names, first the most likely; none: no OCR.
    """

    programs: Programs = field(default_factory=Programs)
    mode: FenceMode = FenceMode.REQUIRED
    limits: RunLimits = field(default_factory=RunLimits)
    most_pages: int = 300
    page_seconds: int = 20
    file_seconds: float = 300.0
    pages_per_run: int = 100
    run_seconds: float = 30.0
    ocr_languages: tuple[str, ...] = ()
    ocr_pages: int = 40
