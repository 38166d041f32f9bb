"""The eight patterns. Each takes dice and five colours, and gives the elements of its picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from portal.covers.canvas import HEIGHT, WIDTH, Dice, Palette
from taxonomy.families import Family

Pattern = Callable[[Dice, Palette], str]


def lanes(dice: Dice, colours: Palette) -> str:
    """Lines of a network map: side by side, turning once, with stations."""
    gap, bend, fall = 17, dice.between(40, 130), dice.between(40, 64)
    drop = fall * dice.one_of((1, -1))
    first = dice.between(24, 52) if drop > 0 else dice.between(24, 52) + fall
    lines, stations = "", ""
    for number, tone in enumerate((colours.deep, colours.mid, colours.soft, colours.mid)):
        y = first + gap * number
        # Parallel lines keep their distance in a slope of 45 degrees if each turns a little later.
        turn = bend + round(gap * number * (-0.41 if drop > 0 else 0.41))
        lines += _stroke(f"M-9 {y}H{turn}l{fall} {drop}H330", tone, 9)
        if number != 2:
            stations += f'<circle cx="{dice.between(225, 295)}" cy="{y + drop}" r="5.5"/>'
    crossing = _stroke(f"M{dice.between(24, 36)} -9V190", colours.spark, 9)
    style = f'fill="{colours.pale}" stroke="{colours.deep}" stroke-width="3"'
    return f"{crossing}{lines}<g {style}>{stations}</g>"


def cycles(dice: Dice, colours: Palette) -> str:
    """Tiles of two quarter circles each: what is used comes round again."""
    side, half = 52, 26
    falling = f"M{half} 0a26 26 0 0 1-26 26m52 0a26 26 0 0 0-26 26"
    rising = f"M0 {half}a26 26 0 0 1 26 26m0-52a26 26 0 0 0 26 26"
    often, seldom = "", ""
    for y in range(0, HEIGHT, side):
        for x in range(0, WIDTH, side):
            tile = f'<use href="#{dice.one_of("ab")}" x="{x}" y="{y}"/>'
            if dice.below(4):
                often += tile
            else:
                seldom += tile
    x, y = side * dice.between(1, 5), side * dice.between(1, 2)
    return (
        f'<defs><path id="a" d="{falling}"/><path id="b" d="{rising}"/></defs>'
        f'<g fill="none" stroke-width="14" stroke-linecap="round" stroke="{colours.soft}">{often}'
        f'<g stroke="{colours.mid}">{seldom}</g></g>'
        f'<circle cx="{x}" cy="{y}" r="17" fill="{colours.spark}"/>'
    )


def waves(dice: Dice, colours: Palette) -> str:
    """Water in five sheets, and a low sun."""
    sun_x, sun_y = dice.between(50, 270), dice.between(34, 62)
    drawn = f'<circle cx="{sun_x}" cy="{sun_y}" r="{dice.between(17, 26)}" fill="{colours.spark}"/>'
    sheets = (
        (colours.soft, 1),
        (colours.mid, 0.55),
        (colours.mid, 1),
        (colours.deep, 0.7),
        (colours.deep, 1),
    )
    for number, (tone, opacity) in enumerate(sheets):
        y = 66 + 24 * number
        half, rise = dice.between(48, 76), dice.between(9, 20)
        x = -dice.between(0, 2 * half)
        path = f"M{x} {y}q{half / 2:.0f}-{rise} {half} 0" + f"t{half} 0" * (-(-(WIDTH - x) // half))
        drawn += f'<path d="{path}V180H{x}z" fill="{tone}" opacity="{opacity}"/>'
    return drawn


def towers(dice: Dice, colours: Palette) -> str:
    """Three rows of houses, one behind the other, a few windows lit."""
    drawn = ""
    for tone, low, high in (
        (colours.soft, 96, 140),
        (colours.mid, 62, 108),
        (colours.deep, 26, 66),
    ):
        x, path = -dice.between(0, 20), "M-20 180"
        while x < WIDTH:
            wide, high_here = dice.between(22, 46), dice.between(low, high)
            roof = dice.below(4) == 0
            path += f"V{180 - high_here}"
            path += f"l{wide // 2}-14 {wide - wide // 2} 14" if roof else f"h{wide}"
            x += wide
        drawn += f'<path d="{path}V180z" fill="{tone}"/>'
    lights = "".join(
        f"M{dice.between(8, 300)} {dice.between(130, 168)}h6" for _ in range(dice.between(6, 9))
    )
    return drawn + _stroke(lights, colours.spark, 7, cap="butt")


def roofs(dice: Dice, colours: Palette) -> str:
    """Tiles of an old roof, row over row, and one that is gilded."""
    half = dice.one_of((26, 32))
    rows = -(-HEIGHT * 2 // half) + 3
    arcs = f"a{half} {half} 0 0 0 {2 * half} 0"
    row_of_tiles = f'<path id="r" d="M0 0{arcs * (WIDTH // (2 * half) + 2)}"/>'
    gilded, column = dice.between(3, rows - 4), dice.between(1, WIDTH // (2 * half) - 2)
    tones = (colours.soft, colours.pale, colours.mid)
    drawn = ""
    for row in reversed(range(rows)):
        x, y = (-half if row % 2 else -2 * half), row * half // 2 - half // 2
        drawn += f'<use href="#r" x="{x}" y="{y}" fill="{tones[(row + dice.below(2)) % 3]}"/>'
        if row == gilded:
            drawn += f'<path d="M{x + 2 * half * column} {y}{arcs}" fill="{colours.spark}"/>'
    style = f'stroke="{colours.deep}" stroke-width="2"'
    return f"<defs>{row_of_tiles}</defs><g {style}>{drawn}</g>"


def leaves(dice: Dice, colours: Palette) -> str:
    """A hedge of leaves, each a square with two round corners."""
    side = dice.one_of((46, 60))
    arc = side // 2 - 1
    bow = f"a{arc} {arc} 0 0 1"
    left = f"M0 0h{arc}{bow} {arc} {arc}v{arc}h-{arc}{bow}-{arc}-{arc}z"
    right = f"M{2 * arc} 0v{arc}{bow}-{arc} {arc}H0v-{arc}{bow} {arc}-{arc}z"
    squares = [(x, y) for y in range(0, HEIGHT, side) for x in range(0, WIDTH, side)]
    tones = (colours.soft, colours.soft, colours.soft, colours.mid, colours.mid, colours.deep)
    sunlit = dice.between(8, 15)
    hedge: dict[str, str] = {}
    for number, (x, y) in enumerate(squares):
        tone = colours.spark if number == sunlit else dice.one_of(tones)
        hedge[tone] = hedge.get(tone, "") + f'<use href="#{dice.one_of("ab")}" x="{x}" y="{y}"/>'
    drawn = "".join(f'<g fill="{tone}">{some}</g>' for tone, some in hedge.items())
    return f'<defs><path id="a" d="{left}"/><path id="b" d="{right}"/></defs>{drawn}'


def patches(dice: Dice, colours: Palette) -> str:
    """A wrapping cloth sewn from remnants, as households make them."""
    tones = (colours.soft, colours.mid, colours.deep, colours.pale, colours.soft, colours.spark)
    drawn = "".join(
        f'<path d="M{piece.x} {piece.y}h{piece.wide}v{piece.high}h-{piece.wide}z"'
        f' fill="{dice.one_of(tones)}"/>'
        for piece in _remnants(dice, Piece(0, 0, WIDTH, HEIGHT), cuts=4)
    )
    return f'<g stroke="{colours.pale}" stroke-width="2.5">{drawn}</g>'


def net(dice: Dice, colours: Palette) -> str:
    """People and offices, and who speaks with whom."""
    columns, rows = 7, 4
    places = [
        (46 * column + dice.between(8, 36), 45 * row + dice.between(8, 36))
        for row in range(rows)
        for column in range(columns)
    ]
    lines = ""
    for at, (x, y) in enumerate(places):
        beside = [at + 1] if (at + 1) % columns else []
        for to in [*beside, at + columns]:
            if to < len(places) and dice.below(4):
                lines += f"M{x} {y}L{places[to][0]} {places[to][1]}"
    dots = "".join(f"M{x} {y}h0" for x, y in places)
    large = "".join(f"M{x} {y}h0" for x, y in places if dice.below(5) == 0)
    x, y = places[dice.below(len(places))]
    return (
        _stroke(lines, colours.soft, 2.5)
        + _stroke(dots, colours.mid, 9)
        + _stroke(large, colours.deep, 19)
        + _stroke(f"M{x} {y}h0", colours.spark, 30)
    )


PATTERNS: Final[dict[Family, Pattern]] = {
    Family.LANES: lanes,
    Family.CYCLES: cycles,
    Family.WAVES: waves,
    Family.TOWERS: towers,
    Family.ROOFS: roofs,
    Family.LEAVES: leaves,
    Family.PATCHES: patches,
    Family.NET: net,
}


def _stroke(path: str, colour: str, width: float, cap: str = "round") -> str:
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}"'
        f' stroke-linecap="{cap}" stroke-linejoin="round"/>'
    )


class Piece(NamedTuple):
    """A rectangle of the sheet."""

    x: int
    y: int
    wide: int
    high: int


def _remnants(dice: Dice, piece: Piece, cuts: int) -> Iterator[Piece]:
    """The piece cut again and again, mostly across its longer side."""
    if cuts == 0:
        yield piece
        return
    x, y, wide, high = piece
    share = dice.between(30, 70)
    if wide * 0.8 > high:
        cut = wide * share // 100
        halves = Piece(x, y, cut, high), Piece(x + cut, y, wide - cut, high)
    else:
        cut = high * share // 100
        halves = Piece(x, y, wide, cut), Piece(x, y + cut, wide, high - cut)
    for half in halves:
        yield from _remnants(dice, half, cuts - 1)
