"""The map: where a city stands on it, how large its dot is, and how heavy the land."""

from __future__ import annotations

from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from django.conf import settings

from devtools.world_map import drawing
from portal.plots.projection import HEIGHT, WIDTH, place_on_map
from portal.plots.world import LARGEST, REACH, SMALLEST, by_size, dots_of
from tests.factories.taxonomy import CityFactory

LAND = Path(settings.BASE_DIR) / "static" / "maps" / "land.svg"
BUDGET = 8_000


def test_the_land_is_one_small_file_without_borders() -> None:
    svg = LAND.read_bytes()

    assert len(brotli.compress(svg)) <= BUDGET
    assert svg.count(b"<path") == 1


@pytest.mark.parametrize(("latitude", "longitude"), [(0, -180), (0, 180), (-55, -68), (71, 25)])
def test_every_inhabited_place_is_on_the_map(latitude: float, longitude: float) -> None:
    x, y = place_on_map(latitude, longitude)

    assert -0.01 <= x <= WIDTH + 0.01
    assert 0 <= y <= HEIGHT


def test_the_equator_and_the_first_meridian_meet_in_the_middle() -> None:
    x, y = place_on_map(0, 0)
    north, south = place_on_map(40, 0)[1], place_on_map(-40, 0)[1]

    assert x == WIDTH / 2
    assert north < y < south
    assert y - north == pytest.approx(south - y)


@pytest.mark.django_db
def test_four_times_as_many_policies_have_four_times_the_area() -> None:
    city = CityFactory.create(slug="seoul", latitude=37.57, longitude=126.98)

    one, four, many = dots_of([(city, 1), (city, 4), (city, 10_000)])

    assert (one.radius, four.radius, many.radius) == (SMALLEST, 2 * SMALLEST, LARGEST)
    assert one.name_before


@pytest.mark.django_db
def test_a_small_dot_is_painted_over_a_large_one_and_all_are_large_enough_to_be_hit() -> None:
    near, large = (CityFactory.create(slug=slug) for slug in ("near", "large"))

    dots = dots_of([(near, 1), (large, 30)])

    assert [dot.city.slug for dot in by_size(dots)] == ["large", "near"]
    assert [dot.reach for dot in dots] == [REACH, LARGEST]


def test_an_outline_over_the_date_line_is_cut_in_two() -> None:
    square = [[1790, 0], [20, 0], [0, 200], [-20, 0], [0, -200]]
    topology = {
        "transform": {"scale": [0.1, 0.1], "translate": [0, 0]},
        "arcs": [square],
        "objects": {"land": {"geometries": [{"arcs": [[[0]]]}]}},
    }

    assert drawing(topology).count("M") == 2
