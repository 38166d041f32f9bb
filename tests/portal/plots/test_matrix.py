"""Themes by regions: numbers that lead to what they count."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from cases.choices import Visibility
from taxonomy.regions import Region
from tests.factories.policies import make_case
from tests.factories.taxonomy import CityFactory, CountryFactory, ThemeFactory

pytestmark = pytest.mark.django_db


def make_policies(visibility: str = Visibility.PUBLIC) -> None:
    """Two on buses and one on water in East Asia, one on buses in Oceania."""
    for title, theme, city, code, region in (
        ("A", "buses", "osaka", "JP", Region.EAST_ASIA),
        ("B", "buses", "osaka", "JP", Region.EAST_ASIA),
        ("C", "water", "osaka", "JP", Region.EAST_ASIA),
        ("D", "buses", "suva", "FJ", Region.OCEANIA),
    ):
        country = CountryFactory.create(code=code, name_en=code, region=region)
        make_case(
            title,
            main_theme=ThemeFactory.create(slug=theme, label_en=theme.title()),
            city=CityFactory.create(slug=city, name_en=city.title(), country=country),
            visibility=visibility,
        )


def test_every_number_leads_to_so_many_policies(client: Client) -> None:
    make_policies()

    html = client.get("/themes/").content.decode()
    cells = re.findall(r'<a href="(/search/\?region=[^"]+)">(\d+)<', html)

    assert len(cells) == 3
    for url, number in cells:
        assert client.get(url.replace("&amp;", "&")).context["found"].total == int(number)


def test_rows_and_columns_are_those_with_policies_in_their_usual_order(client: Client) -> None:
    make_policies()
    ThemeFactory.create(slug="unused")

    matrix = client.get("/themes/").context["matrix"]

    assert matrix.regions == (Region.EAST_ASIA, Region.OCEANIA)
    assert [[cell.count for cell in row.cells] for row in matrix.rows] == [[2, 1], [1, 0]]
    assert [[cell.tint for cell in row.cells] for row in matrix.rows] == [[4, 3], [3, 0]]


def test_the_number_says_of_what_it_is(client: Client) -> None:
    make_policies()

    html = client.get("/themes/").content.decode()

    assert '>2<span class="visually-hidden">: Buses, East Asia</span></a>' in html
    assert '<th scope="col">East Asia</th>' in html


def test_what_a_visitor_may_not_see_makes_no_table(client: Client) -> None:
    make_policies(Visibility.ALUMNI)

    html = client.get("/themes/").content.decode()

    assert client.get("/themes/").context["matrix"].rows == ()
    assert "<table" not in html
