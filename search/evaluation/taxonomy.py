"""Themes, cities and countries by any of their names, for documents that are not in the database.

A database without a taxonomy is served by the committed one, so that a set can be judged right
after a checkout.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.db import DatabaseError, transaction

from search.concepts import ConceptEntry
from search.glossary import glossary_entries
from search.vocabulary import LARGE_CITY, city_entries, country_entries, theme_entries
from taxonomy.folding import fold
from taxonomy.models import City, Country, Theme
from taxonomy.reading import read_cities, read_countries, read_themes


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """What policies can be about, and where they can be from."""

    themes: Sequence[Theme]
    cities: Sequence[City]
    countries: Sequence[Country]


class Lookup:
    """Themes, countries and cities by any of their names, slugs and codes."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._themes = {
            fold(name): theme.slug
            for theme in taxonomy.themes
            for name in (*theme.labels.values(), theme.slug)
        }
        self._countries = {
            fold(name): country.code
            for country in taxonomy.countries
            for name in (*country.names.values(), country.code)
        }
        self._cities: dict[tuple[str, str], City] = {}
        # The larger of two cities wins; one called so wins from one that is only also called so.
        by_size = sorted(taxonomy.cities, key=lambda city: city.population or 0)
        for city in by_size:
            self._add(city, city.alternate_names)
        for city in by_size:
            self._add(city, [city.slug, city.name_en, city.name_ko])

    def _add(self, city: City, names: Collection[str]) -> None:
        for key in map(fold, filter(None, names)):
            self._cities[city.country_id, key] = self._cities["", key] = city

    def theme(self, name: str) -> str:
        """The slug of a theme; the name itself when there is no such theme."""
        return self._themes.get(fold(name), name)

    def country(self, name: str) -> str:
        """The code of a country; empty when there is no such country."""
        return self._countries.get(fold(name), "")

    def city(self, name: str, country_code: str) -> City | None:
        """The city of that name; the code may be empty."""
        return self._cities.get((country_code, fold(name)))


def known_taxonomy() -> Taxonomy:
    """The taxonomy of the database, else the committed one."""
    try:
        with transaction.atomic():
            taxonomy = Taxonomy(
                tuple(Theme.objects.all()), tuple(City.objects.all()), tuple(Country.objects.all())
            )
    except DatabaseError:
        taxonomy = Taxonomy((), (), ())
    return Taxonomy(
        taxonomy.themes or read_themes(),
        taxonomy.cities or read_cities(),
        taxonomy.countries or read_countries(),
    )


def entries(
    taxonomy: Taxonomy, *, cities: Collection[str], countries: Collection[str]
) -> Iterator[ConceptEntry]:
    """What the site would know if policies were from these cities and countries."""
    yield from glossary_entries()
    yield from theme_entries(taxonomy.themes)
    large = (
        city
        for city in taxonomy.cities
        if city.slug in cities or (city.population or 0) >= LARGE_CITY
    )
    yield from city_entries(large, cities)
    yield from country_entries(taxonomy.countries, countries)
