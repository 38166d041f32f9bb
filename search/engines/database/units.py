"""Words and phrases -> what to look up: stems side by side. Plain Python.

A word is a unit of one or more lookups. ``pm2.5`` and ``low-income`` are two stems side by side; a
word of a script without spaces is several pairs of characters of which some may be missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from search.matching import pairs_needed
from search.normalise import is_unspaced, phrase_tokens, query_tokens
from search.parse import Field
from search.stemming import stem

Column = Literal["title", "summary", "body"]
#: Most pairs of one word that are looked up; beyond, a pasted text tells no more.
MAX_PAIRS: Final = 64


@dataclass(frozen=True, slots=True)
class Lookup:
    """Stems to be found side by side; one stem in most cases.

    ``prefix``: the last is a single character of a script without spaces, of which the index has
    pairs; it is found as the beginning of one.
    """

    stems: tuple[str, ...]
    prefix: bool = False

    @property
    def text(self) -> str:
        """The stems as they stand in an indexed column."""
        return f" {' '.join(self.stems)}{'' if self.prefix else ' '}"


@dataclass(frozen=True, slots=True)
class Unit:
    """A word: its lookups, and how many of them must be found."""

    lookups: tuple[Lookup, ...]
    needed: int = 1


def units(words: Iterable[str]) -> list[Unit]:
    """The units of words; a word without a letter or digit has none."""
    return [unit for word in dict.fromkeys(words) if (unit := _unit(word))]


def _unit(word: str) -> Unit | None:
    found = list(dict.fromkeys(query_tokens(word)))[:MAX_PAIRS]
    if not any(map(is_unspaced, found)):
        together = lookup(word)
        return Unit((together,)) if together else None
    lookups = tuple(Lookup((stem(token),), prefix=_is_single(token)) for token in found)
    return Unit(lookups, pairs_needed(found))


def lookup(text: str) -> Lookup | None:
    """A phrase, or a word that is needed as it stands."""
    found = phrase_tokens(text)
    if not found:
        return None
    return Lookup(tuple(map(stem, found)), prefix=_is_single(found[-1]))


def column_of(field: Field | None) -> Column | None:
    """The column a term names; files are no column of a record."""
    return None if field is None or field == "file" else field


def _is_single(token: str) -> bool:
    return len(token) == 1 and is_unspaced(token)
