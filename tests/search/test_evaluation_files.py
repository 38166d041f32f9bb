"""The files of a judged set: what is taken, and what is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.evaluation.files import (
    JudgedDocument,
    Question,
    read_documents,
    read_judgements,
    read_questions,
)
from search.evaluation.rows import FileProblem


def written(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_documents_of_the_public_test_sets_are_read(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "corpus.jsonl",
        '{"id": 1, "title": "Night bus", "text": "Runs all night.", "language": "en"}',
        "",
        '{"id": "p:2", "title": "", "text": "\\ufeff公交\\u0000", "language": "zh"}',
    )
    assert read_documents(path) == (
        JudgedDocument("1", "Night bus", "", "Runs all night.", "en", "case", (), "", "", None),
        JudgedDocument("p:2", "", "", "公交", "zh", "case", (), "", "", None),
    )


def test_documents_of_the_import_format_are_read_from_json_lines_and_csv_alike(
    tmp_path: Path,
) -> None:
    json_lines = written(
        tmp_path,
        "policies.jsonl",
        '{"external_id": "b1", "kind": "brief", "title": "Parks", "summary": "Green.", "body": "B",'
        ' "results": ["R"], "language": "en", "themes": ["parks", "health"], "city": "Osaka",'
        ' "country": "jp", "year": 2004, "language_local": "ja", "title_local": "公園"}',
    )
    csv = written(
        tmp_path,
        "policies.csv",
        "\ufeffexternal_id,kind,title,summary,body,results,language,themes,city,country,year,"
        "language_local,title_local",
        "b1,brief,Parks,Green.,B,R,en,parks|health,Osaka,jp,2004,ja,公園",
    )
    document = JudgedDocument(
        *("b1", "Parks", "Green.", "B\n\nR", "en", "brief"),
        *(("parks", "health"), "Osaka", "jp", 2004, ("ja", "公園", "")),
    )
    assert read_documents(json_lines) == read_documents(csv) == (document,)


def test_a_document_may_be_empty_as_one_of_cranfield_is(tmp_path: Path) -> None:
    path = written(tmp_path, "d.jsonl", '{"id": "471", "title": "", "text": ""}')
    assert [document.body for document in read_documents(path)] == [""]


def test_questions_may_have_a_kind_and_only_the_first_can_be_asked(tmp_path: Path) -> None:
    path = written(
        tmp_path, "q.jsonl", '{"id": 1, "text": "bus", "kind": "theme"}', '{"id": "2", "text": ""}'
    )
    assert read_questions(path) == (Question("1", "bus", "theme"), Question("2", "", ""))
    assert read_questions(path, limit=1) == (Question("1", "bus", "theme"),)


def test_judgements_are_read_with_or_without_a_header(tmp_path: Path) -> None:
    lines = ("1\td 1\t2", "1\td2\t0", "2\td1\t-1")
    with_header = written(tmp_path, "a.tsv", "query_id\tdoc_id\tgrade", *lines)
    without = written(tmp_path, "b.tsv", *lines)
    expected = {"1": {"d 1": 2, "d2": 0}, "2": {"d1": 0}}
    assert read_judgements(with_header) == read_judgements(without) == expected


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('["id"]', "not an object in braces"),
        ('{"title": "x"}', "external_id or id is missing."),
        ('{"id": "2"}', "title, summary, body or text is missing."),
        ('{"id": "1", "title": "x"}', "There is already a document 1."),
        ('{"id": "2", "title": {"en": "x"}}', "title is not text."),
        ('{"id": "2", "title": "x", "year": "soon"}', "year is not a whole number."),
        ('{"id": "2", "title": "x", "year": 2004.5}', "year is not text."),
    ],
)
def test_a_broken_document_is_named_by_its_line(tmp_path: Path, line: str, problem: str) -> None:
    path = written(tmp_path, "d.jsonl", '{"id": "1", "title": "x"}', line)
    with pytest.raises(FileProblem) as caught:
        read_documents(path)
    assert str(caught.value) == f"d.jsonl, line 2: {problem}"


@pytest.mark.parametrize("line", ['{"id": "2", "title": "x"', "[" * 100_000, "id: 2"])
def test_a_line_that_is_no_json_is_named(tmp_path: Path, line: str) -> None:
    path = written(tmp_path, "d.jsonl", '{"id": "1", "title": "x"}', line)
    with pytest.raises(FileProblem, match=r"^d\.jsonl, line 2: not JSON: "):
        read_documents(path)


def test_a_row_with_too_many_columns_is_named_by_its_line(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"^d\.csv, line 3: 3 values for 2 columns\."):
        read_documents(written(tmp_path, "d.csv", "id,title", "1,x", "2,x,y"))


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"id": "2"}', "text is missing."),
        ('{"text": "x"}', "id is missing."),
        ('{"id": "1", "text": "x"}', "There is already a query 1."),
    ],
)
def test_a_broken_query_is_named_by_its_line(tmp_path: Path, line: str, problem: str) -> None:
    path = written(tmp_path, "q.jsonl", '{"id": "1", "text": "x"}', line)
    with pytest.raises(FileProblem) as caught:
        read_questions(path)
    assert str(caught.value) == f"q.jsonl, line 2: {problem}"


@pytest.mark.parametrize("line", ["1\td1", "1\td1\thigh", "1 0 d1 1"])
def test_a_broken_judgement_is_named_by_its_line(tmp_path: Path, line: str) -> None:
    with pytest.raises(
        FileProblem, match=r"q\.tsv, line 2: This is not: query_id, doc_id, grade\."
    ):
        read_judgements(written(tmp_path, "q.tsv", "1\td1\t1", line))


def test_a_file_that_is_missing_empty_or_no_text_cannot_be_used(tmp_path: Path) -> None:
    binary = tmp_path / "b.jsonl"
    binary.write_bytes(b"\xff\xfe\x00")
    empty = written(tmp_path, "e.jsonl", "")
    for read in (read_documents, read_questions):
        for path in (tmp_path / "none.jsonl", binary, empty):
            with pytest.raises(FileProblem, match=f"^{path.name}: "):
                read(path)
    for path in (tmp_path / "none.tsv", binary):
        with pytest.raises(FileProblem, match=f"^{path.name}: "):
            read_judgements(path)
