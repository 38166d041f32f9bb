"""Names made comparable: without case, accents, or difference between hyphen and space."""

from __future__ import annotations

import re
import unicodedata

#: Letters that Unicode does not take apart into a base letter and an accent.
_WHOLE_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae"})
#: Accents of Latin, Greek and Cyrillic; marks of other scripts, as in ガ, make another letter.
_ACCENTS = re.compile("[\u0300-\u036f]")
_QUOTES = re.compile(r"['’‘ʼʻ`´.]")
_GAPS = re.compile(r"[\s\-‐–—_,/|]+")


def fold(name: str) -> str:
    """Both "Bogotá" and "BOGOTA " give "bogota"; "Port-au-Prince" gives "port au prince"."""
    letters = unicodedata.normalize("NFKD", name.casefold()).translate(_WHOLE_LETTERS)
    bare = _QUOTES.sub("", _ACCENTS.sub("", letters))
    spaced = _GAPS.sub(" ", bare).strip()
    return unicodedata.normalize("NFC", spaced)


def without_repeats(names: list[str]) -> list[str]:
    """The names trimmed, in order, each once: a later one that folds to the same is dropped."""
    kept: dict[str, str] = {}
    for name in names:
        tidy = unicodedata.normalize("NFC", " ".join(name.split()))
        kept.setdefault(fold(tidy), tidy)
    kept.pop("", None)
    return list(kept.values())
