"""Sets of ids as sorted arrays: a common word stands in most of twenty thousand records.

Counting and adding up over such sets takes a tenth of the time it takes with Python's own. Sorting
is stable throughout, which is fast where arrays are sorted already, or are a few sorted runs.
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
    return distinct(np.fromiter(numbers, dtype=np.int64))


def distinct(numbers: Ids) -> Ids:
    """Each number once, in order."""
    ordered = np.sort(numbers, kind="stable")
    return ordered[_first_of_each(ordered)]


def union(sets: Sequence[Ids]) -> Ids:
    """Ids that are in any of the sets."""
    filled = [each for each in sets if len(each)]
    if len(filled) < 2:
        return filled[0] if filled else NONE
    return distinct(np.concatenate(filled))


def intersection(sets: Sequence[Ids]) -> Ids:
    """Ids that are in all of the sets."""
    if not sets:
        return NONE
    return reduce(lambda few, many: few[is_in(few, many)], sorted(sets, key=len))


def without(ids: Ids, others: Ids) -> Ids:
    """Ids that are not among the others."""
    return ids[~is_in(ids, others)]


def at_least(needed: int, sets: Sequence[Ids]) -> Ids:
    """Ids that are in so many of the sets."""
    if needed <= 1:
        return union(sets)
    if needed >= len(sets):
        return intersection(sets) if needed == len(sets) else NONE
    ordered = np.sort(np.concatenate(sets), kind="stable")
    firsts = np.flatnonzero(_first_of_each(ordered))
    counts = np.diff(firsts, append=len(ordered))
    return ordered[firsts[counts >= needed]]


def is_in(numbers: Ids, ids: Ids) -> NDArray[np.bool_]:
    """Which of the numbers, sorted or not, are among the ids."""
    if not len(ids):
        return np.zeros(len(numbers), dtype=bool)
    found = np.searchsorted(ids, numbers)
    found[found == len(ids)] = 0
    present: NDArray[np.bool_] = ids[found] == numbers
    return present


def places(ids: Ids, among: Ids) -> NDArray[np.intp]:
    """Where those of the ids stand that are among the others, in the array of the others."""
    present = ids[is_in(ids, among)]
    return np.searchsorted(among, present)


def _first_of_each(ordered: Ids) -> NDArray[np.bool_]:
    first = np.ones(len(ordered), dtype=bool)
    first[1:] = ordered[1:] != ordered[:-1]
    return first
