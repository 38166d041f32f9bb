"""The import on the command line; the work is in :mod:`briefs.importing`."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from briefs.importing.files import FORMATS, UnreadableFile
from briefs.importing.guide import import_guide
from briefs.importing.importer import ImportOptions, ImportReport, import_policies


class Command(BaseCommand):
    help = "Import case studies and briefs from JSON Lines, CSV or XLSX; see docs/import.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path)
        parser.add_argument("--publish", action="store_true", help="Publish instead of drafting.")
        parser.add_argument("--dry-run", action="store_true", help="Do everything, keep nothing.")
        parser.add_argument(
            "--skip-invalid", action="store_true", help="Write the valid rows all the same."
        )
        parser.add_argument(
            "--overwrite", action="store_true", help="Also change pages a person has edited."
        )
        parser.add_argument("--format", choices=list(FORMATS), default="")
        parser.add_argument("--json", action="store_true", help="Report as JSON.")
        parser.add_argument("--columns", action="store_true", help="Print docs/import.md and stop.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["columns"]:
            self.stdout.write(import_guide(), ending="")
            return
        if options["file"] is None:
            raise CommandError("Name a file.")
        report = self._import(options)
        if options["json"]:
            self.stdout.write(json.dumps(report.as_dict(), ensure_ascii=False, indent=2))
        else:
            self._print(report)
        if report.written is None:
            raise CommandError(
                f"Nothing was written: {report.invalid_rows} of {report.rows} rows are not valid. "
                "Correct them, or use --skip-invalid."
            )

    def _import(self, options: dict[str, Any]) -> ImportReport:
        chosen = ImportOptions(
            format_name=options["format"],
            publish=options["publish"],
            dry_run=options["dry_run"],
            skip_invalid=options["skip_invalid"],
            overwrite=options["overwrite"],
        )
        try:
            return import_policies(path=options["file"], options=chosen)
        except UnreadableFile as error:
            raise CommandError(str(error)) from error

    def _print(self, report: ImportReport) -> None:
        for problem in report.problems:
            self.stdout.write(str(problem))
        if report.ignored_columns:
            self.stdout.write(f"Ignored columns: {', '.join(report.ignored_columns)}")
        if report.written is None:
            return
        written = report.written
        self.stdout.write(
            f"{report.rows} rows: {written.new} new, {written.changed} changed, "
            f"{written.unchanged} unchanged, {written.edited} edited by hand and left, "
            f"{report.invalid_rows} invalid"
        )
        if report.dry_run:
            self.stdout.write("Dry run: nothing was kept.")
