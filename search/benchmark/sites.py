"""Starts the processes that are measured, and asks them in turns.

Turns, because a machine has better and worse minutes: what one size has to bear, all have.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import IO, Any, Final, cast
from uuid import uuid4

from django.conf import settings

from search.benchmark.databases import POSTGRES, databases_for, environment, manage
from search.benchmark.measures import Filled, Measured, spread
from search.benchmark.site import PREFIX
from search.engines.base import EngineUnavailable
from search.engines.registry import ELASTICSEARCH
from search.engines.throwaway import ENGINE_NAMES

ENGINES: Final = ENGINE_NAMES
#: Requests a site answers before it is the next one's turn.
_TURN: Final = 20
#: Seconds a site may take to clear up.
_PATIENCE: Final = 60
_LAST_LINES: Final = 15

Say = Callable[[str], object]


@dataclass(slots=True)
class Site:
    """A process with a site of its own; a line in, a line of JSON out."""

    engine: str
    questions: IO[str]
    answers: IO[str]
    errors: IO[str]
    filled: Filled = field(init=False)
    fallbacks: int = 0
    samples: dict[str, list[float]] = field(default_factory=dict)

    def wait_until_filled(self) -> Filled:
        """The first line tells how long it took."""
        self.filled = Filled(**self._answer())
        return self.filled

    def ask(self, requests: int) -> None:
        """Let it answer so many requests, and keep how long each took."""
        self.questions.write(f"{requests}\n")
        self.questions.flush()
        answer = self._answer()
        self.fallbacks = answer["fallbacks"]
        for kind, times in answer["samples"].items():
            self.samples.setdefault(kind, []).extend(times)

    def measured(self) -> Measured:
        """Everything it took so far."""
        spreads = {kind: spread(times) for kind, times in self.samples.items()}
        requests = max(map(len, self.samples.values()))
        return Measured(self.engine, self.filled, spreads, requests, self.fallbacks)

    def _answer(self) -> dict[str, Any]:
        line = self.answers.readline()
        if not line:
            self.errors.seek(0)
            tail = "".join(self.errors.readlines()[-_LAST_LINES:])
            raise EngineUnavailable(f"The site of {self.engine} has ended:\n{tail}")
        answer: dict[str, Any] = json.loads(line)
        return answer


@contextmanager
def site(engine: str, size: int, database: str) -> Iterator[Site]:
    """Start a site of so many records; it ends when nobody has a question any more."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as errors:
        process = subprocess.Popen(
            manage("bench_site", str(size)),
            env=environment(
                DATABASE_URL=database,
                ELASTICSEARCH_URL=",".join(_nodes(engine)),
                SEARCH_INDEX_PREFIX=f"{PREFIX}{uuid4().hex[:12]}",
                PORTAL_ALLOWED_HOSTS="testserver",
                PORTAL_CACHE_URL="",
            ),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        try:
            questions, answers = (cast("IO[str]", pipe) for pipe in (process.stdin, process.stdout))
            yield Site(engine, questions, answers, errors)
        finally:
            _end(process)


def measure(
    engines: Sequence[str], sizes: Sequence[int], *, requests: int, say: Say
) -> list[Measured]:
    """Fill a site for each engine and size, then measure all of them in turns."""
    with ExitStack() as running:
        wanted = dict.fromkeys(databases_for(engine) for engine in engines)
        makers = {databases: running.enter_context(databases()) for databases in wanted}
        sites = [
            _start(engine, size, makers[databases_for(engine)](), running, say)
            for engine in engines
            for size in sizes
        ]
        for done in range(0, requests, _TURN):
            for each in sites:
                each.ask(min(_TURN, requests - done))
        return [each.measured() for each in sites]


def why_not(engine: str) -> str:
    """Why an engine cannot be measured; empty when it can."""
    if engine == ELASTICSEARCH and not settings.ELASTICSEARCH_NODES:
        return "no Elasticsearch is named (ELASTICSEARCH_URL)"
    if engine == POSTGRES and not settings.POSTGRES_URL:
        return "no PostgreSQL is named (POSTGRES_URL)"
    return ""


def _start(engine: str, size: int, database: str, running: ExitStack, say: Say) -> Site:
    say(f"{engine}: filling a site with {size:,} records")
    started = running.enter_context(site(engine, size, database))
    started.wait_until_filled()
    return started


def _nodes(engine: str) -> Sequence[str]:
    nodes: Sequence[str] = settings.ELASTICSEARCH_NODES
    return nodes if engine == ELASTICSEARCH else ()


def _end(process: subprocess.Popen[str]) -> None:
    try:
        # Closes what it reads from, which ends it.
        process.communicate(timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
