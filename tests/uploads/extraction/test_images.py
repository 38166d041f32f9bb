from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.files.good import image_bytes
from tests.uploads.extraction.shown import close, colour, shown, size
from uploads.extraction.images import read_image
from uploads.extraction.reading import Unreadable

WHITE, GREY = (255, 255, 255), (128, 128, 128)


def read(image: Image.Image, folder: Path, image_format: str = "PNG", **options: object) -> Path:
    """The largest picture made of this one."""
    path = folder / f"input.{image_format.lower().replace('jpeg', 'jpg')}"
    image.save(path, image_format, **options)
    read_image(path, folder)
    return folder / "pictures/1-1600.webp"


@pytest.mark.parametrize("image_format", ["PNG", "JPEG", "WEBP"])
def test_a_picture_is_a_file_of_one_page(tmp_path: Path, image_format: str) -> None:
    path = tmp_path / f"input.{image_format.lower().replace('jpeg', 'jpg')}"
    path.write_bytes(image_bytes(image_format, (2000, 1000)))

    page = read_image(path, tmp_path)

    assert (page.number, page.width, page.height, page.text) == (1, 1600, 800, "")


def test_a_photograph_is_turned_upright_and_forgets_where_it_was_taken(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "a camera"
    exif.get_ifd(0x8825)[1] = "N"

    made = read(Image.new("RGB", (400, 200), GREY), tmp_path, "JPEG", exif=exif)

    assert size(made) == (200, 400)
    assert dict(shown(made).getexif()) == {}
    assert b"a camera" not in made.read_bytes()


def test_transparent_parts_are_white(tmp_path: Path) -> None:
    assert close(colour(read(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), tmp_path)), WHITE)


def test_a_palette_with_a_transparent_colour_is_on_white(tmp_path: Path) -> None:
    picture = Image.new("P", (50, 50), 0)
    picture.putpalette([0, 0, 0, 255, 0, 0])

    assert close(colour(read(picture, tmp_path, transparency=0)), WHITE)


def test_sixteen_bits_of_grey_become_eight(tmp_path: Path) -> None:
    assert close(colour(read(Image.new("I;16", (50, 50), 128 * 256), tmp_path)), GREY)


@pytest.mark.parametrize("mode", ["L", "LA", "1", "RGB"])
def test_other_kinds_of_pixels_are_read(tmp_path: Path, mode: str) -> None:
    assert close(colour(read(Image.new(mode, (50, 50), "white"), tmp_path)), WHITE)


def test_printers_colours_are_turned_into_those_of_a_screen(tmp_path: Path) -> None:
    made = read(Image.new("CMYK", (50, 50), (0, 0, 0, 0)), tmp_path, "JPEG")

    assert close(colour(made), WHITE)


def test_of_an_animation_the_first_picture_is_shown(tmp_path: Path) -> None:
    first, second = (Image.new("RGB", (50, 50), name) for name in ("white", "black"))

    made = read(first, tmp_path, "WEBP", save_all=True, append_images=[second])

    assert close(colour(made), WHITE)


@pytest.mark.parametrize("image_format", ["PNG", "JPEG", "WEBP"])
def test_a_picture_cut_off_is_unreadable(tmp_path: Path, image_format: str) -> None:
    path = tmp_path / f"input.{image_format.lower().replace('jpeg', 'jpg')}"
    whole = io.BytesIO(image_bytes(image_format, (600, 400))).getvalue()
    path.write_bytes(whole[: len(whole) // 2])

    with pytest.raises(Unreadable):
        read_image(path, tmp_path)
