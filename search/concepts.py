"""Words -> concepts: themes, cities and countries by any of their names. Plain Python.

    names -> Vocabulary;  words of a query -> folded tokens -> longest names -> concepts

A concept lets a Korean or Spanish word find an English case. Names of scripts with spaces are
compared word by word; names of scripts without are looked for inside the run, since nobody types
서울 중앙버스전용차로 with all its spaces, or 公共交通政策 with any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from search.engines.base import Concept
from search.normalise import is_unspaced, normalised
from search.parse import Query, Word, terms_of
from search.stopwords import ENGLISH_STOPWORDS

#: One character of a script without spaces is part of too many words to name anything.
MIN_RUN: Final = 2
#: Latin names shorter than this are acronyms (SH) and count only when typed in capitals.
MIN_LETTERS: Final = 3
#: What concepts of this facet are called may stand anywhere in a run: 시내버스 is about 버스.
COMPOUNDING_FACETS: Final = frozenset({"theme"})

Target = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ConceptEntry:
    """A value of a facet with everything it is called."""

    facet: str
    value: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    """A folded word; ``shouted`` if typed in capitals."""

    text: str
    shouted: bool

    @property
    def is_run(self) -> bool:
        return is_unspaced(self.text)


class Vocabulary:
    """Finds the concepts named by words."""

    def __init__(self, entries: Iterable[ConceptEntry]) -> None:
        self._by_words: dict[tuple[str, ...], list[Target]] = {}
        self._by_run: dict[str, list[Target]] = {}
        for entry in entries:
            for name in entry.names:
                self._add(tuple(normalised(name).split()), (entry.facet, entry.value))
        self._longest_words = max(map(len, self._by_words), default=0)
        self._longest_run = max(map(len, self._by_run), default=0)

    def _add(self, words: tuple[str, ...], target: Target) -> None:
        if words and all(map(is_unspaced, words)):
            run = "".join(words)
            targets = self._by_run.setdefault(run, []) if len(run) >= MIN_RUN else []
        else:
            targets = self._by_words.setdefault(tuple(map(_singular, words)), []) if words else []
        if target not in targets:
            targets.append(target)

    def recognise_in(self, query: Query) -> tuple[Concept, ...]:
        """Concepts in the plain words of a query.

        A phrase, and a word that must be in a certain field, are meant as written.
        """
        plain = [term.text for term in terms_of(query) if isinstance(term, Word) and not term.field]
        return self.recognise(plain)

    def recognise(self, words: Sequence[str]) -> tuple[Concept, ...]:
        """Concepts named by words that stand next to each other, in the order first named."""
        named: dict[Target, list[str]] = {}
        for targets, used in self._matches(_tokens(words)):
            for target in targets:
                named.setdefault(target, []).extend(used)
        return tuple(
            Concept(facet, value, tuple(dict.fromkeys(used)))
            for (facet, value), used in named.items()
        )

    def _matches(
        self, tokens: Sequence[_Token]
    ) -> Iterator[tuple[Sequence[Target], tuple[str, ...]]]:
        at = 0
        while at < len(tokens):
            if length := self._words_at(tokens, at):
                used = tokens[at : at + length]
                yield self._by_words[_key(used)], tuple(token.text for token in used)
                at += length
            elif tokens[at].is_run:
                end = at + 1
                while end < len(tokens) and tokens[end].is_run and not self._words_at(tokens, end):
                    end += 1
                yield from self._run_matches([token.text for token in tokens[at:end]])
                at = end
            else:
                at += 1

    def _words_at(self, tokens: Sequence[_Token], at: int) -> int:
        """Number of tokens of the longest name that starts here; 0 if none does."""
        for length in range(min(self._longest_words, len(tokens) - at), 0, -1):
            candidate = tokens[at : at + length]
            if _key(candidate) in self._by_words and not _is_doubtful(candidate):
                return length
        return 0

    def _run_matches(
        self, runs: Sequence[str]
    ) -> Iterator[tuple[Sequence[Target], tuple[str, ...]]]:
        """Names inside neighbouring runs, whether or not the spaces are where we put them."""
        text = "".join(runs)
        starts = _starts(runs)
        at = 0
        while at < len(text):
            for end in range(min(len(text), at + self._longest_run), at + MIN_RUN - 1, -1):
                whole = at in starts and _may_end(text, end)
                if targets := _allowed(self._by_run.get(text[at:end], ()), whole=whole):
                    yield targets, (text[at:end],)
                    starts.add(end)
                    at = end
                    break
            else:
                at += 1


def _tokens(words: Iterable[str]) -> list[_Token]:
    return [
        _Token(token, shouted=word.isupper())
        for word in words
        for token in normalised(word).split()
    ]


def _key(tokens: Iterable[_Token]) -> tuple[str, ...]:
    return tuple(_singular(token.text) for token in tokens)


def _is_doubtful(tokens: Sequence[_Token]) -> bool:
    """Whether this is more likely an ordinary small word than the acronym of the same letters."""
    (first, *others) = tokens
    small = len(first.text) < MIN_LETTERS or first.text in ENGLISH_STOPWORDS
    return small and not others and not first.shouted


def _singular(word: str) -> str:
    """Buses and bus, lanes and lane, cities and city alike; no more than that."""
    if len(word) <= 3 or not word.isascii() or not word.isalpha():
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("ches"):  # beaches; marche stays as it is, not to become March
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    # House must come out like houses, because buses must come out like bus.
    return word.removesuffix("e") if word.endswith(("se", "xe", "ze", "she")) else word


# --- Places inside runs: 리마 (Lima) is not in 프리마켓 ----------------------------------------


def _allowed(targets: Sequence[Target], *, whole: bool) -> Sequence[Target]:
    return targets if whole else [target for target in targets if target[0] in COMPOUNDING_FACETS]


def _starts(runs: Sequence[str]) -> set[int]:
    """Where a word may begin: at a space, where the script changes, anywhere in Chinese."""
    starts: set[int] = set()
    at = 0
    for run in runs:
        starts.add(at)
        for before, char in pairwise(run):
            at += 1
            if _script(char) != _script(before) or _script(char) == "other":
                starts.add(at)
        at += 1
    return starts


def _may_end(text: str, end: int) -> bool:
    """Korean glues particles to names; in Japanese, foreign names stand alone in their script."""
    return (
        end == len(text) or _script(text[end - 1]) != "katakana" or _script(text[end]) != "katakana"
    )


_SCRIPTS: Final[Mapping[str, range]] = {
    "hangul": range(0xAC00, 0xD7B0),
    "hiragana": range(0x3040, 0x30A0),
    "katakana": range(0x30A0, 0x3100),
}


def _script(char: str) -> str:
    return next((name for name, codes in _SCRIPTS.items() if ord(char) in codes), "other")
