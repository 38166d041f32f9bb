"""One file judged as the portal judges it: virus scan, then examination in the fence.

For the worker and for ``manage.py inspect_file`` alike; needs no database.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import structlog

from uploads.examination import examination
from uploads.extraction.examine import Examined, examine
from uploads.inspection import Outcome, Reason, Verdict
from uploads.scanning import ScanVerdict, scan

log = structlog.get_logger(__name__)


def judge(
    path: Path, name: str, *, folder: Path, on_tick: Callable[[], None] | None = None
) -> Examined:
    """Scan and examine a file; arguments and errors are those of ``examine``.

    What the scanner stops is not opened, so it has no pages.
    """
    stopped = _scanned(path)
    if stopped:
        return Examined(stopped)
    return examine(path, name, folder=folder, settings=examination(), on_tick=on_tick)


def _scanned(path: Path) -> Verdict | None:
    """Why the scanner stops the file; None when it may be opened."""
    result = scan(path)
    if result.verdict == ScanVerdict.INFECTED:
        return Verdict(Outcome.REFUSE, Reason.MALWARE, detail=result.detail)
    if result.verdict == ScanVerdict.UNSCANNED:
        log.warning("file_not_scanned", detail=result.detail)
        return Verdict(Outcome.HOLD, Reason.UNSCANNED, detail=result.detail)
    return None
