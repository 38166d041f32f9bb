"""What differs between SQLite and PostgreSQL: one protocol, two small modules.

Everything else - what matches, how it is ranked, counted and marked - is shared.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from django.db.backends.utils import CursorWrapper

from search.engines.database.rows import PartRow, TextRow, WordRow

Table = Literal["search_index_text", "search_index_part"]
Column = Literal["title", "summary", "body", "name", "text"]


@dataclass(frozen=True, slots=True)
class Sequel:
    """Stems to be found side by side, in one column or in any; one stem in most cases.

    ``prefix``: the last is only the beginning of a token.
    """

    stems: tuple[str, ...]
    columns: tuple[Column, ...] = ()
    prefix: bool = False


class Dialect(Protocol):
    """The full-text tables of one kind of database."""

    name: str
    #: SQL: whether a column contains a text (one parameter); the column name is put in.
    contains: str
    #: SQL: whether ``{column}`` is among the ids of the one parameter, see ``id_list``.
    among: str

    def id_list(self, ids: Collection[int]) -> object:
        """The parameter ``among`` takes."""

    def insert_texts(self, cursor: CursorWrapper, rows: Sequence[TextRow]) -> None:
        """Add the full-text rows of records."""

    def insert_parts(self, cursor: CursorWrapper, rows: Sequence[PartRow]) -> None:
        """Add the full-text rows of parts."""

    def insert_words(self, cursor: CursorWrapper, rows: Sequence[WordRow]) -> None:
        """Add words for suggestions and spelling."""
