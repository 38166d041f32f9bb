"""English words -> stems (Porter's second algorithm), the same for every database. Plain Python.

Written from the description at snowballstem.org/algorithms/english. Databases stem differently or
not at all; with the stems made here they find the same records, and snippets mark what was found.
Words of other languages lose an ending now and then, the same in the index and in the query.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_VOWEL: Final = "[aeiouy]"
_CONSONANT: Final = "[^aeiouy]"
#: The region after the first consonant that follows a vowel; three prefixes are taken as a whole.
_REGION: Final = re.compile(rf"{_VOWEL}{_CONSONANT}")
_REGION_PREFIX: Final = re.compile(r"gener|commun|arsen")
_SHORT_END: Final = re.compile(rf"(?:^{_VOWEL}{_CONSONANT}|{_CONSONANT}{_VOWEL}[^aeiouywxY])$")

_IRREGULAR: Final = {
    "skis": "ski", "skies": "sky", "dying": "die", "lying": "lie", "tying": "tie", "idly": "idl",
    "gently": "gentl", "ugly": "ugli", "early": "earli", "only": "onli", "singly": "singl",
    "sky": "sky", "news": "news", "howe": "howe", "atlas": "atlas", "cosmos": "cosmos",
    "bias": "bias", "andes": "andes",
    # Ours: the rules make "buse" of these, and nobody who looks for a bus would find buses.
    "buses": "bus", "busses": "bus", "gases": "gas",
}  # fmt: skip
_KEPT_AFTER_PLURAL: Final = frozenset(
    "inning outing canning herring earring proceed exceed succeed".split()
)

#: Endings and what replaces them, longest first, when they lie in the first region.
_STEP_2: Final = (
    ("ational", "ate"), ("fulness", "ful"), ("iveness", "ive"), ("ization", "ize"),
    ("ousness", "ous"), ("biliti", "ble"), ("lessli", "less"), ("tional", "tion"),
    ("alism", "al"), ("aliti", "al"), ("ation", "ate"), ("entli", "ent"), ("fulli", "ful"),
    ("iviti", "ive"), ("ousli", "ous"), ("abli", "able"), ("alli", "al"), ("anci", "ance"),
    ("ator", "ate"), ("enci", "ence"), ("izer", "ize"), ("bli", "ble"),
)  # fmt: skip
_STEP_3: Final = (
    ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"),
    ("ical", "ic"), ("ness", ""), ("ful", ""),
)  # fmt: skip
#: Endings dropped when they lie in the second region, longest first.
_STEP_4: Final = tuple(
    "ement able ance ence ible ment ant ate ent ion ism iti ive ize ous al er ic".split()
)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a lower-case token; one with other characters than a-z is its own stem."""
    if len(word) < 3 or not (word.isascii() and word.isalpha()):
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    marked = re.sub(r"(?<=[aeiouy])y", "Y", re.sub(r"^y", "Y", word))
    first = _region_after(marked, 0)
    second = _region_after(marked, first) if first < len(marked) else first
    marked = _without_plural(marked)
    if marked in _KEPT_AFTER_PLURAL:
        return marked
    marked = _without_past(marked, first)
    marked = re.sub(r"(?<=[^aeiouy])(?<!^.)[yY]$", "i", marked)
    marked = _without_derivation(marked, first, second)
    return _without_end(marked, first, second).lower()


def _region_after(word: str, start: int) -> int:
    prefix = _REGION_PREFIX.match(word) if start == 0 else None
    found = prefix or _REGION.search(word, start)
    return found.end() if found else len(word)


def _without_plural(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith(("ied", "ies")):
        return word[:-2] if len(word) > 4 else word[:-1]
    if word.endswith("s") and not word.endswith(("us", "ss")) and re.search(_VOWEL, word[:-2]):
        return word[:-1]
    return word


def _without_past(word: str, first: int) -> str:
    for ending in ("eedly", "eed"):
        if word.endswith(ending):
            return word[: -len(ending)] + "ee" if len(word) - len(ending) >= first else word
    for ending in ("ingly", "edly", "ing", "ed"):
        if word.endswith(ending):
            rest = word[: -len(ending)]
            return _repaired(rest, first) if re.search(_VOWEL, rest) else word
    return word


def _repaired(rest: str, first: int) -> str:
    """What is left after -ed or -ing: hop(p), hat(e)."""
    if rest.endswith(("at", "bl", "iz")):
        return rest + "e"
    if rest.endswith(("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt")):
        return rest[:-1]
    return rest + "e" if first >= len(rest) and _SHORT_END.search(rest) else rest


def _without_derivation(word: str, first: int, second: int) -> str:
    word = _step_2(word, first)
    word = _step_3(word, first, second)
    for ending in _STEP_4:
        if word.endswith(ending):
            at = len(word) - len(ending)
            drop = at >= second and (ending != "ion" or word[at - 1] in "st")
            return word[:at] if drop else word
    return word


def _step_2(word: str, first: int) -> str:
    for ending, instead in _STEP_2:
        if word.endswith(ending):
            at = len(word) - len(ending)
            return word[:at] + instead if at >= first else word
    if word.endswith("ogi"):
        return word[:-1] if len(word) - 3 >= first and word[-4:-3] == "l" else word
    if word.endswith("li") and len(word) - 2 >= first and word[-3:-2] in set("cdeghkmnrt"):
        return word[:-2]
    return word


def _step_3(word: str, first: int, second: int) -> str:
    for ending, instead in _STEP_3:
        if word.endswith(ending):
            at = len(word) - len(ending)
            return word[:at] + instead if at >= first else word
    if word.endswith("ative") and len(word) - 5 >= second:
        return word[:-5]
    return word


def _without_end(word: str, first: int, second: int) -> str:
    if word.endswith("e"):
        at = len(word) - 1
        if at >= second or (at >= first and not _SHORT_END.search(word[:-1])):
            return word[:-1]
    elif word.endswith("ll") and len(word) - 1 >= second:
        return word[:-1]
    return word
