"""A title in lines: the largest size at which it fits, else cut.

Korean and Western text breaks between words, Chinese and Japanese between characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PIL import ImageFont

from portal.outside.cards.fonts import font_for

ELLIPSIS: Final = "…"
#: Sizes in pixels, with the number of lines there is room for.
SIZES: Final = ((76, 2), (66, 3), (50, 4), (40, 5))
#: Marks that stand at no beginning of a line.
_CLOSING: Final = "、。，．・：；？！）」』】〉》ー…"
#: A character of Chinese or Japanese, with the closing marks after it; or a word with its space.
_ONE_BY_ONE: Final = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_UNITS: Final = re.compile(rf"[{_ONE_BY_ONE}][{_CLOSING}]*|[^\s{_ONE_BY_ONE}]+|\s+")
#: Steps in which lines are made narrower, in pixels.
_STEP: Final = 16


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines in one font; ``height`` is the distance of their base lines in pixels."""

    lines: tuple[str, ...]
    font: ImageFont.FreeTypeFont

    @property
    def height(self) -> int:
        """A third more than the size of the letters."""
        return round(self.font.size * 1.28)


def set_title(text: str, language: str, width: int) -> Setting | None:
    """The title in lines of at most ``width`` pixels; None if no font can write it."""
    if not text:
        return None
    setting = None
    for size, room in SIZES:
        font = font_for(text + ELLIPSIS, language, size)
        if font is None:
            return None
        lines = _balanced(text, font, width)
        setting = Setting(_cut(lines, room, font, width), font)
        if len(lines) <= room:
            break
    return setting


def _balanced(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """As few lines as there can be, of about the same length: no word is left alone at the end."""
    lines = list(_broken(_units(text, font, width), font, width))
    for narrower in range(width - _STEP, width // 2, -_STEP):
        tried = list(_broken(_units(text, font, narrower), font, narrower))
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


def _units(text: str, font: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    """What is kept together; a word longer than a line comes letter by letter."""
    for unit in _UNITS.findall(text):
        if font.getlength(unit) <= width:
            yield unit
        else:
            yield from unit


def _broken(units: Iterator[str], font: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    line = ""
    for unit in units:
        if font.getlength((line + unit).rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += unit if line else unit.lstrip()
    if line.strip():
        yield line.rstrip()


def _cut(
    lines: Sequence[str], room: int, font: ImageFont.FreeTypeFont, width: int
) -> tuple[str, ...]:
    """As many lines as there is room for; the last one says that it goes on."""
    if len(lines) <= room:
        return tuple(lines)
    last = lines[room - 1]
    while font.getlength(last + ELLIPSIS) > width:
        last = last[:-1].rstrip()
    return (*lines[: room - 1], last + ELLIPSIS)
