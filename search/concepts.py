"""Words -> concepts: themes, places and terms by any of their names. Plain Python.

    names -> Vocabulary;  words of a query -> folded tokens -> longest names -> concepts

A concept lets a Korean or Spanish word find an English case. Names of scripts with spaces are
compared word by word; names of scripts without are looked for inside the run, since nobody types
서울 중앙버스전용차로 with all its spaces, or 公共交通政策 with any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import Final

from search.engines.base import TERM, Concept, Name
from search.normalise import is_unspaced, normalised
from search.parse import Query, Word, terms_of
from search.runs import may_end, pieces, starts
from search.stemming import stem
from search.stopwords import ENGLISH_STOPWORDS

#: One character of a script without spaces is part of too many words to name anything.
MIN_RUN: Final = 2
#: Latin names shorter than this are acronyms (SH) and count only when typed in capitals.
MIN_LETTERS: Final = 3


@dataclass(frozen=True, slots=True)
class ConceptEntry:
    """A value of a facet with everything it is called, see :class:`search.engines.base.Concept`.

    Names of places count only where a word may begin; others anywhere: 시내버스 is about 버스.
    """

    facet: str
    value: str
    names: tuple[str, ...]
    also_called: tuple[Name, ...] = ()
    is_place: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    """A folded word; ``shouted`` if typed in capitals."""

    text: str
    shouted: bool

    @property
    def is_run(self) -> bool:
        return is_unspaced(self.text)


@dataclass(slots=True)
class _Named:
    """What was recognised so far of one concept; dicts for their order without repeats."""

    words: dict[str, None] = field(default_factory=dict)
    also_called: dict[Name, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Match:
    entries: Sequence[ConceptEntry]
    words: tuple[str, ...]


class Vocabulary:
    """Finds the concepts named by words."""

    def __init__(self, entries: Iterable[ConceptEntry]) -> None:
        known = tuple(entries)
        # Apart, so that a long search term of a theme does not hide the terms it consists of.
        self._layers = (
            _Names(entry for entry in known if entry.facet != TERM),
            _Names(entry for entry in known if entry.facet == TERM),
        )

    def recognise_in(self, query: Query) -> tuple[Concept, ...]:
        """Concepts in the plain words of a query.

        A phrase, and a word that must be in a certain field, are meant as written.
        """
        plain = [term.text for term in terms_of(query) if isinstance(term, Word) and not term.field]
        return self.recognise(plain)

    def recognise(self, words: Sequence[str]) -> tuple[Concept, ...]:
        """Concepts named by words that stand next to each other: themes and places, then terms."""
        tokens = _tokens(words)
        found: dict[tuple[str, str], _Named] = {}
        for match in chain.from_iterable(names.matches(tokens) for names in self._layers):
            for entry in match.entries:
                named = found.setdefault((entry.facet, entry.value), _Named())
                named.words.update(dict.fromkeys(match.words))
                named.also_called.update(dict.fromkeys(entry.also_called))
        return tuple(
            Concept(facet, value, tuple(named.words), tuple(named.also_called))
            for (facet, value), named in found.items()
        )


class _Names:
    """Names of concepts; where several would fit, the longest is meant."""

    def __init__(self, entries: Iterable[ConceptEntry]) -> None:
        self._by_words: dict[tuple[str, ...], list[ConceptEntry]] = {}
        self._by_run: dict[str, list[ConceptEntry]] = {}
        for entry in entries:
            for name in entry.names:
                self._add(_words_of_name(name), entry)
        self._longest_words = max(map(len, self._by_words), default=0)
        self._longest_run = max(map(len, self._by_run), default=0)

    def _add(self, words: tuple[str, ...], entry: ConceptEntry) -> None:
        if words and all(map(is_unspaced, words)):
            run = "".join(words)
            entries = self._by_run.setdefault(run, []) if len(run) >= MIN_RUN else []
        else:
            entries = self._by_words.setdefault(_key(words), []) if words else []
        if entry not in entries:
            entries.append(entry)

    def matches(self, tokens: Sequence[_Token]) -> Iterator[_Match]:
        """What is named by the tokens, from left to right."""
        at = 0
        while at < len(tokens):
            if length := self._words_at(tokens, at):
                used = tuple(token.text for token in tokens[at : at + length])
                yield _Match(self._by_words[_key(used)], used)
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
            key = _key([token.text for token in candidate])
            if key in self._by_words and not _is_doubtful(candidate):
                return length
        return 0

    def _run_matches(self, runs: Sequence[str]) -> Iterator[_Match]:
        """Names inside neighbouring runs, whether or not the spaces are where we put them."""
        text = "".join(runs)
        word_starts = starts(runs)
        at = 0
        while at < len(text):
            for end in range(min(len(text), at + self._longest_run), at + MIN_RUN - 1, -1):
                whole = at in word_starts and may_end(text, end)
                entries = _allowed(self._by_run.get(text[at:end], ()), whole=whole)
                if entries:
                    yield _Match(entries, pieces(runs, at, end))
                    word_starts.add(end)
                    at = end
                    break
            else:
                at += 1


@lru_cache(maxsize=20_000)
def _words_of_name(name: str) -> tuple[str, ...]:
    """Remembered, because a vocabulary is made anew now and then, of nearly the same names."""
    return tuple(normalised(name).split())


def _tokens(words: Iterable[str]) -> list[_Token]:
    return [
        _Token(token, shouted=word.isupper())
        for word in words
        for token in normalised(word).split()
    ]


def _allowed(entries: Sequence[ConceptEntry], *, whole: bool) -> Sequence[ConceptEntry]:
    return entries if whole else [entry for entry in entries if not entry.is_place]


def _is_doubtful(tokens: Sequence[_Token]) -> bool:
    """Whether this is more likely an ordinary small word than the acronym of the same letters."""
    (first, *others) = tokens
    small = len(first.text) < MIN_LETTERS or first.text in ENGLISH_STOPWORDS
    return small and not others and not first.shouted


def _key(words: Sequence[str]) -> tuple[str, ...]:
    """Several words by their stems, since the others vouch for each; one word only by its number.

    Participatory budgeting is a participatory budget; but parking is not a park.
    """
    return tuple(map(stem, words)) if len(words) > 1 else tuple(map(_singular, words))


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
