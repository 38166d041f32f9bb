"""Which of a place's many names are worth keeping.

GeoNames lists up to a hundred names without saying in which language. The script tells for Korean,
Chinese and Japanese; a Latin name could be anybody's and is only taken where its language is known
(from CLDR or by hand).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from anyascii import anyascii

from taxonomy.folding import fold, without_repeats

_HANGUL = re.compile(r"[\uac00-\ud7a3][\uac00-\ud7a3 ]*\Z")
_HAN = re.compile(r"[\u4e00-\u9fff]+\Z")
_KATAKANA = re.compile(r"[\u30a0-\u30ff]+\Z")
#: Endings that only say "city": Korean; Chinese and Japanese.
_KOREAN_RANK = re.compile(r"(?:\s[시구동주섬]|특별자치시|특별시|광역시|직할시)\Z")
_HAN_RANK = re.compile(r"(?:市|巿|特別市|特别市|广域市|広域市|廣域市)\Z")
#: Letters of romanised Arabic, Indic, Korean and Japanese names; English leaves them bare.
_ROMANISED = set("āēīōūĀĒĪŌŪḩḨḑţŢşŞẕḍḥṣṢṭẓẖŭŏĕŬŎ\u0304\u0327\u0331")
_WRITES_THEM_ITSELF = {"AZ", "LT", "LV", "NZ", "RO", "TR", "VN"}


def english_name(name: str, country: str) -> str:
    """Makes "Warisan" of "Warīsān", "Ansan" of "Ansan-si"; "Bogotá" is spelt so and stays."""
    straight = re.sub("[’‘]", "'", name).strip("' ")
    if country in ("KR", "KP"):
        straight = straight.removesuffix("-si")
    if country in _WRITES_THEM_ITSELF or not set(straight) & _ROMANISED:
        return straight
    apart = unicodedata.normalize("NFKD", straight)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def korean_name(names: Sequence[str], latin: str) -> str:
    """The Hangul name that sounds most like the Latin one; "" when there is none.

    So 이스탄불 wins over 비잔티움 (Byzantium), 베이징 over the Sino-Korean reading 북경, and 창원
    over 창원시, whose last syllable only says "city"; 우시 (Wuxi) keeps its own.
    """
    plain = [_KOREAN_RANK.sub("", name) for name in names if _HANGUL.match(name)]
    bare = [name[:-1] for name in plain if name.endswith("시") and len(name) > 2]
    candidates = without_repeats([*plain, *bare])
    return max(candidates, key=lambda name: likeness(name, latin), default="")


def likeness(hangul: str, latin: str) -> float:
    """0 to 1: how much the romanised Korean resembles the Latin name."""
    return SequenceMatcher(None, anyascii(hangul).lower(), fold(latin)).ratio()


def chinese_names(names: Sequence[str]) -> list[str]:
    """At most two, simplified and traditional as a rule; "大阪市" gives way to "大阪"."""
    han = [name for name in names if _HAN.match(name)]
    return [name for name in han if _HAN_RANK.sub("", name) not in set(han) - {name}][:2]


def japanese_name(names: Sequence[str]) -> list[str]:
    """The shortest in katakana, if any."""
    return sorted((name for name in names if _KATAKANA.match(name)), key=lambda n: (len(n), n))[:1]
