"""Documents become records, questions take the site's query path, answers are scored."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from search.engines.base import PUBLIC, Hit, SearchRequest, SearchResponse
from search.evaluation.runner import DEPTH, JudgedSet, evaluate_engine, rankings, read_set
from search.parse import words_of
from search.records import Record, Text
from tests.search.memory_engine import MemoryEngine


class CountingEngine(MemoryEngine):
    """A record scores a point for each word and each concept of the query it has."""

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[SearchRequest] = []

    def search(self, request: SearchRequest) -> SearchResponse:
        self.requests.append(request)
        scored = [(points(record, request), key) for key, record in self.held.items()]
        found = sorted((-score, key) for score, key in scored if score)
        hits = tuple(Hit(key, -score) for score, key in found[: request.limit])
        return SearchResponse(self.name, len(found), hits)


def points(record: Record, request: SearchRequest) -> int:
    text = f"{record.main_text.title} {record.main_text.body}".lower().split()
    words = sum(word.lower() in text for word in words_of(request.query))
    concepts = sum(each.value in record.facets.get(each.facet, ()) for each in request.concepts)
    return words + concepts


DOCUMENTS = (
    {"id": "night", "title": "Night bus", "text": "buses run all night", "language": "en"},
    {
        "external_id": "osaka:1",
        "kind": "brief",
        "title": "Parks",
        "body": "more trees",
        "language": "ja",
        "themes": "Parks and green space; none-such",
        "city": "大阪",
        "country": "Japan",
        "year": 2004,
        "language_local": "fr",
        "title_local": "Parcs",
    },
    {"id": "es", "title": "Aire limpio", "text": "Calidad del aire en la ciudad y en las calles"},
)
QUESTIONS = (
    {"id": "1", "text": "NIGHT bus", "kind": "plain"},
    {"id": "2", "text": "オオサカ", "kind": "place"},
    {"id": "3", "text": "  "},
    {"id": "4", "text": "zeppelin"},
)
QRELS = ("query_id\tdoc_id\tgrade", "1\tnight\t1", "2\tosaka:1\t2", "4\tes\t1")


def json_lines(path: Path, rows: Iterable[object]) -> Path:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def judged(tmp_path: Path, db: None) -> JudgedSet:
    qrels = tmp_path / "qrels.tsv"
    qrels.write_text("\n".join(QRELS), encoding="utf-8")
    return read_set(
        documents=json_lines(tmp_path / "documents.jsonl", DOCUMENTS),
        queries=json_lines(tmp_path / "queries.jsonl", QUESTIONS),
        qrels=qrels,
    )


def test_a_document_becomes_a_public_record(judged: JudgedSet) -> None:
    record = judged.records[1]
    assert (record.key, record.external_id, record.kind) == ("d2:ja", "osaka:1", "brief")
    assert record.texts == (Text("ja", "Parks", "", "more trees"), Text("fr", "Parcs"))
    assert PUBLIC.tokens <= set(record.visibility)
    assert (record.year_start, record.year_end) == (2004, 2004)


def test_themes_and_cities_are_known_by_any_of_their_names(judged: JudgedSet) -> None:
    assert judged.records[1].facets == {
        "kind": ("brief",),
        "language": ("ja",),
        "theme": ("parks-and-green-space", "none-such"),
        "city": ("osaka",),
        "country": ("JP",),
    }


def test_a_missing_language_is_guessed_from_the_text(judged: JudgedSet) -> None:
    assert judged.records[2].language == "es"


def test_questions_take_the_query_path_of_the_site(judged: JudgedSet) -> None:
    engine = CountingEngine()
    engine.rebuild(judged.records)
    rankings(engine, judged)
    request = engine.requests[1]
    assert (request.audience, request.limit, request.offset) == (PUBLIC, DEPTH, 0)
    assert words_of(request.query) == ("オオサカ",)
    assert [(concept.facet, concept.value) for concept in request.concepts] == [("city", "osaka")]


def test_answers_are_given_by_the_ids_of_the_files(judged: JudgedSet) -> None:
    engine = CountingEngine()
    engine.rebuild(judged.records)
    assert rankings(engine, judged) == {"1": ("night",), "2": ("osaka:1",), "3": (), "4": ()}


def test_an_engine_is_filled_asked_and_scored(judged: JudgedSet) -> None:
    evaluation = evaluate_engine(CountingEngine(), judged)
    assert evaluation.overall.means["ndcg@10"] == pytest.approx(2 / 3)
    assert (evaluation.overall.queries, evaluation.overall.empty) == (4, 2)
    assert sorted(evaluation.kinds) == ["place", "plain"]
