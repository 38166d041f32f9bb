"""Text -> tokens: the one normaliser of index, query, snippets and spelling. Plain Python.

    text -> clusters folded (NFKC, case, accents) -> tokens with their place in the original text

Scripts written without spaces are cut into overlapping pairs, so that any two or more characters of
a longer word find it: 公共交通 -> 公共 共交 交通 通. The last character stands alone as well, so
that a search for one character (a prefix search) finds it wherever it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

#: A longer token is no word anybody looks for (base64, a table rule) and bloats every index.
MAX_TOKEN: Final = 64

#: Letters which Unicode does not decompose, as people without them on the keyboard type them.
_PLAIN_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
    | dict.fromkeys("’‘ʼ´`", "'")
)
#: Marks above this code point are part of the letter (Indic vowels, Japanese voicing).
_LAST_FOLDED_BASE: Final = "\u06ff"

#: A base character with what composes with it: marks, Hangul jamo, half-width voicing marks.
_CLUSTER: Final = re.compile(
    r"[^\u0300-\u036f\u0483-\u0487\u064b-\u065f\u1160-\u11ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    r"\u3099\u309a\ufe20-\ufe2f\uff9e\uff9f]?"
    r"[\u0300-\u036f\u0483-\u0487\u064b-\u065f\u1160-\u11ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    r"\u3099\u309a\ufe20-\ufe2f\uff9e\uff9f]*",
    re.DOTALL,
)

#: Scripts written without spaces: Han, Kana and Hangul, Thai to Lao, Burmese, Khmer. Korean has
#: spaces, but glues particles to words, and its compounds are written either way.
_UNSPACED: Final = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3031-\u3035\u3040-\u30fa\u30fc-\u30ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
#: Joiners and the vowel signs of Indic scripts stand inside words.
_LETTER: Final = rf"(?:[^\W\d_{_UNSPACED}]|[\u0900-\u0963\u0970-\u0dff\u200c\u200d])"
_ALNUM: Final = rf"(?:{_LETTER}|\d)"
#: Tried first what nearly every word is; and nothing is tried between words.
_TOKEN: Final = re.compile(
    r"(?=[^\W_]|[\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u200c\u200d])(?:"
    r"(?P<plain>[a-z]+(?=[\s,;:)]))"
    rf"|(?P<run>[{_UNSPACED}]+)"
    rf"|(?P<symbol>[a-z](?:\+\+|\#)(?!\w))"  # c++, c#
    rf"|(?P<acronym>(?<!\w)(?:{_LETTER}\.){{2,}}(?:{_LETTER}(?!\w))?)"  # u.s.a.
    rf"|(?P<number>(?<!\d\.)(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+(?!\.?\d))?|\d+\.\d+(?!\.?\d)))"
    rf"|(?P<stem>{_LETTER}+)(?=\d+\.\d)"  # pm2.5 is pm 2.5
    rf"|(?P<word>{_ALNUM}+)(?:'s(?!\w))?"  # the city's is the city
    ")"
)
_UNSPACED_START: Final = re.compile(rf"[{_UNSPACED}]")
_DROPPED: Final = {"acronym": ".", "number": ","}


@dataclass(frozen=True, slots=True)
class Token:
    """A normalised token and its place in the original text: ``text[start:end]``.

    ``tail`` marks the lone last character of an unspaced run: indexed, never asked for.
    """

    text: str
    start: int
    end: int
    tail: bool = False


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; each character comes from ``original[starts[i]:ends[i]]``."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def tokens(text: str) -> list[str]:
    """The tokens of a text to be indexed."""
    return [token for token, _, _, _ in _raw_tokens(_folded(text))]


def query_tokens(text: str) -> list[str]:
    """The tokens of one word to look for, each by itself: no tails."""
    return [token for token, _, _, tail in _raw_tokens(_folded(text)) if not tail]


def phrase_tokens(text: str) -> list[str]:
    """The tokens to look for side by side: without the last tail, which a longer word lacks."""
    found = list(_raw_tokens(_folded(text)))
    if found and found[-1][3]:
        found.pop()
    return [token for token, _, _, _ in found]


def normalised(text: str) -> str:
    """The folded words joined by one space, unspaced scripts uncut: to compare titles."""
    return " ".join(_plain(match) for match in _TOKEN.finditer(_folded(text)))


def spans(text: str) -> Iterator[Token]:
    """The tokens of a text with their places in it."""
    return tokens_from(fold_with_places(text), 0)


def tokens_from(folded: Folded, start: int) -> Iterator[Token]:
    """The tokens from a place of a folded text on; the place should be the start of one."""
    for token, first, end, tail in _raw_tokens(folded.text, start):
        yield Token(token, folded.starts[first], folded.ends[end - 1], tail)


def fold_with_places(text: str) -> Folded:
    """The folded text with the places of its characters in the original."""
    if text.isascii():
        return Folded(text.lower(), range(len(text)), range(1, len(text) + 1))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _CLUSTER.finditer(text):
        piece = _fold(match[0])
        pieces.append(piece)
        starts += [match.start()] * len(piece)
        ends += [match.end()] * len(piece)
    return Folded("".join(pieces), starts, ends)


def is_unspaced(token: str) -> bool:
    """Whether a token comes from a script written without spaces."""
    return _UNSPACED_START.match(token) is not None


def _raw_tokens(folded: str, start: int = 0) -> Iterator[tuple[str, int, int, bool]]:
    for match in _TOKEN.finditer(folded, start):
        kind = match.lastgroup or "word"
        first, end = match.span(kind)
        if kind == "plain":
            yield match[0][:MAX_TOKEN], first, end, False
        elif kind == "run":
            for at in range(first, end - 1):
                yield folded[at : at + 2], at, at + 2, False
            yield folded[end - 1], end - 1, end, end - first > 1
        else:
            yield _plain(match)[:MAX_TOKEN], first, end, False


def _plain(match: re.Match[str]) -> str:
    kind = match.lastgroup or "word"
    return match[kind].replace(_DROPPED[kind], "") if kind in _DROPPED else match[kind]


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    return "".join(map(_fold, _CLUSTER.findall(text)))


@lru_cache(maxsize=20_000)
def _fold(cluster: str) -> str:
    """One base character with its marks -> lower case, compatible form, without accents."""
    if cluster.isascii():
        return cluster.lower()
    lowered = unicodedata.normalize("NFKC", cluster).casefold().translate(_PLAIN_LETTERS)
    parts = unicodedata.normalize("NFKD", lowered)
    if not parts or parts[0] > _LAST_FOLDED_BASE:
        return unicodedata.normalize("NFKC", lowered)
    return "".join(char for char in parts if not unicodedata.combining(char))
