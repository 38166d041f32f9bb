"""Prints where every kind of page of the demo can be looked at."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.demo.seeding import demo_is_allowed
from portal.demo.tour import stops
from portal.demo.tour.content import Content
from portal.demo.tour.queries import queries_of


class Command(BaseCommand):
    help = "Print an example address of every kind of page, and as whom to open it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="as a JSON list")
        parser.add_argument("--queries", action="store_true", help="open each, count its queries")

    def handle(self, *args: Any, **options: Any) -> None:
        if not demo_is_allowed():
            raise CommandError("This site has no demo content.")
        walk = stops(Content())
        queries = queries_of(walk) if options["queries"] else {}
        if options["json"]:
            rows = [
                {
                    "name": stop.name,
                    "path": stop.path,
                    "reader": stop.reader.value,
                    "email": stop.reader.email,
                    "password": stop.reader.password,
                    "status": stop.status,
                    "queries": queries.get(stop),
                }
                for stop in walk
            ]
            self.stdout.write(json.dumps(rows, indent=1))
            return
        for stop in walk:
            count = f"{queries[stop]:>4} " if queries else ""
            self.stdout.write(f"{count}{stop.reader.value:<12} {stop.name:<40} {stop.path}")
