"""Loads the demo; the work is in :mod:`portal.demo.seeding`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.demo.accounts import account_table
from portal.demo.seeding import DemoRefused, seed_demo


class Command(BaseCommand):
    help = "Load the demo: policies, sessions, places, sample accounts. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            seeded = seed_demo()
        except DemoRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(str(seeded))
        if seeded.edited:
            self.stdout.write(f"{seeded.edited} were edited by hand and left as they are")
        self.stdout.write(
            f"{seeded.unfinished} unfinished pages, {seeded.briefs} briefs on their way and "
            f"{seeded.files} presentations added\n\nSample accounts:"
        )
        self.stdout.write(account_table())
