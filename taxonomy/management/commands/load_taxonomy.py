"""Bring the committed vocabulary into the database; see `taxonomy.loading`."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from taxonomy.loading import load_taxonomy


class Command(BaseCommand):
    help = "Load themes, countries and cities. Run it again at any time; what editors wrote stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="Also replace labels, names and figures that editors changed.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        for loaded in load_taxonomy(overwrite=options["overwrite"]):
            self.stdout.write(str(loaded))
