"""How hard English text is to read: a simple measure, for advice only.

Most readers of the portal have English as a second language. Flesch's reading ease (1948) is
206.835 - 1.015 * words per sentence - 84.6 * syllables per word; 60 and more is plain English,
below 30 is for scholars. Syllables are guessed from groups of vowels, which is right for most words
and good enough for an average. It knows nothing of meaning, and nothing of other languages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(r"[A-Za-z]+(?:['\u2019-][A-Za-z]+)*")
_VOWELS: Final = re.compile(r"[aeiouy]+")
#: A full stop ends a sentence when a capital letter, a digit or nothing follows it.
_END: Final = re.compile(r"(?<=[.!?])[\"'\u201d\u2019)]*\s+(?=[\"'\u201c\u2018(]*[A-Z0-9])|\n+")
#: After these a full stop ends nothing.
_SHORT_FORMS: Final = re.compile(r"\b(?:e\.g|i\.e|Mr|Mrs|Ms|Dr|No|St|vs|approx|ca)\.")
#: Fewer words say nothing about a text.
LEAST_WORDS: Final = 30


@dataclass(frozen=True, slots=True)
class Readability:
    """``ease``: Flesch, about 0 (hard) to 100 (easy)."""

    words: int
    sentences: int
    ease: float


def readability_of(text: str) -> Readability | None:
    """None for text of fewer than thirty words."""
    sentences = [words for part in sentences_of(text) if (words := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if len(words) < LEAST_WORDS:
        return None
    syllables = sum(map(syllables_of, words))
    ease = 206.835 - 1.015 * len(words) / len(sentences) - 84.6 * syllables / len(words)
    return Readability(words=len(words), sentences=len(sentences), ease=round(ease, 1))


def longest_sentence(text: str) -> str:
    """The sentence with the most words; "" of an empty text."""
    return max(sentences_of(text), key=words_in, default="")


def words_in(sentence: str) -> int:
    """How many words it has."""
    return len(_WORD.findall(sentence))


def sentences_of(text: str) -> list[str]:
    """The sentences of a text; a line break ends one too."""
    kept = _SHORT_FORMS.sub(lambda found: found[0].replace(".", ""), text)
    return [part.strip() for part in _END.split(kept) if part.strip()]


def syllables_of(word: str) -> int:
    """At least one; a silent e at the end is not counted."""
    small = word.lower().rstrip("'\u2019")
    groups = len(_VOWELS.findall(small))
    silent = small.endswith("e") and not small.endswith(("le", "ee", "ye")) and groups > 1
    return max(1, groups - silent)
