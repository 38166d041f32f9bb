"""Runs of scripts written without spaces: where a word may begin and end in them. Plain Python.

Korean glues particles and other words to a name, Japanese changes its script at many borders,
Chinese shows none. 리마 (Lima) is not in 프리마켓, nor リマ in リマインド; but 利马 is in 秘鲁利马.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Final

_SCRIPTS: Final[Mapping[str, range]] = {
    "hangul": range(0xAC00, 0xD7B0),
    "hiragana": range(0x3040, 0x30A0),
    "katakana": range(0x30A0, 0x3100),
}


def starts(runs: Sequence[str]) -> set[int]:
    """Places in the joined runs where a word may begin: at a space, where the script changes."""
    places = set(borders(runs))
    for place, (before, char) in enumerate(pairwise("".join(runs)), start=1):
        if _script(char) != _script(before) or _script(char) == "other":
            places.add(place)
    return places


def may_end(text: str, end: int) -> bool:
    """Whether a word may end here: in Japanese, foreign names stand alone in their script."""
    return end == len(text) or not (_script(text[end - 1]) == _script(text[end]) == "katakana")


def borders(runs: Iterable[str]) -> list[int]:
    """Where each run begins when they are joined, and where the last one ends."""
    return [0, *accumulate(map(len, runs))]


def pieces(runs: Sequence[str], start: int, end: int) -> tuple[str, ...]:
    """The text between two places of the joined runs, cut where they were cut."""
    text = "".join(runs)
    cuts = [start, *(border for border in borders(runs) if start < border < end), end]
    return tuple(text[left:right] for left, right in pairwise(cuts))


def _script(char: str) -> str:
    return next((name for name, codes in _SCRIPTS.items() if ord(char) in codes), "other")
