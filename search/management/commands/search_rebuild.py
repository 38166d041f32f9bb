"""``manage.py search_rebuild``: everything anew, without a moment without results."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search import rebuilding
from search.engines.base import EngineUnavailable
from search.engines.registry import ENGINES


class Command(BaseCommand):
    """Pages -> records -> index of each engine."""

    help = "Write every record anew from its page, then rebuild the index of each engine."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which engine; whether to read the pages."""
        parser.add_argument("--engine", choices=ENGINES, help="Default: every engine set up.")
        parser.add_argument(
            "--keep-records", action="store_true", help="Rebuild from the records as they are."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild and say what was done."""
        begun = time.monotonic()
        try:
            if not options["keep_records"]:
                written, removed = rebuilding.refresh_records()
                self.stdout.write(f"Records: {written} written from pages, {removed} removed")
            for engine in rebuilding.engines_to_rebuild(options["engine"]):
                count = rebuilding.rebuild(engine)
                self.stdout.write(f"{engine.name}: {count} records indexed")
        except EngineUnavailable as error:
            raise CommandError(f"{error} The index in use is unchanged.") from error
        self.stdout.write(f"Done in {time.monotonic() - begun:.1f} s")
