"""Record -> rows of the index tables. Plain Python.

Full-text columns hold stems, parted and surrounded by single spaces: what the database indexes is
exactly what ranking counts in Python.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from search.engines.database.relevance import BODY_WEIGHT, SUMMARY_WEIGHT, TITLE_WEIGHT
from search.normalise import is_unspaced, tokens
from search.records import MAX_PARTS, Record
from search.stemming import stem

#: Stands between texts of one column, so that no phrase begins in one and ends in the other. A
#: private-use character: no token contains it, so nobody can look for it.
BOUNDARY: Final = "\ue000"

#: Tokens of one column that are indexed: PostgreSQL takes at most one megabyte per vector.
MAX_TOKENS: Final = 30_000


@dataclass(frozen=True, slots=True)
class TextRow:
    """The stems of a record, in all its languages, column by column."""

    id: int
    title: str
    summary: str
    body: str

    @property
    def length(self) -> int:
        """Number of tokens, weighted like their columns."""
        return (
            TITLE_WEIGHT * (self.title.count(" ") - 1)
            + SUMMARY_WEIGHT * (self.summary.count(" ") - 1)
            + BODY_WEIGHT * (self.body.count(" ") - 1)
        )


@dataclass(frozen=True, slots=True)
class PartRow:
    """The stems of a part."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class WordRow:
    """A word of a record's titles and summaries, as it is written: for suggestions and spelling."""

    word: str
    record_id: int
    in_title: bool


def text_row(record_id: int, record: Record) -> TextRow:
    """The full-text row of a record."""
    return TextRow(
        id=record_id,
        title=column(text.title for text in record.texts),
        summary=column(text.summary for text in record.texts),
        body=column(text.body for text in record.texts),
    )


def part_rows(first_id: int, record: Record) -> Iterator[PartRow]:
    """The full-text rows of a record's parts, numbered from ``first_id``."""
    for place, part in enumerate(record.parts[:MAX_PARTS]):
        yield PartRow(first_id + place, column([part.text, part.notes]))


def file_names(record: Record) -> str:
    """The names of a record's files as one column."""
    return column(dict.fromkeys(part.file_name for part in record.parts))


def word_rows(record_id: int, record: Record) -> Iterator[WordRow]:
    """The words of a record's titles, and those of its summaries that can be misspelt."""
    in_titles = {word for text in record.texts for word in tokens(text.title)}
    in_summaries = {word for text in record.texts for word in tokens(text.summary)}
    for word in in_titles:
        yield WordRow(word, record_id, in_title=True)
    for word in in_summaries - in_titles:
        if not is_unspaced(word):
            yield WordRow(word, record_id, in_title=False)


def column(texts: Iterable[str]) -> str:
    """The stems of texts as one column."""
    stems: list[str] = []
    for text in filter(None, texts):
        if stems:
            stems.append(BOUNDARY)
        stems.extend(map(stem, tokens(text)))
    return f" {' '.join(stems[:MAX_TOKENS])} " if stems else " "


def audience_column(visibility: Iterable[str]) -> str:
    """Visibility tokens, each with a space before and after."""
    return f" {' '.join(visibility)} "


def facet_pairs(facets: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Facet and value of everything a record has."""
    return ((facet, value) for facet, values in facets.items() for value in values)
