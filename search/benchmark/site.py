"""The site that is measured: fill it, then time what readers do. Runs in a process of its own.

Its default database and its index prefix were made for it (:mod:`search.benchmark.sites`); it
refuses any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from time import perf_counter, process_time
from typing import Any, Final

from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from programmes.models import Group, LearningSession
from search import rebuilding, store, vocabulary
from search.benchmark.measures import CPU, ENGINE, PAGE, RAW, Filled
from search.benchmark.questions import questions
from search.benchmark.records import SESSIONS, records
from search.benchmark.words import Material
from search.builders import BUILDERS
from search.engines.base import PUBLIC, Engine, EngineUnavailable, SearchRequest
from search.engines.database.dialects import dialect_of
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.indices import delete_indices, our_indices
from search.engines.elasticsearch.search_body import search_body
from search.engines.registry import database_engine, elasticsearch_engine
from search.models import SearchRecord
from search.params import parse_params
from search.service import request_for

#: Every index prefix of a benchmark begins so; another one may be somebody's index.
PREFIX: Final = "bench-"
#: What a page says (templates/search/found.html) when the database stood in for Elasticsearch.
FALLBACK_NOTICE: Final = "Basic search is in use"
#: Records in one transaction.
_BATCH: Final = 1_000
_RAW_PARAMETERS: Final = "allow_partial_search_results=false"
_JSON: Final = "application/vnd.elasticsearch+json; compatible-with=9"
_RAW_HEADERS: Final = {"accept": _JSON, "content-type": _JSON}

Action = Callable[[], object]


class NotEmpty(Exception):
    """The database or the index belongs to a site, not to a benchmark."""


def refuse_content() -> None:
    """Raise NotEmpty unless there is nothing that a benchmark could spoil."""
    if SearchRecord.objects.exists() or any(model.objects.exists() for model in BUILDERS):
        raise NotEmpty("There are policies in this database; a benchmark needs an empty one.")
    if settings.ELASTICSEARCH_NODES and not settings.SEARCH_INDEX_PREFIX.startswith(PREFIX):
        raise NotEmpty(f"SEARCH_INDEX_PREFIX does not begin with {PREFIX}.")


@contextmanager
def filled_site(size: int, material: Material) -> Iterator[Filled]:
    """An empty site with so many records; its index is gone afterwards, its database is not."""
    refuse_content()
    engine = elasticsearch_engine(patient=True)
    try:
        yield _fill(engine, size, material)
    finally:
        if isinstance(engine, ElasticsearchEngine):
            server = engine.servers.writer
            delete_indices(server, [index.name for index in our_indices(server, engine.names)])


def _fill(engine: Engine | None, size: int, material: Material) -> Filled:
    LearningSession.objects.bulk_create(
        LearningSession(slug=slug, name=slug, group=Group.MIXED, year=2012) for slug in SESSIONS
    )
    stored = sum(_store(first, size, material) for first in range(0, size, _BATCH))
    indexed = stored
    if engine is not None:
        started = perf_counter()
        rebuilding.rebuild(engine)
        indexed = perf_counter() - started
    _settle()
    return Filled(size, stored=stored, indexed=indexed)


def _settle() -> None:
    """What a site has done a minute after it was filled."""
    with connection.cursor() as cursor:
        dialect_of("default").tidy(cursor)
        if connection.vendor == "postgresql":
            # As autovacuum does, of its own accord. Nobody does it in SQLite.
            cursor.execute("ANALYZE")
    vocabulary.forget()


def _store(first: int, size: int, material: Material) -> float:
    """Seconds one batch takes; making it up does not count."""
    batch = list(records(min(_BATCH, size - first), material, first=first))
    started = perf_counter()
    store.save_records(records=batch)
    return perf_counter() - started


@dataclass(slots=True)
class Reader:
    """Asks the same questions again and again: of the engine, of the page, of the bare server."""

    questions: Sequence[str]
    fallbacks: int = 0
    _page_cpu: float = 0.0
    asked: Iterator[int] = field(default_factory=count)
    _client: Client = field(default_factory=Client)

    @classmethod
    def of(cls, material: Material) -> Reader:
        """A reader who has asked each question once: what is kept in memory is kept by now."""
        reader = cls(questions(material))
        reader.ask(len(reader.questions))
        reader.fallbacks = 0
        return reader

    def ask(self, requests: int) -> dict[str, list[float]]:
        """Milliseconds of so many requests, by what was timed."""
        samples: dict[str, list[float]] = {}
        for _, number in zip(range(requests), self.asked, strict=False):
            actions = list(self._actions(self.questions[number % len(self.questions)]).items())
            # Who comes first warms the caches for the others, so each is first in its turn.
            turn = number % len(actions)
            for kind, action in [*actions[turn:], *actions[:turn]]:
                samples.setdefault(kind, []).append(milliseconds(action))
            samples.setdefault(CPU, []).append(self._page_cpu)
        return samples

    def _actions(self, question: str) -> Mapping[str, Action]:
        request = request_for(parse_params({"q": [question]}, ()).params, PUBLIC)
        engine = elasticsearch_engine(patient=False)
        actions: dict[str, Action] = {PAGE: lambda: self._page(question)}
        if isinstance(engine, ElasticsearchEngine):
            actions[RAW] = raw_round_trip(engine, request)
        asked = engine or database_engine()
        actions[ENGINE] = lambda: asked.search(request)
        return actions

    def _page(self, question: str) -> None:
        started = process_time()
        response = self._client.get(reverse("search"), {"q": question}, secure=True)
        self._page_cpu = (process_time() - started) * 1000
        if response.status_code != 200:
            raise EngineUnavailable(f"The page of results answers {response.status_code}.")
        self.fallbacks += FALLBACK_NOTICE in response.content.decode()


def raw_round_trip(engine: ElasticsearchEngine, request: SearchRequest) -> Action:
    """The same body by the same connection, with nothing of ours before or after."""
    body: Any = search_body(request)
    target = f"/{engine.names.readers}/_search?{_RAW_PARAMETERS}"
    transport = engine.servers.reader.transport
    return lambda: transport.perform_request("POST", target, headers=_RAW_HEADERS, body=body)


def milliseconds(action: Action) -> float:
    """How long it takes."""
    started = perf_counter()
    action()
    return (perf_counter() - started) * 1000
