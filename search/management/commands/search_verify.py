"""``manage.py search_verify``: does Elasticsearch hold what the database says?"""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines.base import EngineUnavailable
from search.engines.registry import ELASTICSEARCH, ENGINES, engine_named
from search.verification import compare, repair


class Command(BaseCommand):
    """Compares, reports, repairs."""

    help = "Compare the index with the record store; exit with 1 while they differ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to repair."""
        parser.add_argument("--engine", choices=ENGINES, default=ELASTICSEARCH)
        parser.add_argument("--repair", action="store_true", help="Send again what differs.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare and report."""
        try:
            engine = engine_named(options["engine"])
            difference = compare(engine)
            if difference and options["repair"]:
                self._report(asdict(difference))
                repair(engine, difference)
                difference = compare(engine)
        except EngineUnavailable as error:
            raise CommandError(str(error)) from error
        if not difference:
            self.stdout.write("The index is in step with the database.")
            return
        self._report(asdict(difference))
        advice = "Run search_rebuild." if difference.ahead else "Run again with --repair."
        raise CommandError(f"The index differs from the database. {advice}")

    def _report(self, difference: dict[str, tuple[str, ...]]) -> None:
        for name, keys in difference.items():
            if keys:
                shown = ", ".join(keys[:5]) + (" ..." if len(keys) > 5 else "")
                self.stdout.write(f"{name.replace('_', ' ')}: {len(keys)} ({shown})")
