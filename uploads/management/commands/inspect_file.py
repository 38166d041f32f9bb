"""``manage.py inspect_file``: what would become of these files if somebody uploaded them?

The same code and settings as the worker, without a database: for operators who are asked why a file
was refused, and for measuring over a folder of samples.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError

from uploads.extraction.collecting import ExtractedPage
from uploads.extraction.examine import Examined
from uploads.inspection import Reason
from uploads.judging import judge

#: Reasons that say something about us and the machine, and nothing about the file.
NOT_JUDGED: Final = frozenset({Reason.CRASHED, Reason.NO_CONVERTER})


#: What is known of a file that could not be examined.
NOTHING: Final[dict[str, Any]] = {
    "verdict": None,
    "reason": None,
    "flags": [],
    "media_type": "",
    "pages": [],
}


class Command(BaseCommand):
    """Examines files and tells."""

    help = "Examine files as the worker does; exit with 1 if one of them could not be examined."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which files, and how to tell."""
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--json", action="store_true", help="One list of JSON on stdout.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Examine each in turn; one that cannot be read does not stop the others."""
        reports = []
        for name in options["files"]:
            reports.append(report(name))
            if not options["json"]:
                self.stdout.write(line(reports[-1]))
                self.stdout.flush()
        if options["json"]:
            self.stdout.write(json.dumps(reports, indent=1))
        if failures := [
            f"{shown(each['name'])}: {why}" for each in reports if (why := fault(each))
        ]:
            raise CommandError("\n".join(failures))


def report(name: str) -> dict[str, Any]:
    """What was found of one file; with ``error`` and no verdict if it could not be examined."""
    path = Path(name)
    began = monotonic()
    try:
        insist_on_file(path)
        with TemporaryDirectory() as folder:
            found = judge(path, path.name, folder=Path(folder))
    except Exception as error:  # noqa: BLE001 - whatever it is, the others are still examined
        why = getattr(error, "strerror", None) or f"{type(error).__name__}: {error}"
        return {"name": name, **NOTHING, "error": why, "seconds": round(monotonic() - began, 3)}
    return {"name": name, **described(replace(found, seconds=monotonic() - began))}


def insist_on_file(path: Path) -> None:
    """OSError unless it is a file that can be read; a pipe would never end."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "Not a file, but a pipe, a socket or a device", str(path))
    path.open("rb").close()


def fault(found: dict[str, Any]) -> str | None:
    """Why a file could not be judged; None if it was."""
    if "error" in found:
        return str(found["error"])
    return f"{found['reason']}: {found['detail']}" if found["reason"] in NOT_JUDGED else None


def described(found: Examined) -> dict[str, Any]:
    """An examination as plain values. ``chars`` counts the text, ``seconds`` is wall clock."""
    verdict = found.verdict
    return {
        "verdict": str(verdict.outcome),
        "reason": str(verdict.reason) if verdict.reason else None,
        "flags": [str(flag) for flag in verdict.flags],
        "media_type": verdict.media_type,
        "detail": verdict.detail,
        "unit": found.unit,
        "pages": [_page(page) for page in found.pages],
        "seconds": round(found.seconds, 3),
        "peak_mib": round(found.peak_bytes / 1024 / 1024),
    }


def line(found: dict[str, Any]) -> str:
    """One file for a person to read."""
    name = shown(found["name"])
    if "error" in found:
        return f"{'error':8}{name}  {found['error']}"
    notes = " ".join(filter(None, [found["reason"], *found["flags"]]))
    extent = f"{len(found['pages'])} {found['unit']}s, {found['seconds']:.1f} s"
    return f"{found['verdict']:8}{name}  {extent}  {notes}  {found['detail']}".rstrip()


def shown(name: str) -> str:
    """A name on one line of a terminal: what is not printable, bidi characters too, is escaped."""
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode() for each in name
    )


def _page(page: ExtractedPage) -> dict[str, Any]:
    return {
        "n": page.number,
        "title": page.title,
        "text": page.text,
        "notes": page.notes,
        "chars": len(page.text),
        "hidden": page.hidden,
        "ocr": page.ocr,
        "picture": {"width": page.width, "height": page.height} if page.width else None,
    }
