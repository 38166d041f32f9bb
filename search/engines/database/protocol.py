"""What differs between SQLite and PostgreSQL: one protocol, two small modules.

Everything else - what matches, how it is ranked, counted and marked - is shared.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, Protocol

from django.db.backends.utils import CursorWrapper

from search.engines.database.ids import Ids
from search.engines.database.rows import PartRow, TextRow, WordRow
from search.engines.database.units import Column, Lookup

#: What a statement may be given.
Parameter = str | int | list[int]
Table = Literal["search_index_text", "search_index_part"]


class Dialect(Protocol):
    """The full-text tables of one kind of database."""

    name: str
    #: Name of the column that holds the id of a full-text row.
    row_id: str
    #: The table that holds the stems of records.
    stems_table: str
    #: SQL: orders text by code points, whatever the database's own language.
    text_order: str
    #: SQL: whether ``{column}`` contains a text (one parameter).
    contains: str
    #: SQL: whether ``{column}`` is one of many ids (one parameter, made by ``id_list``).
    among: str

    def id_list(self, ids: Collection[int]) -> Parameter:
        """The parameter ``among`` takes."""

    def ids(
        self,
        cursor: CursorWrapper,
        table: Table,
        lookups: Sequence[Lookup],
        column: Column | None,
    ) -> Ids:
        """The rows that contain one of the lookups, in one column or in any."""

    def insert_texts(self, cursor: CursorWrapper, rows: Sequence[TextRow]) -> None:
        """Add the full-text rows of records."""

    def insert_parts(self, cursor: CursorWrapper, rows: Sequence[PartRow]) -> None:
        """Add the full-text rows of parts."""

    def insert_words(self, cursor: CursorWrapper, rows: Sequence[WordRow]) -> None:
        """Add words for suggestions and spelling."""

    def tidy(self, cursor: CursorWrapper) -> None:
        """Put the tables in order after everything was written anew."""
