"""``manage.py bench``: how fast each engine is, in sites made for the purpose."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search.benchmark.leaving import in_order
from search.benchmark.report import as_table, write_json
from search.benchmark.sites import ENGINES, measure, why_not
from search.engines.base import EngineUnavailable

ALL = "all"
#: A portal in its first years, and what it may hold one day.
SIZES = (1_000, 20_000)
REQUESTS = 200


class Command(BaseCommand):
    """Starts a process for each engine and size, prints a table, writes JSON."""

    help = "Measure indexing and answering, with made-up records in databases of their own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--sizes", type=int, nargs="+", default=SIZES, help="numbers of records"
        )
        parser.add_argument("--engine", choices=[ALL, *ENGINES], default=ALL)
        parser.add_argument(
            "--requests", type=int, default=REQUESTS, help="of each engine and size"
        )
        parser.add_argument(
            "--output", type=Path, default=Path(settings.BASE_DIR) / "var" / "bench"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with in_order():
                results = measure(
                    self._engines(options["engine"]),
                    options["sizes"],
                    requests=options["requests"],
                    say=self.stderr.write,
                )
        except EngineUnavailable as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(as_table(results))
        self.stdout.write(f"milliseconds; {write_json(results, options['output'])}")

    def _engines(self, wanted: str) -> list[str]:
        """Engines that can be used; another is named, or is an error if it was asked for alone."""
        reasons = {name: why_not(name) for name in (ENGINES if wanted == ALL else (wanted,))}
        for name, reason in reasons.items():
            if reason and wanted != ALL:
                raise CommandError(f"{name}: {reason}")
            if reason:
                self.stderr.write(f"{name} left out: {reason}")
        return [name for name, reason in reasons.items() if not reason]
