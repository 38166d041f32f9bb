"""The language of a text: by its script where that decides, else by py3langid.

The model takes 0.2 s and some memory, so it is loaded at its first use, which is in the worker.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Final

from py3langid.langid import MODEL_FILE, LanguageIdentifier

#: Beginning of the Unicode name of a letter -> languages of taxonomy.languages written with it.
SCRIPTS: Final = {
    "HANGUL": ("ko",),
    "HIRAGANA": ("ja",),
    "KATAKANA": ("ja",),
    "CJK": ("zh",),
    "THAI": ("th",),
    "LAO": ("lo",),
    "KHMER": ("km",),
    "MYANMAR": ("my",),
    "SINHALA": ("si",),
    "ARABIC": ("ar", "fa", "ur"),
    "DEVANAGARI": ("hi", "ne"),
    "CYRILLIC": ("ru", "uk", "kk", "mn"),
    "LATIN": tuple("en es fr de id it ms nl pl pt tl tr uz vi".split()),
}
#: Fewer letters than this say nothing, unless their script alone decides.
FEWEST_LETTERS: Final = 24
FEWEST_OWN_LETTERS: Final = 4
#: A share of Kana that makes Han characters Japanese.
SHARE_OF_KANA: Final = 0.05
SURE_ENOUGH: Final = 0.9
LONGEST: Final = 6000

#: Characters that were simplified, and what they were: whichever is there more often decides.
_SIMPLE: Final = frozenset("这国说对时会发东车马门问间广场业务环态为从个们计划设经济书电区")
_TRADITIONAL: Final = frozenset(
    "這國說對時會發東車馬門問間廣場業務環態為實現從個們計劃設經濟書電區"
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_NOISE: Final = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")


def language_of(text: str) -> str:
    """A code of taxonomy.languages, or "" when the text does not say."""
    words = " ".join(_LETTERS.findall(_NOISE.sub(" ", text[: LONGEST * 2])))[:LONGEST]
    scripts = Counter(filter(None, map(_script, words)))
    if not scripts:
        return ""
    script = _deciding(scripts)
    letters, possible = scripts[script], SCRIPTS[script]
    if len(possible) == 1:
        if letters < FEWEST_OWN_LETTERS:
            return ""
        return _chinese(words) if possible[0] == "zh" else possible[0]
    return _by_model(words, possible) if letters >= FEWEST_LETTERS else ""


def _deciding(scripts: Counter[str]) -> str:
    """The script of most letters; Hangul and Kana decide over the Han characters among them.

    A syllable or character says about as much as three letters.
    """
    kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
    if kana >= SHARE_OF_KANA * (kana + scripts["CJK"]) and kana:
        scripts["HIRAGANA"] = kana + scripts["CJK"]
        scripts["CJK"] = scripts["KATAKANA"] = 0
    weights = {"LATIN": 1, "CYRILLIC": 1, "ARABIC": 1}
    return max(scripts, key=lambda script: scripts[script] * weights.get(script, 3))


@functools.lru_cache(maxsize=4096)
def _script(letter: str) -> str | None:
    first = unicodedata.name(letter, "").partition(" ")[0]
    return first if first in SCRIPTS else None


def _chinese(words: str) -> str:
    simple = sum(letter in _SIMPLE - _TRADITIONAL for letter in words)
    traditional = sum(letter in _TRADITIONAL - _SIMPLE for letter in words)
    return "zh-hant" if traditional > simple else "zh-hans"


def _by_model(words: str, possible: Sequence[str]) -> str:
    """The model's answer if it is sure, and one of the languages of this script."""
    # In capitals, as on many a title slide, every language looks like another one.
    language, probability = _model().classify(words.lower())
    return str(language) if language in possible and probability >= SURE_ENOUGH else ""


@functools.cache
def _model() -> LanguageIdentifier:
    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = {language for languages in SCRIPTS.values() for language in languages}
    model.set_languages(sorted(known & set(model.labels)))
    return model
