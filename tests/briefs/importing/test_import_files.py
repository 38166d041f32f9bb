"""Files of every format, and files that are none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from briefs.importing.files import BrokenRow, RawRow, UnreadableFile, read_file
from tests.factories.imports import write_csv, write_jsonl, write_xlsx

ROWS = [{"title": "Night buses", "year": "2013"}, {"title": "심야버스, 서울", "year": "2014"}]


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_whatever_its_delimiter(tmp_path: Path, delimiter: str) -> None:
    path = write_csv(tmp_path / "policies.csv", ROWS, delimiter)
    assert read_file(path) == [RawRow(2, ROWS[0]), RawRow(3, ROWS[1])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_of_a_spreadsheet_program_may_begin_with_a_mark(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path / "a.csv", "Title ,YEAR\r\n심야버스,2013\r\n".encode(encoding))
    assert read_file(path) == [RawRow(2, {"title": "심야버스", "year": "2013"})]


def test_a_row_of_csv_has_the_line_it_begins_on(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", b'title,body\nA,"one\ntwo"\n\n,\nB,three\n')
    assert read_file(path) == [
        RawRow(2, {"title": "A", "body": "one\ntwo"}),
        RawRow(6, {"title": "B", "body": "three"}),
    ]


def test_a_short_row_of_csv_lacks_its_last_columns(tmp_path: Path) -> None:
    assert read_file(written(tmp_path / "a.csv", b"title,year\nA\n")) == [RawRow(2, {"title": "A"})]


def test_a_long_row_of_csv_is_reported(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", b"title,year\nNight buses, Seoul,2013\n")
    assert read_file(path) == [
        BrokenRow(2, "3 values for 2 columns. Is a text not in quotes?"),
    ]


def test_jsonl_keeps_lists_and_numbers(tmp_path: Path) -> None:
    rows = [{"themes": ["housing"], "year": 2013}]
    assert read_file(write_jsonl(tmp_path / "a.jsonl", rows)) == [RawRow(1, rows[0])]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "not JSON: Expecting property name enclosed in double quotes: line 1 column 2"),
        (b'["a"]', "not an object in braces"),
        (b'{"a": NaN}', "not JSON: NaN is not a number"),
        (b'{"a": 1, "A ": 2}', 'not JSON: "A " is there twice'),
        (b"[" * 100_000, "not JSON: maximum recursion depth exceeded"),
    ],
)
def test_a_broken_line_of_jsonl_is_reported_and_the_next_read(
    tmp_path: Path, line: bytes, reason: str
) -> None:
    path = written(tmp_path / "a.jsonl", b'{"a": 1}\n\n' + line + b'\n{"a": 2}\n')
    first, broken, last = read_file(path)
    assert (first, last) == (RawRow(1, {"a": 1}), RawRow(4, {"a": 2}))
    assert isinstance(broken, BrokenRow)
    assert broken.line == 3
    assert broken.reason.startswith(reason)


def test_xlsx_is_read_from_its_first_sheet(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"title": "Night buses", "year": 2013},
        {"title": None, "year": 2014},
    ]
    path = write_xlsx(tmp_path / "a.xlsx", rows)
    assert read_file(path) == [RawRow(2, rows[0]), RawRow(3, rows[1])]


def test_a_formula_in_xlsx_is_reported_with_its_column(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [{"title": "A", "year": "=2000+13"}])
    assert read_file(path) == [BrokenRow(2, "holds a formula; paste its value instead", "year")]


def test_an_error_value_in_xlsx_is_reported_with_its_column(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [{"title": "#REF!", "year": 2013}])
    assert read_file(path) == [BrokenRow(2, "holds the error #REF!", "title")]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", b"", "The file is empty."),
        ("a.csv", b"\xef\xbb\xbf \n", "The file is empty."),
        ("a.jsonl", b"\n\n", "The file is empty."),
        ("a.csv", b"title,year\n", "The file holds no rows."),
        ("a.csv", b"title,year,Title\nA,1,B\n", 'The column "title" is there twice.'),
        ("a.csv", b",,\nA,1,B\n", "The first line is empty"),
        (
            "a.csv",
            "title\n심야\n".encode("cp949"),
            "Line 2 is not UTF-8 (byte 6). Save the file as UTF-8",
        ),
        ("a.csv", b'title,year\nA,1\n"B,2\n', "Line 3: unexpected end of data."),
        ("a.csv", b'title,year\n"A"x,1\n', "Line 2: ',' expected after '\"'."),
        ("a.csv", b'title\n"' + b"x" * 5_000_001 + b'"\n', "Line 2: field larger than"),
        ("a.xlsx", b"title,year\n", "This is not a readable XLSX file"),
        ("a.xlsx", b"PK\x03\x04 not a package", "This is not a readable XLSX file"),
        ("a.pdf", b"%PDF", 'Name the format: "a.pdf" ends in none of'),
    ],
)
def test_a_file_that_makes_no_sense_is_refused_as_a_whole(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read_file(written(tmp_path / name, content))
    assert str(refusal.value).startswith(reason)


def test_an_xlsx_without_a_row_is_refused(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "a.xlsx")
    with pytest.raises(UnreadableFile, match=r"The first sheet is empty\."):
        read_file(tmp_path / "a.xlsx")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"a\.csv: No such file or directory"):
        read_file(tmp_path / "a.csv")


def test_the_format_can_be_named(tmp_path: Path) -> None:
    path = written(tmp_path / "export", b"title\nA\n")
    assert read_file(path, "csv") == [RawRow(2, {"title": "A"})]
