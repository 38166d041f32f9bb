from __future__ import annotations

import math
from pathlib import Path

import pytest
from PIL import Image

from tests.uploads.extraction.shown import shown, size
from uploads.extraction.pictures import LONGEST_SIDE, MOST_PIXELS, fitted, save_pictures


def sizes(folder: Path, number: int = 1) -> dict[int, tuple[int, int]]:
    return {width: size(folder / f"pictures/{number}-{width}.webp") for width in (1600, 800, 320)}


def test_a_page_gets_three_widths(tmp_path: Path) -> None:
    assert save_pictures(Image.new("RGB", (3200, 1800)), tmp_path, 7) == (1600, 900)
    assert sizes(tmp_path, 7) == {1600: (1600, 900), 800: (800, 450), 320: (320, 180)}


def test_a_small_picture_is_not_enlarged(tmp_path: Path) -> None:
    assert save_pictures(Image.new("RGB", (500, 250)), tmp_path, 1) == (500, 250)
    assert sizes(tmp_path) == {1600: (500, 250), 800: (500, 250), 320: (320, 160)}


@pytest.mark.parametrize("sides", [(1, 12_000), (12_000, 1), (30, 9000)])
def test_a_strip_stays_a_picture(tmp_path: Path, sides: tuple[int, int]) -> None:
    width, height = save_pictures(Image.new("RGB", sides), tmp_path, 1)

    assert 1 <= width <= 1600
    assert 1 <= height <= LONGEST_SIDE


@pytest.mark.parametrize(
    ("sides", "factor"),
    [
        ((800, 600), 2.0),
        ((595, 842), 1600 / 595),
        ((14_400, 14_400), 1600 / 14_400),
        ((200, 200_000), LONGEST_SIDE / 200_000),
        ((1000, 4000), math.sqrt(MOST_PIXELS / 4_000_000)),
        ((0, 100), 0.0),
        ((-5, 100), 0.0),
        ((math.nan, 100), 0.0),
        ((math.inf, 100), 0.0),
    ],
)
def test_the_scale_follows_the_size_of_the_page(sides: tuple[float, float], factor: float) -> None:
    assert fitted(*sides, target_width=1600) == pytest.approx(factor)


def test_pictures_carry_nothing_but_pixels(tmp_path: Path) -> None:
    picture = Image.new("RGB", (400, 300))
    picture.info["exif"] = b"Exif\0\0where it was taken"
    picture.info["comment"] = b"by whom"

    save_pictures(picture, tmp_path, 1)

    for path in (tmp_path / "pictures").iterdir():
        assert b"taken" not in path.read_bytes()
        assert dict(shown(path).getexif()) == {}
