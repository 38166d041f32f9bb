"""SQLite: full text in FTS5 tables."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from django.db.backends.utils import CursorWrapper

from search.engines.database.rows import PartRow, TextRow, WordRow


class SqliteDialect:
    """FTS5 tables whose rowid is the id of the record or part."""

    name = "sqlite"
    contains = "instr({column}, %s) > 0"
    among = "{column} IN (SELECT value FROM json_each(%s))"

    def id_list(self, ids: Collection[int]) -> object:
        return json.dumps(list(ids))

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
