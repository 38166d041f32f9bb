"""Entries -> how many records have each value of a facet. Counting characters, see entries."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from search.engines.database.entries import Entries
from search.engines.database.models import FIRST_SYMBOL, FacetValue

Counts = NDArray[np.intp]


def counts(
    entries: Entries,
    counted: Collection[str],
    chosen: Mapping[str, Sequence[str]],
    using: str,
) -> dict[str, dict[str, int]]:
    """Facet -> value -> number of records, for the counted facets.

    A facet is counted among the records that have what was chosen in all *other* facets.
    """
    facets: dict[str, dict[str, int]] = {name: {} for name in counted}
    if not facets:
        return facets
    numbers = {
        place: _numbers("".join(entries.only(entries.lacking == place).values))
        for place in {0, *entries.lacking.tolist()}
    }
    places = {facet: place for place, facet in enumerate(filter(chosen.get, chosen), start=1)}
    values = FacetValue.objects.using(using).filter(facet__in=facets)
    for pk, facet, value in values.values_list("pk", "facet", "value"):
        count = _of(pk, numbers[0]) + _of(pk, numbers.get(places.get(facet, 0) or -1))
        if count:
            facets[facet][value] = count
    return facets


def _numbers(symbols: str) -> Counts:
    """How often each facet value stands in a text of their characters, by its number."""
    codes = np.frombuffer(symbols.encode("utf-32-le"), dtype=np.uint32)
    return np.bincount(codes - np.uint32(FIRST_SYMBOL))


def _of(number: int, counts: Counts | None) -> int:
    return int(counts[number]) if counts is not None and number < len(counts) else 0
