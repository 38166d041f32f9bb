"""A judged set put to an engine: fill it, ask as the site would, score what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from search import store
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
from search.evaluation.taxonomy import Lookup, Taxonomy, entries, known_taxonomy
from search.params import parse_params
from search.records import Record
from search.relaxing import answer
from search.service import request_for

#: Hits a question is scored by. MAP wants all; beyond a thousand nothing changes in the figures.
DEPTH: Final = 1_000


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """Records with their questions; ``ids`` maps keys of records to the ids of judgements."""

    records: tuple[Record, ...]
    ids: Mapping[str, str]
    questions: tuple[Question, ...]
    judgements: Judgements
    vocabulary: Vocabulary


def read_set(
    *, documents: Path | None, queries: Path, qrels: Path, limit: int | None = None
) -> JudgedSet:
    """Read the files, and of the queries the first ``limit``; raises FileProblem.

    Without a file of documents, the policies of this site are judged.
    """
    taxonomy = known_taxonomy()
    found = _site_records() if documents is None else _read_records(documents, taxonomy)
    records = tuple(record for _id, record in found)
    return JudgedSet(
        records=records,
        ids={record.key: document_id for document_id, record in found},
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
    hits = answer(engine.search, request).response.hits
    # Translations of a policy have the same id.
    return tuple(dict.fromkeys(judged.ids[hit.key] for hit in hits))


def _read_records(documents: Path, taxonomy: Taxonomy) -> list[tuple[str, Record]]:
    found = read_documents(documents)
    records = records_of(found, Lookup(taxonomy))
    return [(document.id, record) for document, record in zip(found, records, strict=True)]


def _site_records() -> list[tuple[str, Record]]:
    return [(record.external_id or record.stable_id, record) for record in store.records()]


def _values(records: tuple[Record, ...], facet: str) -> frozenset[str]:
    return frozenset(value for record in records for value in record.facets.get(facet, ()))
