"""The fonts of the machine: for each text the first one that has all of its characters.

Noto covers every language a policy may be written in. Where it is missing, Pillow's own font writes
Latin letters; a text that no font can write is left out rather than shown as boxes.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from django.core.checks import CheckMessage, Info
from PIL import ImageFont

FOLDERS: Final = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
#: All of Latin, Cyrillic, Greek, Hangul, Han and Kana.
_CJK: Final = "NotoSansCJK-Bold.ttc"
#: In this order; DejaVu writes Latin words inside Arabic, which Noto's Arabic does not.
FILES: Final = (
    _CJK,
    "NotoSans-Bold.ttf",
    "NotoSansArabic-Bold.ttf",
    "DejaVuSans-Bold.ttf",
    "NotoSansDevanagari-Bold.ttf",
    "NotoSansThai-Bold.ttf",
    "NotoSansLao-Bold.ttf",
    "NotoSansKhmer-Bold.ttf",
    "NotoSansMyanmar-Bold.ttf",
    "NotoSansSinhala-Bold.ttf",
)
#: Han characters look different in each country: place of its face in the collection.
_CJK_FACES: Final = {"ja": 0, "ko": 1, "zh-hans": 2, "zh-hant": 3}
_KOREAN: Final = 1
#: Pillow's own font.
_BUILT_IN: Final = ""
#: No font has it, so what is drawn for it is what is drawn for everything missing.
_NO_CHARACTER: Final = "\U0010ffff"
_TRIAL_SIZE: Final = 20


@cache
def installed() -> tuple[str, ...]:
    """Names of those files which this machine has, in order; looked for once."""
    return tuple(name for name in FILES if _path(name) is not None)


def font_for(text: str, language: str, size: int) -> ImageFont.FreeTypeFont | None:
    """A font of this size (pixels) with every character of the text; None: there is none."""
    for name in (*installed(), _BUILT_IN):
        index = _CJK_FACES.get(language, _KOREAN) if name == _CJK else 0
        if all(_has(name, index, character) for character in set(text) if not _is_blank(character)):
            return _font(name, index, size)
    return None


def writable(text: str) -> str:
    """The text in one line without pictographs, which no font of text has."""
    kept = (mark for mark in text if unicodedata.category(mark) not in {"So", "Sk", "Cc", "Co"})
    return " ".join("".join(kept).split())


def check_fonts(**kwargs: object) -> list[CheckMessage]:
    """A system check: says what is left out without Noto."""
    if _CJK in installed():
        return []
    return [
        Info(
            "The font Noto Sans CJK is not installed.",
            hint="Pictures for link previews show no Korean, Chinese or Japanese title. "
            "On Debian: apt install fonts-noto-cjk fonts-noto-core",
            id="portal.I001",
        )
    ]


def _path(name: str) -> Path | None:
    found = (path for folder in FOLDERS for path in sorted(folder.rglob(name)))
    return next(found, None)


@lru_cache(maxsize=64)
def _font(name: str, index: int, size: int) -> ImageFont.FreeTypeFont:
    path = _path(name) if name else None
    if path is not None:
        return ImageFont.truetype(path, size, index=index)
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise TypeError("Pillow was built without FreeType.")
    return font


@lru_cache(maxsize=4096)
def _has(name: str, index: int, character: str) -> bool:
    font = _font(name, index, _TRIAL_SIZE)
    return bytes(font.getmask(character)) != bytes(font.getmask(_NO_CHARACTER))


def _is_blank(character: str) -> bool:
    """Spaces, and signs that only tell how others are written."""
    return character.isspace() or unicodedata.category(character) in {"Cf", "Mn"}
