"""Look at a picture that was made, with its file closed again."""

from __future__ import annotations

from pathlib import Path

from PIL import Image


def shown(path: Path) -> Image.Image:
    """The picture, in memory."""
    with Image.open(path) as opened:
        opened.load()
        return opened.copy()


def size(path: Path) -> tuple[int, int]:
    return shown(path).size


def colour(path: Path, at: tuple[int, int] = (5, 5)) -> tuple[int, ...]:
    pixel = shown(path).convert("RGB").getpixel(at)
    assert isinstance(pixel, tuple)
    return pixel


def close(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two colours look alike."""
    return all(abs(a - b) <= 6 for a, b in zip(one, other, strict=True))


def has_colour(path: Path, wanted: tuple[int, int, int]) -> bool:
    """Whether any part of a picture has this colour, more or less."""
    colours = shown(path).convert("RGB").resize((200, 200)).getcolors(40_000)
    return any(close(found, wanted) for _, found in colours or [] if isinstance(found, tuple))
