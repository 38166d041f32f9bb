"""PostgreSQL: full text in tsvector columns with GIN indexes.

Vectors are written here, token by token, instead of by ``to_tsvector``: its parser would cut
``pm2.5`` and addresses in its own way and find other records than SQLite.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from django.db.backends.utils import CursorWrapper

from search.engines.database.rows import BOUNDARY, PartRow, TextRow, WordRow

#: Free places between columns, so that no phrase crosses from one to the next.
_GAP: Final = 10
#: The last place a vector knows; what lies behind is found, but not in phrases.
_LAST_PLACE: Final = 16_383


class PostgresDialect:
    """Tables with a vector each: titles have weight A, summaries B, other texts C."""

    name = "postgres"
    contains = "strpos({column}, %s) > 0"
    among = "{column} = ANY(%s)"

    def id_list(self, ids: Collection[int]) -> object:
        return list(ids)

    def insert_texts(self, cursor: CursorWrapper, rows: Sequence[TextRow]) -> None:
        cursor.executemany(
            "INSERT INTO search_index_text (id, title, summary, body, vector)"
            " VALUES (%s, %s, %s, %s, %s::tsvector)",
            [
                (
                    row.id,
                    row.title,
                    row.summary,
                    row.body,
                    vector([("A", row.title), ("B", row.summary), ("C", row.body)]),
                )
                for row in rows
            ],
        )

    def insert_parts(self, cursor: CursorWrapper, rows: Sequence[PartRow]) -> None:
        cursor.executemany(
            "INSERT INTO search_index_part (id, text, vector) VALUES (%s, %s, %s::tsvector)",
            [(row.id, row.text, vector([("C", row.text)])) for row in rows],
        )

    def insert_words(self, cursor: CursorWrapper, rows: Sequence[WordRow]) -> None:
        cursor.execute(
            "INSERT INTO search_index_word (word, record_id, in_title)"
            " SELECT * FROM unnest(%s::text[], %s::bigint[], %s::boolean[])",
            [
                [row.word for row in rows],
                [row.record_id for row in rows],
                [row.in_title for row in rows],
            ],
        )


def vector(columns: Iterable[tuple[str, str]]) -> str:
    """Columns of stems, each with its weight, in the notation of tsvector."""
    places: dict[str, list[str]] = {}
    place = 1
    for weight, column in columns:
        for stem in column.split():
            if stem == BOUNDARY:
                place += _GAP
                continue
            places.setdefault(stem, []).append(f"{min(place, _LAST_PLACE)}{weight}")
            place += 1
        place += _GAP
    return " ".join(f"'{stem}':{','.join(found)}" for stem, found in places.items())
