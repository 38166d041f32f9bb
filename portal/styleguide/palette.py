"""The colours of ``static/css/tokens.css``, and the contrast of pairs that are used together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings

from taxonomy.families import Family

TOKENS: Final = Path("static/css/tokens.css")

#: WCAG 2.2 AA: text, and what is not text but must be seen to be used.
TEXT: Final = 4.5
NOT_TEXT: Final = 3.0

_GROUNDS: Final = ("paper", "card", "tint")
_WORDS: Final = ("ink", "text", "muted", "link", "accent", "done")
_COLOUR: Final = re.compile(r"--([a-z-]+): (#[0-9a-f]{3,6});")
_DARK: Final = "@media (prefers-color-scheme: dark)"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two colours that meet: what is drawn, what it is drawn on, and the contrast it needs."""

    front: str
    ground: str
    needed: float = TEXT


PAIRS: Final = (
    *(Pair(word, ground) for word in _WORDS for ground in _GROUNDS),
    *(Pair(f"hue-{family}", ground) for family in Family for ground in _GROUNDS),
    *(Pair("control", ground, NOT_TEXT) for ground in _GROUNDS),
    Pair("on-link", "link"),
    Pair("paper", "ink"),
    Pair("on-deep", "deep"),
    Pair("on-deep-quiet", "deep"),
    Pair("river", "deep", NOT_TEXT),
    Pair("text", "mark"),
    Pair("focus", "focus-ink", NOT_TEXT),
    Pair("bar-after", "paper", NOT_TEXT),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A pair with its colours and contrast in one mode."""

    pair: Pair
    front: str
    ground: str
    contrast: float

    @property
    def is_enough(self) -> bool:
        """Whether the contrast is what the pair needs."""
        return self.contrast >= self.pair.needed


def palettes() -> dict[str, dict[str, str]]:
    """Name -> colour, for ``light`` and ``dark``; dark takes over what it does not change."""
    css = (Path(settings.BASE_DIR) / TOKENS).read_text(encoding="utf-8")
    light_part, dark_part = css.split(_DARK, 1)
    light = dict(_COLOUR.findall(light_part))
    return {"light": light, "dark": {**light, **dict(_COLOUR.findall(dark_part))}}


def measured(colours: Mapping[str, str]) -> list[Measured]:
    """All pairs of one mode."""
    return [
        Measured(
            pair=pair,
            front=colours[pair.front],
            ground=colours[pair.ground],
            contrast=contrast(colours[pair.front], colours[pair.ground]),
        )
        for pair in PAIRS
    ]


def contrast(first: str, second: str) -> float:
    """Between 1 and 21, as WCAG defines it, cut (not rounded up) to one decimal."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return int(10 * (lighter + 0.05) / (darker + 0.05)) / 10


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
