"""Lengths and tints as small whole numbers, because a strict policy allows no style in a page.

``static/css/components/plot.css`` has a class for each: ``share-0`` to ``share-20``.
"""

from __future__ import annotations

from typing import Final

#: The longest bar; every step is five per cent.
FULL: Final = 20
#: The strongest tint of a table's cell.
DARKEST: Final = 4


def share(count: int, most: int) -> int:
    """0 for nothing, else 1 to :data:`FULL`: what is there can always be seen."""
    return max(1, round(FULL * count / most)) if count else 0


def tint(count: int, most: int) -> int:
    """0 for nothing, else 1 to :data:`DARKEST`; by the root, for a few cells hold most of all."""
    return max(1, round(DARKEST * (count / most) ** 0.5)) if count else 0
