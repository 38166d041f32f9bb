"""Themes, countries, cities and offices for tests of every package."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from taxonomy.models import City, Country, Office, Theme
from taxonomy.regions import Region


class ThemeFactory(DjangoModelFactory[Theme]):
    class Meta:
        model = Theme
        django_get_or_create = ("slug",)

    slug = factory.Sequence(lambda number: f"theme-{number}")
    label_en = factory.Sequence(lambda number: f"Theme {number}")


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

    slug = factory.Sequence(lambda number: f"city-{number}")
    name_en = factory.Sequence(lambda number: f"City {number}")
    country = factory.SubFactory(CountryFactory)
    latitude = 1.2897
    longitude = 103.8501
    population = 1_000_000


class OfficeFactory(DjangoModelFactory[Office]):
    class Meta:
        model = Office

    name = factory.Sequence(lambda number: f"Office {number}")
    city = factory.SubFactory(CityFactory)
    contact_email = "office@example.org"
