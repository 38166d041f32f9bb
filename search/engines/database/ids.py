"""Sets of ids as sorted arrays: a common word stands in most of twenty thousand records.

Counting and adding up over such sets takes a tenth of the time it takes with Python's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray

#: Sorted, each id once.
Ids = NDArray[np.int64]
Scores = NDArray[np.float64]

NONE: Ids = np.empty(0, dtype=np.int64)


def ids_of(numbers: Iterable[int]) -> Ids:
    """A set of ids."""
    return np.unique(np.fromiter(numbers, dtype=np.int64))


def union(sets: Sequence[Ids]) -> Ids:
    """Ids that are in any of the sets."""
    return np.unique(np.concatenate(sets)) if sets else NONE


def intersection(sets: Sequence[Ids]) -> Ids:
    """Ids that are in all of the sets."""
    if not sets:
        return NONE
    return reduce(lambda one, other: np.intersect1d(one, other, assume_unique=True), sets)


def without(ids: Ids, others: Ids) -> Ids:
    """Ids that are not among the others."""
    return np.setdiff1d(ids, others, assume_unique=True)


def at_least(needed: int, sets: Sequence[Ids]) -> Ids:
    """Ids that are in so many of the sets."""
    if needed <= 1:
        return union(sets)
    if needed >= len(sets):
        return intersection(sorted(sets, key=len)) if needed == len(sets) else NONE
    found, counts = np.unique(np.concatenate(sets), return_counts=True)
    return found[counts >= needed]


def places(ids: Ids, among: Ids) -> NDArray[np.intp]:
    """Where those of the ids stand that are among the others, in the array of the others."""
    if not len(among):
        return np.empty(0, dtype=np.intp)
    found = np.searchsorted(among, ids)
    found[found == len(among)] = 0
    present: NDArray[np.intp] = found[among[found] == ids]
    return present
