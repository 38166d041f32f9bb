"""Drawn covers: small, always the same for a record, told by its first theme."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.template import Context, Template
from django.test import Client

from portal.covers.addresses import cover_address
from portal.covers.drawing import EDITION, NUMBERS, draw, number_of
from taxonomy.families import FAMILIES, Family, family_of
from tests.factories.policies import make_case
from tests.factories.taxonomy import ThemeFactory

MOST_BYTES = 1500


@pytest.mark.parametrize("family", Family)
def test_every_picture_of_a_family_is_small_and_well_formed(family: Family) -> None:
    pictures = [draw(family, number) for number in range(NUMBERS)]

    assert max(len(picture.encode()) for picture in pictures) <= MOST_BYTES
    assert {ElementTree.fromstring(each).tag for each in pictures} == {  # noqa: S314
        "{http://www.w3.org/2000/svg}svg"
    }


@pytest.mark.parametrize("family", Family)
def test_records_of_one_family_look_different(family: Family) -> None:
    assert len({draw(family, number) for number in range(50)}) == 50


def test_the_number_of_a_record_is_the_same_on_every_machine() -> None:
    assert number_of("seoul-bus-reform-2004") == 695


def test_every_theme_of_the_project_has_a_family() -> None:
    themes = json.loads((Path(settings.BASE_DIR) / "taxonomy/data/themes.json").read_text("utf-8"))

    assert {theme["id"] for theme in themes} == set(FAMILIES)


def test_a_theme_that_editors_add_has_a_family_too_and_keeps_it() -> None:
    families = {family_of("night-economy") for _again in range(3)}

    assert families == {Family.CYCLES}


def test_the_first_theme_gives_the_pattern() -> None:
    policy = SimpleNamespace(
        id="a-case", themes=[SimpleNamespace(value="housing"), SimpleNamespace(value="safety")]
    )

    assert cover_address(policy) == f"/covers/{EDITION}/towers-{number_of('a-case')}.svg"


@pytest.mark.django_db
def test_a_page_and_its_hit_in_the_search_have_the_same_cover(client: Client) -> None:
    case = make_case("Night buses", main_theme=ThemeFactory.create(slug="public-transport"))

    assert f'src="{cover_address(case)}"' in client.get("/search/").content.decode()


def test_the_tag_gives_a_picture_that_screen_readers_pass_over() -> None:
    html = Template("{% load portal %}{% cover session 'roofs' %}").render(
        Context({"session": SimpleNamespace(id=7, slug="may-2012")})
    )

    address = f"/covers/{EDITION}/roofs-{number_of('may-2012')}.svg"
    assert html == (
        f'<img class="cover" src="{address}" alt="" width="320" height="180"'
        ' loading="lazy" decoding="async">'
    )


def test_a_cover_is_kept_for_a_year(client: Client) -> None:
    response = client.get(f"/covers/{EDITION}/waves-12.svg")

    assert response.headers["Content-Type"] == "image/svg+xml"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.content.decode() == draw(Family.WAVES, 12)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["waves-1000", "clouds-1", "waves-x"])
def test_a_cover_that_no_record_can_have_is_not_there(name: str, client: Client) -> None:
    assert client.get(f"/covers/{EDITION}/{name}.svg").status_code == 404
