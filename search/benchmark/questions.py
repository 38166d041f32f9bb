"""Thirty questions of two to four words, as somebody with a problem types them."""

from __future__ import annotations

from random import Random
from typing import Final

from search.benchmark.words import Material

QUESTIONS: Final = 30
#: Every so many questions name a city as well.
_NAMES_A_CITY: Final = 5
_SEED: Final = "questions"


def questions(material: Material) -> tuple[str, ...]:
    """The same thirty every time, each in the words of one theme."""
    themes = sorted(material.themes)
    return tuple(
        _question(number, themes[number % len(themes)], material) for number in range(QUESTIONS)
    )


def _question(number: int, theme: str, material: Material) -> str:
    random = Random(f"{_SEED}:{number}")  # noqa: S311
    wanted = 2 + number % 3
    words: list[str] = []
    if number % _NAMES_A_CITY == 0:
        words += random.choice(material.cities).name.lower().split()[:1]
    while len(words) < wanted:
        words += set(material.telling[theme].draw(random, 1)) - set(words)
    return " ".join(words)
