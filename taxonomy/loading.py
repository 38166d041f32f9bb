"""Bring the committed vocabulary into the database; running it again changes nothing.

What editors wrote stays: only empty fields are filled, unless told to overwrite.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models, transaction
from wagtail.search import index
from wagtail.search.backends import get_search_backend

from taxonomy.models import City, Country, Theme
from taxonomy.models.theme import LABEL_COLUMNS
from taxonomy.reading import read_cities, read_countries, read_themes

RecordT = TypeVar("RecordT", bound=models.Model)

EMPTY: tuple[Any, ...] = (None, "", [], {})
BATCH = 500
THEME_FIELDS = [*LABEL_COLUMNS.values(), "search_terms", "icon"]
COUNTRY_FIELDS = ["name_en", "name_ko", "other_names", "region"]
CITY_FIELDS = [
    "name_en",
    "name_ko",
    "other_names",
    "alternate_names",
    "country_id",
    "latitude",
    "longitude",
    "population",
    "geonames_id",
]


@dataclass(frozen=True)
class Loaded:
    """How many records a file holds, and how many of them were new or changed."""

    what: str
    total: int
    new: int
    changed: int

    def __str__(self) -> str:
        return f"{self.total} {self.what} ({self.new} new, {self.changed} changed)"


@transaction.atomic
def load_taxonomy(*, overwrite: bool = False) -> list[Loaded]:
    """Themes by slug, countries by code, cities by GeoNames number."""
    return [
        load_themes(overwrite=overwrite),
        load_countries(overwrite=overwrite),
        load_cities(overwrite=overwrite),
    ]


def load_themes(*, overwrite: bool = False) -> Loaded:
    known = {theme.slug: theme for theme in Theme.objects.all()}
    pairs = [(theme, known.get(theme.slug)) for theme in read_themes()]
    return _write("themes", pairs, THEME_FIELDS, overwrite)


def load_countries(*, overwrite: bool = False) -> Loaded:
    known = {country.code: country for country in Country.objects.all()}
    pairs = [(country, known.get(country.code)) for country in read_countries()]
    return _write("countries", pairs, COUNTRY_FIELDS, overwrite)


def load_cities(*, overwrite: bool = False) -> Loaded:
    """A city an editor added under the same slug, without a number, is taken as the same."""
    cities = list(City.objects.all())
    by_number = {city.geonames_id: city for city in cities if city.geonames_id is not None}
    by_slug = {city.slug: city for city in cities if city.geonames_id is None}
    pairs = [
        (city, by_number.get(city.geonames_id or 0) or by_slug.get(city.slug))
        for city in read_cities()
    ]
    return _write("cities", pairs, CITY_FIELDS, overwrite)


def _write(
    what: str, pairs: Sequence[tuple[RecordT, RecordT | None]], fields: list[str], overwrite: bool
) -> Loaded:
    """`pairs`: each record of the file with the one in the database, if any."""
    new = [fresh for fresh, stored in pairs if stored is None]
    changed = [
        stored for fresh, stored in pairs if stored and _fill(stored, fresh, fields, overwrite)
    ]
    for record in [*new, *changed]:
        if isinstance(record, City):
            record.make_keys()
    model = type(pairs[0][0])
    columns = [*fields, "name_keys"] if model is City else fields
    model._default_manager.bulk_create(new, batch_size=BATCH)
    model._default_manager.bulk_update(changed, columns, batch_size=BATCH)
    _index(model, [*new, *changed])
    return Loaded(what, len(pairs), len(new), len(changed))


def _fill(stored: models.Model, fresh: models.Model, fields: list[str], overwrite: bool) -> bool:
    """Copy what is missing, or everything; True when something changed."""
    before = [getattr(stored, name) for name in fields]
    for name in fields:
        value, offer = getattr(stored, name), getattr(fresh, name)
        if isinstance(value, dict) and not overwrite:
            setattr(stored, name, {**offer, **value})
        elif offer not in EMPTY and (overwrite or value in EMPTY):
            setattr(stored, name, offer)
    return before != [getattr(stored, name) for name in fields]


def _index(model: type[models.Model], records: Sequence[models.Model]) -> None:
    """The search box of the admin reads an index that a bulk write does not touch."""
    if issubclass(model, index.Indexed):
        engine = get_search_backend().get_index_for_model(model)
        for start in range(0, len(records), BATCH):
            engine.add_items(model, records[start : start + BATCH])
