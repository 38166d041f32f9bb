"""Guesses by the vocabulary: the city and the themes a file is about."""

from __future__ import annotations

import pytest

from tests.factories.taxonomy import CityFactory, CountryFactory, ThemeFactory
from uploads.guessing import Guesses, PageWords, guess, page_languages
from uploads.guessing.cities import city_of
from uploads.guessing.themes import themes_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def vocabulary() -> None:
    japan, india = CountryFactory.create(code="JP"), CountryFactory.create(code="IN")
    korea, pakistan = CountryFactory.create(code="KR"), CountryFactory.create(code="PK")
    for slug, name, korean, country, people in (
        ("osaka", "Osaka", "오사카", japan, 2_700_000),
        ("seoul", "Seoul", "서울", korea, 9_400_000),
        ("new-delhi", "New Delhi", "뉴델리", india, 21_000_000),
        ("delhi", "Delhi", "델리", india, 11_000_000),
        ("hyderabad-in", "Hyderabad", "", india, 6_800_000),
        ("hyderabad-pk", "Hyderabad", "", pakistan, 1_700_000),
        ("perm", "Perm", "", korea, 1_000_000),
        ("smallville", "Smallville", "", korea, 9_000),
    ):
        CityFactory.create(
            slug=slug, name_en=name, name_ko=korean, country=country, population=people
        )
    ThemeFactory.create(
        slug="public-transport",
        label_en="Public transport",
        label_ko="대중교통",
        search_terms={"en": ["BRT", "night bus", "metro"], "ko": ["심야버스", "지하철"]},
    )
    ThemeFactory.create(
        slug="waste",
        label_en="Waste and recycling",
        search_terms={"en": ["food waste", "landfill", "zero waste"]},
    )


@pytest.mark.parametrize(
    ("texts", "city"),
    [
        (["Night buses of Osaka", "Osaka has eight routes"], "osaka"),
        (["오사카시의 심야버스"], "osaka"),
        (["Night buses of Osaka\nSeoul, October 2012", "Seoul", "Seoul"], "osaka"),
        (["Night buses of Seoul", "Seoul"], "seoul"),
        (["Water in New Delhi"], "new-delhi"),
        (["Osaka and New Delhi compared"], ""),
        (["Buses of Hyderabad"], ""),
        (["Night buses", "as in Osaka"], ""),
        (["The perm is a hairstyle", "Perm"], ""),
        (["Smallville and its buses"], ""),
        (["we visited osaka"], ""),
        ([], ""),
    ],
)
@pytest.mark.usefixtures("vocabulary")
def test_the_city_of_a_file(texts: list[str], city: str) -> None:
    assert city_of(texts, "", "brief.pdf") == city


@pytest.mark.usefixtures("vocabulary")
def test_the_name_of_the_file_may_name_the_city() -> None:
    assert city_of(["Night buses"], "", "Osaka_buses.pptx") == "osaka"


@pytest.mark.parametrize(
    ("texts", "title", "themes"),
    [
        (["The night bus", "BRT lines", "the metro"], "", ("public-transport",)),
        (["심야버스와 지하철", "지하철", "심야버스"], "", ("public-transport",)),
        (["Public transport"], "Public transport in Osaka", ("public-transport",)),
        (["A metro map"], "", ()),
        (["The night bus", "the metro", "BRT", "a landfill"], "", ("public-transport",)),
        (
            ["The night bus and food waste", "the metro, the landfill", "BRT, zero waste"],
            "",
            ("public-transport", "waste"),
        ),
        ([], "", ()),
    ],
)
@pytest.mark.usefixtures("vocabulary")
def test_the_themes_of_a_file(texts: list[str], title: str, themes: tuple[str, ...]) -> None:
    assert themes_of(texts, title) == themes


@pytest.mark.usefixtures("vocabulary")
def test_all_guesses_of_a_presentation() -> None:
    pages = [
        PageWords("Night buses of Osaka", "The city council introduced them in 2013"),
        PageWords("", "The night bus and the metro"),
        PageWords("서울시 방문", "심야버스"),
    ]
    guesses = guess(pages, "deck.pptx")
    assert guesses == Guesses("Night buses of Osaka", "en", "osaka", ("public-transport",))
    assert guesses.as_json()["themes"] == ["public-transport"]
    assert page_languages(pages, "en") == ["en", "en", "ko"]


def test_a_file_without_pages_gives_no_guesses() -> None:
    assert guess([], "1.png") == Guesses()
