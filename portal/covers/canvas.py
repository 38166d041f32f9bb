"""What the patterns draw with: the sheet, five colours, and dice that always fall alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, TypeVar

from taxonomy.families import Family

#: In the units of the drawing; 16 to 9 as slides and photographs in lists.
WIDTH: Final = 320
HEIGHT: Final = 180

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Palette:
    """From the ground up: ``pale``, ``soft``, ``mid``, ``deep``; ``spark`` is the one warm spot."""

    pale: str
    soft: str
    mid: str
    deep: str
    spark: str

    def reversed(self) -> Palette:
        """The same colours on a deep ground."""
        return Palette(self.deep, self.mid, self.soft, self.pale, self.spark)


PALETTES: Final[dict[Family, Palette]] = {
    Family.LANES: Palette("#dfe9f1", "#aac6dc", "#5b8fb8", "#1c4e75", "#f2b84b"),
    Family.CYCLES: Palette("#f1ebd6", "#d9c88f", "#a88f3f", "#5f4d10", "#3f8f7b"),
    Family.WAVES: Palette("#dceef0", "#9ed0d6", "#3f97a3", "#0b4c59", "#f2c9a0"),
    Family.TOWERS: Palette("#f5e5dc", "#e0b8a2", "#b9704f", "#6e3018", "#f2c65a"),
    Family.ROOFS: Palette("#efe3ec", "#d0adc7", "#9a6489", "#542747", "#e9b44c"),
    Family.LEAVES: Palette("#e5efdd", "#b7d2a3", "#6f9a58", "#2e5522", "#f0c75e"),
    Family.PATCHES: Palette("#f7e4e6", "#e3b3bb", "#bb6b7c", "#75263b", "#f0c48a"),
    Family.NET: Palette("#e6e7f4", "#b6b9de", "#7276b8", "#33367c", "#f0a868"),
}


class Dice:
    """Throws that depend on nothing but the seed, in every version of Python."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._thrown = 0

    def below(self, limit: int) -> int:
        """A whole number from 0 to ``limit`` - 1."""
        self._thrown += 1
        digest = sha256(f"{self._seed}:{self._thrown}".encode()).digest()
        return int.from_bytes(digest[:4]) % limit

    def between(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        return low + self.below(high - low + 1)

    def one_of(self, choices: Sequence[T]) -> T:
        """One of the choices."""
        return choices[self.below(len(choices))]
