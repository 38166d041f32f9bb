"""``manage.py bench_site``: one site of the benchmark; started by ``bench``, not by people.

A line of JSON when it is filled, then one for each number of requests it reads, until there is
nothing more to read.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.benchmark.leaving import in_order
from search.benchmark.site import NotEmpty, Reader, filled_site
from search.benchmark.words import read_material


class Command(BaseCommand):
    """Refuses a database with policies."""

    help = "Fill the empty database with made-up records and time requests (for bench)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("size", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        material = read_material()
        try:
            with in_order(), filled_site(options["size"], material) as filled:
                self._say(asdict(filled))
                reader = Reader.of(material)
                for line in sys.stdin:
                    samples = reader.ask(int(line))
                    self._say({"samples": samples, "fallbacks": reader.fallbacks})
        except NotEmpty as refusal:
            raise CommandError(str(refusal)) from refusal

    def _say(self, content: object) -> None:
        self.stdout.write(json.dumps(content))
        self.stdout.flush()
