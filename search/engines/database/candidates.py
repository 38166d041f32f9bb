"""Ids -> records to be ranked, with the stems their texts are indexed by."""

from __future__ import annotations

from typing import NamedTuple

from search.engines.database.ids import Ids
from search.engines.database.postings import Postings
from search.engines.database.relevance import BODY_WEIGHT, SUMMARY_WEIGHT, TITLE_WEIGHT
from search.engines.database.units import Lookup


class Candidate(NamedTuple):
    """A record to be read in full: the columns of :mod:`search.engines.database.rows`."""

    id: int
    key: str
    length: int
    title: str
    summary: str
    body: str

    def count(self, lookup: Lookup) -> int:
        """How often a lookup stands here, weighted like the columns."""
        text = lookup.text
        return (
            TITLE_WEIGHT * self.title.count(text)
            + SUMMARY_WEIGHT * self.summary.count(text)
            + BODY_WEIGHT * self.body.count(text)
        )


def read(ids: Ids, postings: Postings) -> list[Candidate]:
    """Records with their indexed columns, in the order of their ids."""
    dialect = postings.dialect
    postings.cursor.execute(
        "SELECT entry.record_id, entry.key, entry.length,"  # noqa: S608
        " stems.title, stems.summary, stems.body"
        f" FROM search_index_entry entry JOIN {dialect.stems_table} stems"
        f" ON stems.{dialect.row_id} = entry.record_id"
        f" WHERE {dialect.among.format(column='entry.record_id')} ORDER BY entry.record_id",
        [dialect.id_list(ids.tolist())],
    )
    return [Candidate._make(row) for row in postings.cursor.fetchall()]
