from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from taxonomy.models import City, Country
from tests.factories.taxonomy import CityFactory, CountryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def bogota() -> City:
    colombia = CountryFactory.create(code="CO", name_en="Colombia", name_ko="콜롬비아")
    return CityFactory.create(
        slug="bogota",
        name_en="Bogotá",
        name_ko="보고타",
        alternate_names=["波哥大", "Bogota"],
        country=colombia,
    )


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Bogotá"), ("ko", "보고타"), ("ja", "Bogotá")]
)
def test_a_city_is_named_in_korean_or_english(bogota: City, language: str, name: str) -> None:
    with translation.override(language):
        assert bogota.name == name


def test_a_city_without_korean_name_is_named_in_english() -> None:
    with translation.override("ko"):
        assert CityFactory.create(name_en="Hub").name == "Hub"


def test_a_city_is_shown_with_its_country_so_that_namesakes_differ(bogota: City) -> None:
    assert str(bogota) == "Bogotá (CO)"


def test_a_city_knows_every_name_once(bogota: City) -> None:
    assert bogota.all_names == ["Bogotá", "보고타", "波哥大"]


def test_saving_a_city_brings_its_keys_up_to_date(bogota: City) -> None:
    assert bogota.name_keys == "|bogota|보고타|波哥大|"

    bogota.alternate_names = ["Santafé"]
    bogota.save()

    assert City.objects.get(slug="bogota").name_keys == "|bogota|보고타|santafe|"


def test_a_list_of_cities_tells_their_countries_in_one_query(
    bogota: City, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    CityFactory.create(slug="singapore", name_en="Singapore")

    with django_assert_num_queries(1):
        assert [str(city) for city in City.objects.all()] == ["Bogotá (CO)", "Singapore (SG)"]


def test_the_slug_of_a_city_cannot_be_changed(bogota: City) -> None:
    bogota.slug = "santafe"

    with pytest.raises(ValidationError) as refused:
        bogota.full_clean()

    assert list(refused.value.message_dict) == ["slug"]


@pytest.mark.parametrize(
    ("field", "value"),
    [("latitude", 90.5), ("latitude", -91), ("longitude", 180.5), ("longitude", -181)],
)
def test_a_place_outside_the_globe_is_refused(bogota: City, field: str, value: float) -> None:
    setattr(bogota, field, value)

    with pytest.raises(ValidationError) as refused:
        bogota.full_clean()

    assert list(refused.value.message_dict) == [field]


def test_two_cities_may_both_be_without_geonames_number() -> None:
    CityFactory.create_batch(2, geonames_id=None)

    assert City.objects.filter(geonames_id=None).count() == 2


def test_a_country_with_cities_cannot_be_deleted(bogota: City) -> None:
    with pytest.raises(ProtectedError):
        bogota.country.delete()


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Singapore"), ("ko", "싱가포르"), ("fr", "Singapour"), ("es", "Singapore")],
)
def test_a_country_is_named_in_the_language_of_the_interface(language: str, name: str) -> None:
    country = CountryFactory.create(other_names={"fr": "Singapour"})

    with translation.override(language):
        assert str(country) == name


@pytest.mark.parametrize("code", ["sg", "SGP", "S1", "S"])
def test_a_country_code_is_two_capital_letters(code: str) -> None:
    country = Country(code=code, name_en="Somewhere", region="oceania")

    with pytest.raises(ValidationError) as refused:
        country.full_clean()

    assert list(refused.value.message_dict) == ["code"]


def test_the_region_of_a_country_is_told_in_words() -> None:
    assert CountryFactory.create().get_region_display() == "South-East Asia"
