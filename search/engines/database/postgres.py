"""PostgreSQL: full text in tsvector columns with GIN indexes.

Vectors are written here, token by token, instead of by ``to_tsvector``: its parser would cut
``pm2.5`` and addresses in its own way and find other records than SQLite.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from django.db.backends.utils import CursorWrapper

from search.engines.database.ids import Ids, ids_of
from search.engines.database.protocol import Parameter, Table
from search.engines.database.rows import BOUNDARY, PartRow, TextRow, WordRow
from search.engines.database.units import Column, Lookup

#: Free places between columns, so that no phrase crosses from one to the next.
_GAP: Final = 10
#: The last place a vector knows; what lies behind is found, but not in phrases.
_LAST_PLACE: Final = 16_383
#: Weights are labels here: they tell the columns apart.
_WEIGHTS: Final[Mapping[Column, str]] = {"title": "A", "summary": "B", "body": "C"}


class PostgresDialect:
    """Tables with a vector each."""

    name = "postgres"
    row_id = "id"
    stems_table = "search_index_stems"
    text_order = 'COLLATE "C"'
    contains = "strpos({column}, %s) > 0"
    among = "{column} = ANY(%s)"

    def id_list(self, ids: Collection[int]) -> Parameter:
        return list(ids)

    def ids(
        self,
        cursor: CursorWrapper,
        table: Table,
        lookups: Sequence[Lookup],
        column: Column | None,
    ) -> Ids:
        cursor.execute(
            f"SELECT {table}_ids(%s::tsquery)",
            [" | ".join(f"({tsquery(lookup, column)})" for lookup in lookups)],
        )
        return ids_of(cursor.fetchone()[0] or ())

    def insert_texts(self, cursor: CursorWrapper, rows: Sequence[TextRow]) -> None:
        cursor.executemany(
            "INSERT INTO search_index_text (id, vector) VALUES (%s, %s::tsvector)",
            [(row.id, _text_vector(row)) for row in rows],
        )
        cursor.executemany(
            "INSERT INTO search_index_stems (id, title, summary, body) VALUES (%s, %s, %s, %s)",
            [(row.id, row.title, row.summary, row.body) for row in rows],
        )

    def insert_parts(self, cursor: CursorWrapper, rows: Sequence[PartRow]) -> None:
        cursor.executemany(
            "INSERT INTO search_index_part (id, vector) VALUES (%s, %s::tsvector)",
            [(row.id, vector([("C", row.text)])) for row in rows],
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

    def tidy(self, cursor: CursorWrapper) -> None:
        for table in ("search_index_text", "search_index_part", "search_index_stems"):
            cursor.execute(f"ANALYZE {table}")


def tsquery(lookup: Lookup, column: Column | None) -> str:
    """A lookup in the notation of tsquery, each stem quoted."""
    weight = _WEIGHTS[column] if column else ""
    quoted = ["'" + stem.replace("\\", "\\\\").replace("'", "''") + "'" for stem in lookup.stems]
    labels = [weight] * len(quoted)
    if lookup.prefix:
        labels[-1] = f"*{weight}"
    return " <-> ".join(
        f"{stem}:{label}" if label else stem for stem, label in zip(quoted, labels, strict=True)
    )


def _text_vector(row: TextRow) -> str:
    return vector((weight, getattr(row, column)) for column, weight in _WEIGHTS.items())


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
