"""The three files of a judged set.

- Documents: the import format (docs/import.md), or the plain one of public test sets
  (``id, title, text, language``). What is not text or a facet is ignored.
- Queries: ``id, text`` and optionally ``kind``.
- Judgements: ``query_id doc_id grade``, tab-separated; 0 is irrelevant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from search.evaluation.rows import FileProblem, Row, read_rows

#: Further text columns of the import format, all of which is body here.
BODY_FIELDS: Final = (
    *("body", "text", "problem", "what_was_done", "results", "outcome"),
    *("what_went_wrong", "transfer_conditions", "lessons"),
)
_HEADER: Final = "query_id"


@dataclass(frozen=True, slots=True)
class JudgedDocument:
    """A policy to be found. ``language`` may be empty; themes, city and country are as in the file.

    ``local`` is title and summary in the language of the city, with that language.
    """

    id: str
    title: str
    summary: str
    body: str
    language: str
    kind: str
    themes: tuple[str, ...]
    city: str
    country: str
    year: int | None
    local: tuple[str, str, str] = ("", "", "")


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks; ``kind`` groups questions in the report and may be empty."""

    id: str
    text: str
    kind: str


#: Question id -> document id -> grade, 0 for irrelevant.
Judgements = Mapping[str, Mapping[str, int]]


def read_documents(path: Path) -> tuple[JudgedDocument, ...]:
    """Every document of the file; raises FileProblem."""
    documents = {}
    for row in read_rows(path):
        document = _document(row)
        if document.id in documents:
            raise row.problem(f"There is already a document {document.id}.")
        documents[document.id] = document
    if not documents:
        raise FileProblem(path, 0, "There is no document in it.")
    return tuple(documents.values())


def read_questions(path: Path, limit: int | None = None) -> tuple[Question, ...]:
    """The first ``limit`` questions of the file; raises FileProblem."""
    questions: dict[str, Question] = {}
    for row in read_rows(path):
        if "text" not in row.fields:
            raise row.problem("text is missing.")
        question = Question(row.required("id"), row.text("text"), row.text("kind"))
        if question.id in questions:
            raise row.problem(f"There is already a query {question.id}.")
        questions[question.id] = question
    if not questions:
        raise FileProblem(path, 0, "There is no query in it.")
    return tuple(questions.values())[:limit]


def read_judgements(path: Path) -> Judgements:
    """Grades by question and document; raises FileProblem."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise FileProblem(path, 0, error.strerror or "The file cannot be read.") from error
    except UnicodeDecodeError as error:
        raise FileProblem(path, 0, "This is not UTF-8 text.") from error
    judgements: dict[str, dict[str, int]] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or (number == 1 and line.startswith(_HEADER)):
            continue
        cells = line.split("\t") if "\t" in line else line.split()
        if len(cells) != 3 or not cells[2].strip().removeprefix("-").isdecimal():
            raise FileProblem(path, number, "This is not: query_id, doc_id, grade.")
        query_id, document_id, grade = map(str.strip, cells)
        judgements.setdefault(query_id, {})[document_id] = max(0, int(grade))
    return judgements


def _document(row: Row) -> JudgedDocument:
    # The Cranfield collection has documents whose texts are there but empty.
    if row.fields.keys().isdisjoint(("title", "summary", *BODY_FIELDS)):
        raise row.problem("title, summary, body or text is missing.")
    texts = (row.text(name) for name in BODY_FIELDS)
    return JudgedDocument(
        id=row.required("external_id", "id"),
        title=row.text("title"),
        summary=row.text("summary"),
        body="\n\n".join(filter(None, texts)),
        language=row.text("language"),
        kind=row.text("kind") or "case",
        themes=row.values("themes"),
        city=row.text("city"),
        country=row.text("country"),
        year=row.integer("year"),
        local=(row.text("language_local"), row.text("title_local"), row.text("summary_local")),
    )
