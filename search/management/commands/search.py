"""``manage.py search "words"``: ask one engine from the command line."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines.base import PUBLIC, STAFF, EngineUnavailable
from search.engines.registry import ENGINES, engine_named
from search.params import SearchParams
from search.router import Router, site_router
from search.service import search_results


class Command(BaseCommand):
    """Shows titles and counts as a reader gets them."""

    help = "Search as the site does, with the engine of the site or with one of your choice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Words, engine, output."""
        parser.add_argument("words")
        parser.add_argument("--engine", choices=ENGINES, help="Default: as the site decides.")
        parser.add_argument("--limit", type=int, default=10)
        parser.add_argument(
            "--staff", action="store_true", help="Search as staff, not as a visitor."
        )
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, **options: Any) -> None:
        """Search and print."""
        router = _router(options["engine"])
        audience = STAFF if options["staff"] else PUBLIC
        params = SearchParams(q=options["words"], page_size=max(1, options["limit"]))
        try:
            results = search_results(params, audience=audience, router=router)
        except EngineUnavailable as error:
            raise CommandError(str(error)) from error
        if options["as_json"]:
            found = [
                {"id": result.id, "title": result.title, "url": result.url, "score": result.score}
                for result in results.results
            ]
            answer = {"engine": results.engine, "total": results.total, "results": found}
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))
            return
        state = ", basic search" if results.degraded else ""
        self.stdout.write(
            f"{results.total} found ({results.engine}{state}, {results.took_ms:.0f} ms)"
        )
        for result in results.results:
            self.stdout.write(f"{result.score:8.2f}  {result.title}  {result.url}")


def _router(name: str | None) -> Router:
    """The site's router, or one that knows a single engine."""
    if name is None:
        return site_router()
    try:
        return Router(primary=None, fallback=engine_named(name), breaker=site_router().breaker)
    except EngineUnavailable as error:
        raise CommandError(str(error)) from error
