"""What people type or paste -> text that can be stored, compared and shown.

First step of reading a query (:mod:`search.parse`) and of reading the URL (:mod:`search.params`).
Plain Python.
"""

from __future__ import annotations

import unicodedata
from typing import Final

#: Longest query kept. The longest of the public test questions has 266 characters.
MAX_CHARS: Final = 500

#: Cc control, Cs lone surrogates, Cf bidi marks, soft hyphens, byte order marks and the like.
_REMOVED_CATEGORIES: Final = frozenset({"Cc", "Cs", "Cf"})
#: Joiners are part of Persian and Indic spelling.
_KEPT_JOINERS: Final = frozenset("\u200c\u200d")
#: Phones and word processors turn straight quotes into these.
_STRAIGHT_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
#: Kept at the end of a word: C++, C#.
_KEPT_ENDINGS: Final = frozenset("+#")


def is_harmless(text: str) -> bool:
    """Whether ``text`` can be stored and shown as it is."""
    return without_controls(text) == text


def without_controls(text: str) -> str:
    """Drop what cannot be seen or stored; control characters that are white space become spaces."""
    return "".join(
        " " if char.isspace() else char
        for char in text
        if char.isspace()
        or char in _KEPT_JOINERS
        or unicodedata.category(char) not in _REMOVED_CATEGORIES
    )


def clean_query(text: str) -> str:
    """The first MAX_CHARS characters without controls, in NFKC, with straight quotes."""
    # Cut before as well: NFKC can make one character eighteen.
    visible = without_controls(text[: 4 * MAX_CHARS])
    return unicodedata.normalize("NFKC", visible).translate(_STRAIGHT_QUOTES)[:MAX_CHARS]


def trimmed(word: str) -> str:
    """The word without punctuation around it; empty when there is nothing else."""
    solid = [at for at, char in enumerate(word) if unicodedata.category(char)[0] in "LN"]
    if not solid:
        return ""
    end = solid[-1] + 1
    while end < len(word) and _may_end_a_word(word[end]):
        end += 1
    return word[solid[0] : end]


def _may_end_a_word(char: str) -> bool:
    return char in _KEPT_ENDINGS or unicodedata.category(char)[0] == "M"
