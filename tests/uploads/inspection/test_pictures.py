"""Pictures: their size is known before they are decoded, and they are decoded once."""

from __future__ import annotations

import pytest
from PIL import Image

from tests.files.good import image_bytes
from tests.files.pictures import jpeg_of, png_of, saved, webp_of
from tests.uploads.inspection.conftest import Ask, short
from uploads.inspection import Outcome, Reason

PHOTO = image_bytes("JPEG", (640, 480))
MAP = image_bytes("PNG", (640, 480))


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (png_of(50_000, 50_000), "a.png"),
        (png_of(2**31 - 1, 2**31 - 1), "a.png"),
        (png_of(8000, 5001), "a.png"),
        (jpeg_of(65_000, 65_000), "a.jpg"),
        (webp_of(16_000, 16_000), "a.webp"),
    ],
    ids=short,
)
def test_too_many_pixels_are_refused_from_the_header(
    ask: Ask, glance: Ask, data: bytes, name: str
) -> None:
    assert {ask(data, name).reason, glance(data, name).reason} == {Reason.PIXEL_LIMIT}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (PHOTO[: len(PHOTO) // 2], "a.jpg"),
        (PHOTO[:20], "a.jpg"),
        (MAP[: len(MAP) // 2], "a.png"),
        (MAP[:12], "a.png"),
        (MAP.replace(b"IDATx", b"IDATy"), "a.png"),
        (MAP[:-14] + b"\0\0" + MAP[-12:], "a.png"),
        (image_bytes("WEBP", (640, 480))[:100], "a.webp"),
        (png_of(0, 5), "a.png"),
        (png_of(100, 100), "a.png"),
    ],
    ids=short,
)
def test_a_cut_or_spoilt_picture_is_refused(ask: Ask, data: bytes, name: str) -> None:
    assert ask(data, name).reason == Reason.CORRUPT


def animation(image_format: str) -> bytes:
    """Three frames."""
    frames = [Image.new("RGB", (32, 32), color) for color in ("red", "green", "blue")]
    return saved(frames[0], image_format, save_all=True, append_images=frames[1:])


def turned() -> bytes:
    """A photo taken with the camera on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return saved(Image.new("RGB", (64, 48)), "JPEG", exif=exif)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (saved(Image.new("CMYK", (64, 48)), "JPEG"), "a.jpg"),
        (saved(Image.new("RGB", (64, 48)), "JPEG", progressive=True), "a.jpg"),
        (saved(Image.new("L", (64, 48)), "JPEG"), "a.jpg"),
        (turned(), "a.jpg"),
        (PHOTO + b"film of a telephone", "a.jpg"),
        (saved(Image.new("I;16", (64, 48)), "PNG"), "a.png"),
        (saved(Image.new("P", (64, 48)), "PNG", transparency=0), "a.png"),
        (saved(Image.new("1", (64, 48)), "PNG"), "a.png"),
        (saved(Image.new("RGBA", (64, 48)), "PNG"), "a.png"),
        (MAP + b"more", "a.png"),
        (animation("PNG"), "a.png"),
        (animation("WEBP"), "a.webp"),
        (saved(Image.new("RGBA", (64, 48)), "WEBP", lossless=True), "a.webp"),
    ],
    ids=short,
)
def test_pictures_of_every_make_are_accepted(ask: Ask, data: bytes, name: str) -> None:
    assert ask(data, name).outcome == Outcome.ACCEPT
