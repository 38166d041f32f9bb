"""Prints whom to sign in as on a laptop."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.demo.accounts import account_table
from portal.demo.seeding import demo_is_allowed


class Command(BaseCommand):
    help = "Print the sample accounts of the demo with their passwords."

    def handle(self, *args: Any, **options: Any) -> None:
        if not demo_is_allowed():
            raise CommandError("This site has no sample accounts.")
        self.stdout.write(account_table())
