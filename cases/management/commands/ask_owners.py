"""The calendar's question to owners: are the facts still true? To be run every night."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cases.freshness.asking import ask_owners_of_overdue


class Command(BaseCommand):
    help = "Mail owners of policies whose facts are due; running it again sends nothing twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--most", type=int, default=50, help="At most so many mails (50).")

    def handle(self, *args: Any, **options: Any) -> None:
        done = ask_owners_of_overdue(today=timezone.localdate(), most=options["most"])
        self.stdout.write(f"{done.asked} asked, {done.nobody} have nobody to ask")
