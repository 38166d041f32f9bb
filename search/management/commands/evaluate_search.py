"""``manage.py evaluate_search``: judged questions put to engines made for the purpose."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines.base import EngineUnavailable
from search.engines.throwaway import ENGINE_NAMES, throwaway_engine
from search.evaluation.measures import Evaluation
from search.evaluation.report import as_json, as_table
from search.evaluation.rows import FileProblem
from search.evaluation.runner import DEPTH, JudgedSet, evaluate_engine, read_set

ALL = "all"


class Command(BaseCommand):
    """Reads the files, runs the engines one after another, prints a table or JSON."""

    help = "Measure how well each engine answers judged questions, in an index made for it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--documents",
            type=Path,
            help="JSON Lines or CSV; without it, the policies of this site",
        )
        parser.add_argument("--queries", type=Path, required=True, help="JSON Lines or CSV")
        parser.add_argument("--qrels", type=Path, required=True, help="query_id, doc_id, grade")
        parser.add_argument("--engine", choices=[ALL, *ENGINE_NAMES], default=ALL)
        parser.add_argument("--limit", type=_positive, help="ask only the first so many queries")
        parser.add_argument("--json", action="store_true", help="print JSON instead of a table")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            judged = read_set(
                documents=options["documents"],
                queries=options["queries"],
                qrels=options["qrels"],
                limit=options["limit"],
            )
        except FileProblem as problem:
            raise CommandError(str(problem)) from problem
        wanted = ENGINE_NAMES if options["engine"] == ALL else (options["engine"],)
        evaluations = dict(self._evaluations(judged, wanted))
        if not evaluations:
            raise CommandError("No engine could be evaluated.")
        if options["json"]:
            self.stdout.write(as_json(evaluations))
        else:
            self.stdout.write(as_table(evaluations))
            self.stdout.write(f"map and mrr over the first {DEPTH} hits of each query")

    def _evaluations(
        self, judged: JudgedSet, names: tuple[str, ...]
    ) -> Iterator[tuple[str, Evaluation]]:
        """Engines that can be used; another is named, or is an error if it was asked for alone."""
        for name in names:
            try:
                with throwaway_engine(name) as engine:
                    yield name, evaluate_engine(engine, judged)
            except EngineUnavailable as problem:
                if len(names) == 1:
                    raise CommandError(f"{name}: {problem}") from problem
                self.stderr.write(f"{name} left out: {problem}")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number
