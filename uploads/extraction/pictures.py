"""Pictures of a page, as readers get them: WebP in three widths, re-encoded, bounded (child)."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Final

from PIL import Image

from uploads.extraction.jobs import PICTURES, WIDTHS, picture_name

#: Legible text at a size that a slow link can carry; method 2 is three times as fast as 4, and
#: its files are a tenth larger.
QUALITY: Final = 80
METHOD: Final = 2
#: A page 100 times as high as wide is still one picture; WebP ends at 16,383.
LONGEST_SIDE: Final = 8000
MOST_PIXELS: Final = 6_000_000


def fitted(width: float, height: float, *, target_width: float) -> float:
    """The factor that brings a page to the target width, less if the picture would be too large.

    For sides that are no numbers or not above zero the answer is 0: there is no picture.
    """
    if not (0 < width < math.inf and 0 < height < math.inf):
        return 0.0
    return min(
        target_width / width,
        LONGEST_SIDE / max(width, height),
        math.sqrt(MOST_PIXELS / width) / math.sqrt(height),
    )


def save_pictures(image: Image.Image, folder: Path, number: int) -> tuple[int, int]:
    """Write the picture of a page in all widths, never enlarged; gives the size of the largest."""
    (folder / PICTURES).mkdir(exist_ok=True)
    largest = (0, 0)
    for width in WIDTHS:
        image = _at_most(image, width)
        largest = max(largest, image.size)
        image.save(folder / picture_name(number, width), "WEBP", quality=QUALITY, method=METHOD)
    return largest


def _at_most(image: Image.Image, width: int) -> Image.Image:
    factor = min(1.0, fitted(*image.size, target_width=width))
    if factor == 1.0:
        return image
    size = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
