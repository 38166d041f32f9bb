"""A judged set put to an engine: fill it, ask as the site would, score what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from search.concepts import Vocabulary
from search.engines.base import PUBLIC, Engine
from search.evaluation.files import (
    Judgements,
    Question,
    read_documents,
    read_judgements,
    read_questions,
)
from search.evaluation.measures import Evaluation, Rankings, evaluate
from search.evaluation.records import records_of
from search.evaluation.taxonomy import Places, entries, known_taxonomy
from search.params import parse_params
from search.records import Record
from search.relaxing import answer
from search.service import request_for

#: Hits a question is scored by. MAP wants all; beyond a thousand nothing changes in the figures.
DEPTH: Final = 1_000


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """Records with their questions; ``ids`` maps the key of a record to the id in the files."""

    records: tuple[Record, ...]
    ids: Mapping[str, str]
    questions: tuple[Question, ...]
    judgements: Judgements
    vocabulary: Vocabulary


def read_set(*, documents: Path, queries: Path, qrels: Path, limit: int | None = None) -> JudgedSet:
    """Read the three files, and the first ``limit`` queries; raises FileProblem."""
    found = read_documents(documents)
    taxonomy = known_taxonomy()
    records = records_of(found, Places(taxonomy))
    return JudgedSet(
        records=records,
        ids={record.key: document.id for record, document in zip(records, found, strict=True)},
        questions=read_questions(queries, limit),
        judgements=read_judgements(qrels),
        vocabulary=Vocabulary(
            entries(
                taxonomy, cities=_values(records, "city"), countries=_values(records, "country")
            )
        ),
    )


def evaluate_engine(engine: Engine, judged: JudgedSet) -> Evaluation:
    """Fill the engine with the set, and score it; raises EngineUnavailable."""
    engine.rebuild(judged.records)
    return evaluate(judged.questions, judged.judgements, rankings(engine, judged))


def rankings(engine: Engine, judged: JudgedSet) -> Rankings:
    """What the engine finds for each question; a question without words finds nothing."""
    return {
        question.id: _ranking(engine, judged, question) if question.text else ()
        for question in judged.questions
    }


def _ranking(engine: Engine, judged: JudgedSet, question: Question) -> tuple[str, ...]:
    params = parse_params({"q": [question.text]}, ()).params
    request = request_for(params, PUBLIC, known=judged.vocabulary)
    request = replace(request, limit=DEPTH, count_facets=(), highlight=False)
    return tuple(judged.ids[hit.key] for hit in answer(engine.search, request).response.hits)


def _values(records: tuple[Record, ...], facet: str) -> frozenset[str]:
    return frozenset(value for record in records for value in record.facets.get(facet, ()))
