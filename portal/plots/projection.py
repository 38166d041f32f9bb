"""Degrees -> a place on the world map. Equal Earth, so that no continent looks larger than it is.

After Savric, Patterson and Jenny, "The Equal Earth map projection" (2018). The land in
``static/maps/land.svg`` is drawn by the same function, see ``devtools/world_map.py``.
"""

from __future__ import annotations

from math import asin, cos, pi, radians, sin, sqrt
from typing import Final

#: Size of the drawing. Antarctica and the far north are cut off: no city lies there.
WIDTH: Final = 1000
HEIGHT: Final = 430
#: West of this there is only the Pacific; the page shows the map from here.
WEST: Final = 60
_NORTH: Final = 78.0

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M: Final = sqrt(3) / 2
_SCALE: Final = WIDTH * _M * _A1 / (2 * pi)


def place_on_map(latitude: float, longitude: float) -> tuple[float, float]:
    """From degrees (WGS 84) to x from the left, y from the top, in units of the drawing."""
    x, y = _equal_earth(radians(latitude), radians(longitude))
    return WIDTH / 2 + _SCALE * x, _SCALE * (_TOP - y)


def _equal_earth(latitude: float, longitude: float) -> tuple[float, float]:
    angle = asin(_M * sin(latitude))
    square = angle * angle
    sixth = square * square * square
    width = _M * (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square))
    height = angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return longitude * cos(angle) / width, height


_TOP: Final = _equal_earth(radians(_NORTH), 0.0)[1]
