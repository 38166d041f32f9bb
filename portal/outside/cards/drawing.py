"""CardText -> PNG: a paper ground in the hue of the theme, the words, and the river below.

The same words give the same bytes on machines with the same fonts and the same Pillow.
"""

from __future__ import annotations

import math
from io import BytesIO
from typing import Final
from unicodedata import bidirectional

from PIL import Image, ImageDraw

from portal.covers.canvas import PALETTES, Dice, Palette
from portal.outside.cards.fonts import font_for, writable
from portal.outside.cards.lines import Setting, set_title
from portal.outside.cards.texts import CardText

#: What Open Graph and every network ask for, in pixels.
WIDTH: Final = 1200
HEIGHT: Final = 630
_MARGIN: Final = 84
_SMALL: Final = 30
#: Where the title stands between the line above it and the river.
_TITLE_TOP: Final = 196
_TITLE_BOTTOM: Final = 452
#: Shapes are drawn larger and made smaller, so that their edges are smooth.
_SCALE: Final = 2
#: Fewer colours, a third of the bytes.
_COLOURS: Final = 128


def draw(text: CardText) -> bytes:
    """The card as PNG, 1200 x 630."""
    colours = PALETTES[text.family]
    card = _ground(text, colours)
    pen = ImageDraw.Draw(card)
    _write(pen, text.site, text.interface, (_MARGIN, 66), colours.deep)
    _write(pen, text.over, text.interface, (_MARGIN, 132), colours.deep)
    title = _title(text)
    if title is not None:
        _write_title(pen, title, colours)
    _write(pen, text.under, text.interface, (_MARGIN, 556), colours.pale)
    file = BytesIO()
    card.quantize(_COLOURS, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def _title(text: CardText) -> Setting | None:
    """The title; that of the site where no font of this machine can write it."""
    width = WIDTH - 2 * _MARGIN
    title = set_title(writable(text.title), text.language, width)
    return title or set_title(writable(text.site), text.interface, width)


def _ground(text: CardText, colours: Palette) -> Image.Image:
    dice = Dice(f"card:{text.kind}:{text.key}")
    card = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), colours.pale)
    pen = ImageDraw.Draw(card)
    x, y, radius = dice.between(930, 1080), dice.between(70, 110), dice.between(40, 58)
    pen.ellipse(_scaled(x - radius, y - radius, x + radius, y + radius), fill=colours.spark)
    for base, tone in ((486, colours.soft), (510, colours.mid), (536, colours.deep)):
        pen.polygon(_river(dice, base), fill=tone)
    return card.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def _river(dice: Dice, base: int) -> list[tuple[float, float]]:
    """The sheet of water below a line that swings around the height ``base``."""
    long, high, shift = dice.between(420, 620), dice.between(9, 15), dice.between(0, 600)
    line = [
        (x * _SCALE, (base + high * math.sin(2 * math.pi * (x + shift) / long)) * _SCALE)
        for x in range(0, WIDTH + 1, 4)
    ]
    return [*line, (WIDTH * _SCALE, HEIGHT * _SCALE), (0, HEIGHT * _SCALE)]


def _scaled(*numbers: int) -> list[int]:
    return [number * _SCALE for number in numbers]


def _write(
    pen: ImageDraw.ImageDraw, words: str, language: str, at: tuple[int, int], colour: str
) -> None:
    """One short line; what no font can write, or has no words, is left out."""
    line = writable(words)
    font = font_for(line, language, _SMALL)
    if line and font is not None:
        while font.getlength(line) > WIDTH - 2 * _MARGIN:
            line = f"{line[:-2].rstrip()}…"
        pen.text(at, line, fill=colour, font=font)


def _write_title(pen: ImageDraw.ImageDraw, title: Setting, colours: Palette) -> None:
    """In the middle of its room; Arabic and the like from the right margin."""
    room = _TITLE_BOTTOM - _TITLE_TOP
    top = _TITLE_TOP + max(0, room - title.height * len(title.lines)) // 2
    from_right = _is_right_to_left(" ".join(title.lines))
    x, anchor = (WIDTH - _MARGIN, "ra") if from_right else (_MARGIN, "la")
    for number, line in enumerate(title.lines):
        at = (x, top + number * title.height)
        pen.text(at, line, fill=colours.deep, font=title.font, anchor=anchor)


def _is_right_to_left(words: str) -> bool:
    """By the first letter that has a direction."""
    strong = (side for side in map(bidirectional, words) if side in {"L", "R", "AL"})
    return next(strong, "L") != "L"
