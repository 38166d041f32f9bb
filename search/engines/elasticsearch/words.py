"""Plain text rules: which characters are cut in pairs, and what JSON can carry.

Used when an entry is made (:mod:`search.engines.elasticsearch.entries`) and when a query is.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

#: Kana, Han and Hangul, with their rarer blocks: what the server's bigram filter cuts in pairs.
_CJK: Final = re.compile(
    "[\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)

_HANGUL: Final = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]")


def has_cjk(text: str) -> bool:
    """Whether any character is Chinese, Japanese or Korean."""
    return _CJK.search(text) is not None


def without_cjk(text: str) -> str:
    """The text with a space for every Chinese, Japanese or Korean character."""
    return _CJK.sub(" ", text)


def without_hangul(text: str) -> str:
    """The text without Korean syllables."""
    return _HANGUL.sub("", text)


def storable(text: str) -> str:
    """Text as JSON can carry it: composed (Korean file names often are not), no lone surrogates."""
    sound = text.encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFC", sound)
