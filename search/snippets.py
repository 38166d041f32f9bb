"""Original text + query -> escaped HTML with ``<mark>``: the same markup whatever engine answers.

    query -> Marker (what to mark in one field) -> whole() for titles, extracts() for long texts

Plain Python. Text is escaped piece by piece, between the marks, so nothing in it becomes markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape, unescape
from typing import Final

from search.matching import without_stop_words
from search.normalise import (
    Folded,
    fold_with_places,
    is_unspaced,
    phrase_tokens,
    query_tokens,
    tokens_from,
)
from search.parse import Phrase, Query, Term, terms_of
from search.stemming import stem

#: Characters of one extract; as much text around the first mark as fits in a line of a phone.
WIDTH: Final = 160
_LEAD: Final = 40
#: Marks looked at in one text: enough to choose an extract, whatever is pasted into a body.
_MAX_MARKS: Final = 500
_ELLIPSIS: Final = "…"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the original text, and what was found there."""

    start: int
    end: int
    stems: tuple[str, ...]

    def joined(self, other: Mark) -> Mark:
        """One mark from the start of this to the end of a later one."""
        return Mark(self.start, max(self.end, other.end), (*self.stems, *other.stems))


@dataclass(frozen=True)
class Marker:
    """What to mark: sequences of stems, one stem each in most cases."""

    sequences: frozenset[tuple[str, ...]]

    @cached_property
    def _first_chars(self) -> re.Pattern[str]:
        """Where a sequence may begin: reading every word of a long text takes ten times as long."""
        spaced, unspaced = [], []
        for first in sorted({sequence[0] for sequence in self.sequences}):
            if is_unspaced(first):
                unspaced.append(re.escape(first))
            else:
                # A stem may end in another letter than its words: city, citi.
                known = first[:-1] if len(first) > 2 and first.isalpha() else first
                spaced.append(rf"(?<!\w){re.escape(known)}")
        return re.compile("|".join([*unspaced, *spaced]) or r"(?!)")

    def marks(self, text: str) -> list[Mark]:
        """The marks in a text, in order; those that overlap are made one."""
        folded = fold_with_places(text)
        merged: list[Mark] = []
        for mark in self._found(folded):
            if merged and mark.start < merged[-1].end:
                merged[-1] = merged[-1].joined(mark)
            else:
                merged.append(mark)
            if len(merged) == _MAX_MARKS:
                break
        return merged

    def _found(self, folded: Folded) -> Iterator[Mark]:
        at = 0
        while match := self._first_chars.search(folded.text, at):
            at = match.start() + 1
            if mark := self._mark_at(folded, match.start()):
                yield mark

    def _mark_at(self, folded: Folded, start: int) -> Mark | None:
        longest = max(map(len, self.sequences))
        stems: list[str] = []
        best: Mark | None = None
        for token in tokens_from(folded, start):
            if not stems and (token.text,) in self.sequences and len(token.text) == 1:
                return Mark(token.start, token.end, (token.text,))
            if not stems and (token.text[0],) in self.sequences and is_unspaced(token.text):
                return Mark(token.start, folded.ends[start], (token.text[0],))
            stems.append(stem(token.text))
            if tuple(stems) in self.sequences:
                first = folded.starts[start]
                best = Mark(first, token.end, tuple(stems))
            if len(stems) == longest:
                break
        return best


def marker(query: Query, field: str | None = None) -> Marker:
    """What a query marks in a field (``title``, ``summary``, ``body``; None: pages of files)."""
    terms = [term for term in terms_of(query) if term.field in (None, field)]
    words = [term.text for term in terms if not isinstance(term, Phrase)]
    sequences = {sequence for word in without_stop_words(words) for sequence in _of_word(word)}
    sequences |= {tuple(map(stem, phrase_tokens(t.text))) for t in terms if isinstance(t, Phrase)}
    return Marker(frozenset(filter(None, sequences)))


def whole(text: str, marker: Marker) -> str | None:
    """The whole text with marks; ``None`` if there is nothing to mark."""
    marks = marker.marks(text)
    return _marked(text, marks, 0, len(text)) if marks else None


def extracts(text: str, marker: Marker, *, count: int = 1, width: int = WIDTH) -> tuple[str, ...]:
    """The passages that say most of what was asked, best first."""
    marks = marker.marks(text)
    chosen: list[tuple[int, int]] = []
    for _score, start, end in sorted(_windows(text, marks, width), reverse=True):
        if len(chosen) == count:
            break
        if all(end <= other[0] or other[1] <= start for other in chosen):
            chosen.append((start, end))
    return tuple(_marked(text, marks, start, end) for start, end in chosen)


def in_one_line(passages: Iterable[str]) -> str:
    """Passages one after the other; where two cuts meet, one sign is enough."""
    return re.sub(r"\s*… …\s*", " … ", " ".join(passages))


def beginning(text: str, width: int = WIDTH) -> str:
    """The first words of a text in which nothing is to be marked."""
    return _marked(text, [], 0, _word_end(text, width))


def is_extract(snippet: str, text: str) -> bool:
    """Whether every word of a snippet stands in a text, as it must before a reader sees it.

    An engine also knows a speaker's notes, and an index may be behind; neither is to be shown.
    """
    plain = unescape(re.sub(r"</?mark>", "", snippet)).strip(_ELLIPSIS)
    return " ".join(plain.split()) in " ".join(text.split())


def _of_word(word: str) -> Iterator[tuple[str, ...]]:
    found = query_tokens(word)
    if any(map(is_unspaced, found)):
        yield from ((stem(token),) for token in found)
    else:
        yield tuple(map(stem, found))


def _windows(
    text: str, marks: Sequence[Mark], width: int
) -> Iterator[tuple[tuple[int, int, int], int, int]]:
    """A window from before each mark on; its score: different words, all marks, how early."""
    for at, mark in enumerate(marks):
        start = _word_start(text, max(0, mark.start - _LEAD))
        end = max(_word_end(text, start + width), mark.end)
        inside = [other for other in marks[at:] if other.end <= end]
        different = {stem for other in inside for stem in other.stems}
        yield (len(different), len(inside), -at), start, end


def _word_start(text: str, at: int) -> int:
    """The beginning of the word after a cut; the cut itself where there are no spaces."""
    if at == 0:
        return 0
    space = re.compile(r"\s").search(text, at, at + _LEAD // 2)
    return space.end() if space else at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = max(text.rfind(" ", at - _LEAD // 2, at), text.rfind("\n", at - _LEAD // 2, at))
    return space if space > 0 else at


def _marked(text: str, marks: Sequence[Mark], start: int, end: int) -> str:
    pieces = [_ELLIPSIS] if start else []
    at = start
    for mark in marks:
        if start <= mark.start and mark.end <= end:
            marked = escape(text[mark.start : mark.end])
            pieces += [escape(text[at : mark.start]), "<mark>", marked, "</mark>"]
            at = mark.end
    pieces += [escape(text[at:end]), _ELLIPSIS if end < len(text) else ""]
    return re.sub(r"\s+", " ", "".join(pieces))


__all__ = [
    "Marker",
    "Term",
    "beginning",
    "extracts",
    "in_one_line",
    "is_extract",
    "marker",
    "whole",
]
