"""``manage.py inspect_file``: what would become of these files if somebody uploaded them?

The same code and settings as the worker, without a database: for operators who are asked why a file
was refused, and for measuring over a folder of samples.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from uploads.extraction.collecting import ExtractedPage
from uploads.extraction.examine import Examined
from uploads.judging import judge


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
        reports = [report(name) for name in options["files"]]
        if options["json"]:
            self.stdout.write(json.dumps(reports, indent=1))
        else:
            for found in reports:
                self.stdout.write(line(found))
        failed = [found for found in reports if "error" in found]
        if failed:
            raise CommandError("\n".join(f"{found['name']}: {found['error']}" for found in failed))


def report(name: str) -> dict[str, Any]:
    """What was found of one file; with ``error`` and no verdict if it could not be examined."""
    path = Path(name)
    if not path.is_file():
        return {"name": name, "verdict": None, "error": "There is no such file.", "pages": []}
    try:
        with TemporaryDirectory() as folder:
            found = judge(path, path.name, folder=Path(folder))
    except (OSError, ValueError) as error:
        return {"name": name, "verdict": None, "error": str(error), "pages": []}
    return {"name": name, **described(found)}


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
    if "error" in found:
        return f"{'error':8}{found['name']}  {found['error']}"
    name = found["name"].encode(errors="backslashreplace").decode()
    notes = " ".join(filter(None, [found["reason"], *found["flags"]]))
    extent = f"{len(found['pages'])} {found['unit']}s, {found['seconds']:.1f} s"
    return f"{found['verdict']:8}{name}  {extent}  {notes}  {found['detail']}".rstrip()


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
