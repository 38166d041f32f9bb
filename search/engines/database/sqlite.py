"""SQLite: full text in FTS5 tables."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

import numpy as np
from django.db.backends.utils import CursorWrapper

from search.engines.database.ids import Ids, distinct
from search.engines.database.protocol import Parameter, Table
from search.engines.database.rows import PartRow, TextRow, WordRow
from search.engines.database.units import Column, Lookup


class SqliteDialect:
    """FTS5 tables whose rowid is the id of the record or part."""

    name = "sqlite"
    row_id = "rowid"
    stems_table = "search_index_text"
    text_order = ""
    contains = "instr({column}, %s) > 0"
    among = "{column} IN (SELECT value FROM json_each(%s))"

    def id_list(self, ids: Collection[int]) -> Parameter:
        return json.dumps(list(ids))

    def ids(
        self,
        cursor: CursorWrapper,
        table: Table,
        lookups: Sequence[Lookup],
        column: Column | None,
    ) -> Ids:
        # One text instead of a row each: a common word stands in thousands.
        cursor.execute(
            f"SELECT group_concat(rowid) FROM {table} WHERE {table} MATCH %s",  # noqa: S608
            [" OR ".join(match_expression(lookup, column) for lookup in lookups)],
        )
        text = cursor.fetchone()[0] or ""
        return distinct(np.fromstring(text, dtype=np.int64, sep=","))

    def insert_texts(self, cursor: CursorWrapper, rows: Sequence[TextRow]) -> None:
        cursor.executemany(
            "INSERT INTO search_index_text (rowid, title, summary, body) VALUES (%s, %s, %s, %s)",
            [(row.id, row.title, row.summary, row.body) for row in rows],
        )

    def insert_parts(self, cursor: CursorWrapper, rows: Sequence[PartRow]) -> None:
        cursor.executemany(
            "INSERT INTO search_index_part (rowid, text) VALUES (%s, %s)",
            [(row.id, row.text) for row in rows],
        )

    def insert_words(self, cursor: CursorWrapper, rows: Sequence[WordRow]) -> None:
        cursor.executemany(
            "INSERT INTO search_index_word (word, record_id, in_title) VALUES (%s, %s, %s)",
            [(row.word, row.record_id, row.in_title) for row in rows],
        )

    def tidy(self, cursor: CursorWrapper) -> None:
        for table in ("search_index_text", "search_index_part"):
            cursor.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608


def match_expression(lookup: Lookup, column: Column | None) -> str:
    """A lookup in the notation of FTS5: always a quoted string, so no token is an operator."""
    text = " ".join(lookup.stems).replace('"', '""')
    return f'{f"{column} : " if column else ""}"{text}"{" *" if lookup.prefix else ""}'
