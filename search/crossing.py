"""How many policies have a value of one facet and a value of another: theme by region, and so on.

Read from the database engine's narrow table, whichever engine answers the searches: it is written
in the transaction that changes a page, and a search checks its hits against the same records. So a
number here is the number that a search with both values finds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import product
from typing import Final

from django.db import connections

from search.engines.base import Audience
from search.engines.database.dialects import dialect_of
from search.engines.database.entries import visible_to
from search.engines.database.models import FacetValue, symbol

_FILES: Final = """
    SELECT COUNT(DISTINCT part.file_id) FROM search_part part
    JOIN search_index_entry ON search_index_entry.record_id = part.record_id
    WHERE {visible} AND {has_value}
"""

Pair = tuple[str, str]


def crossed(
    first: str, second: str, *, audience: Audience, using: str = "default"
) -> Mapping[Pair, int]:
    """Value of the first facet, value of the second -> policies; pairs without any are left out.

    A policy with several values of a facet counts once for each. Two queries.
    """
    names = {
        symbol(pk): (facet, value)
        for pk, facet, value in FacetValue.objects.using(using)
        .filter(facet__in={first, second})
        .values_list("pk", "facet", "value")
    }
    counted: Counter[Pair] = Counter()
    for symbols, policies in _combinations(audience, using):
        held = [names[character] for character in symbols if character in names]
        of_first = [value for facet, value in held if facet == first]
        of_second = [value for facet, value in held if facet == second]
        for pair in product(of_first, of_second):
            counted[pair] += policies
    return counted


def files_with(facet: str, value: str, *, audience: Audience, using: str = "default") -> int:
    """Source files whose pages can be read in policies with this value. Two queries."""
    number = (
        FacetValue.objects.using(using)
        .filter(facet=facet, value=value)
        .values_list("pk", flat=True)
        .first()
    )
    if number is None:
        return 0
    dialect = dialect_of(using)
    visible, parameters = visible_to(audience, dialect)
    has_value = dialect.contains.format(column="facet_values")
    with connections[using].cursor() as cursor:
        cursor.execute(
            _FILES.format(visible=visible, has_value=has_value), [*parameters, symbol(number)]
        )
        return int(cursor.fetchone()[0])


def _combinations(audience: Audience, using: str) -> list[tuple[str, int]]:
    """Each combination of facet values that visible policies have, and how many have it."""
    visible, parameters = visible_to(audience, dialect_of(using))
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT facet_values, COUNT(*) FROM search_index_entry"  # noqa: S608
            f" WHERE {visible} GROUP BY facet_values",
            parameters,
        )
        return list(cursor.fetchall())
