"""The tables the database engine reads besides its full-text tables.

Narrow on purpose: filters and counts walk over thousands of rows, and reading the wide record
table for that takes four times as long. Full-text and word tables are made by a migration for each
database, and emptied by triggers when an entry goes.
"""

from __future__ import annotations

from typing import Final

from django.db import models

#: Room for the parts of one record in the numbers of parts: more than search.records.MAX_PARTS.
PART_NUMBERS: Final = 16_384

#: Facet values are numbered and written as one character each, from the first character beyond
#: the basic plane on: a record's values are a short string, counting them is counting characters.
FIRST_SYMBOL: Final = 0x10000


class IndexEntry(models.Model):
    """What filters, counts and orders need to know of one record that can be found."""

    record = models.OneToOneField(
        "search.SearchRecord",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="index_entry",
    )
    key = models.CharField(max_length=120)
    #: Visibility tokens, each with a space before and after.
    audience = models.TextField()
    #: One character per facet value, see FacetValue.symbol.
    facet_values = models.TextField()
    year_start = models.PositiveSmallIntegerField(null=True)
    year_end = models.PositiveSmallIntegerField(null=True)
    published_at = models.DateTimeField(null=True)
    #: The normalised title, for the order by title and to recognise a title typed in full.
    title = models.TextField()
    #: The stems of the names of its files, each with a space before and after.
    file_names = models.TextField()
    #: Weighted number of tokens, for ranking.
    length = models.PositiveIntegerField()

    class Meta:
        db_table = "search_index_entry"

    def __str__(self) -> str:
        return self.key


class FacetValue(models.Model):
    """A value some record has for a facet, with its number."""

    facet = models.CharField(max_length=40)
    value = models.CharField(max_length=200)

    class Meta:
        db_table = "search_facet_value"
        constraints = [
            models.UniqueConstraint(fields=["facet", "value"], name="search_facet_value_once"),
        ]

    def __str__(self) -> str:
        return f"{self.facet}: {self.value}"

    @property
    def symbol(self) -> str:
        """The character that stands for this value in IndexEntry.facet_values."""
        return symbol(self.pk)


def symbol(number: int) -> str:
    """The character that stands for a numbered facet value."""
    return chr(FIRST_SYMBOL + number)
