"""Themes, countries, cities and offices for tests of every package."""

# The declarations of factory_boy carry no types.
# mypy: disallow-untyped-calls=False

from __future__ import annotations

from factory.declarations import Sequence, SubFactory
from factory.django import DjangoModelFactory

from taxonomy.models import City, Country, Office, Theme
from taxonomy.regions import Region


class ThemeFactory(DjangoModelFactory[Theme]):
    class Meta:
        model = Theme
        django_get_or_create = ("slug",)

    slug = Sequence(lambda number: f"theme-{number}")
    label_en = Sequence(lambda number: f"Theme {number}")


class CountryFactory(DjangoModelFactory[Country]):
    class Meta:
        model = Country
        django_get_or_create = ("code",)

    code = "SG"
    name_en = "Singapore"
    name_ko = "싱가포르"
    region = Region.SOUTH_EAST_ASIA


class CityFactory(DjangoModelFactory[City]):
    class Meta:
        model = City
        django_get_or_create = ("slug",)

    slug = Sequence(lambda number: f"city-{number}")
    name_en = Sequence(lambda number: f"City {number}")
    country = SubFactory(CountryFactory)
    latitude = 1.2897
    longitude = 103.8501
    population = 1_000_000


class OfficeFactory(DjangoModelFactory[Office]):
    class Meta:
        model = Office

    name = Sequence(lambda number: f"Office {number}")
    city = SubFactory(CityFactory)
    contact_email = "office@example.org"
