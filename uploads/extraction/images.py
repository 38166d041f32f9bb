"""Read an uploaded picture as a file of one page: upright, on white, without what a camera adds."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

from uploads.extraction.jobs import WIDTHS, ReadPage
from uploads.extraction.pictures import save_pictures
from uploads.extraction.reading import Unreadable

FORMATS: Final = ("PNG", "JPEG", "WEBP")
EXTENSIONS: Final = {".png", ".jpg", ".jpeg", ".webp"}
#: Failures of Pillow's decoders over hostile bytes are of many kinds.
FAILURES: Final = (OSError, ValueError, SyntaxError, EOFError, OverflowError, IndexError, KeyError)


def is_image(path: Path) -> bool:
    """By the extension that the parent gave it after the inspection."""
    return path.suffix in EXTENSIONS


def read_image(path: Path, folder: Path) -> ReadPage:
    """The first frame of a picture. Its size was judged by the inspection. Raises Unreadable."""
    # The inspection has a limit of its own, which is an answer and not a warning.
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(path, formats=FORMATS) as opened:
            opened.draft("RGB", (WIDTHS[0] * 2, WIDTHS[0] * 2))
            upright = ImageOps.exif_transpose(opened)
            image = on_white(upright)
    except FAILURES as error:
        raise Unreadable(f"{type(error).__name__}: {error}") from error
    width, height = save_pictures(image, folder, 1)
    return ReadPage(1, width=width, height=height, landscape=width > height)


def on_white(image: Image.Image) -> Image.Image:
    """The same in RGB: 16 bits scaled to 8, transparent parts on white."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L").convert("RGB")
    if image.has_transparency_data:
        picture = image.convert("RGBA")
        paper = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(paper, picture).convert("RGB")
    return image.convert("RGB")
