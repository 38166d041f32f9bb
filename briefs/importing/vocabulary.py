"""What rows name and the database knows: themes, cities, sessions, places. Asked once per import.

Each lookup returns the record or raises :class:`~briefs.importing.values.BadValue` with the known
name that is most like it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from django.db.models import Model

from briefs.importing.values import BadValue, did_you_mean, shortened
from programmes.models import LearningSession, Place
from taxonomy.folding import fold
from taxonomy.models import City, Country, Theme
from taxonomy.selectors import city_by_slug, resolve_city, themes_in_order

RecordT = TypeVar("RecordT", bound=Model)


class Vocabulary:
    """Lookups that remember their answers for the time of one import."""

    def __init__(self) -> None:
        self._themes = _themes_by_name()
        self._countries = _countries_by_name()
        self._sessions = {each.slug: each for each in LearningSession.objects.all()}
        self._places = {each.slug: each for each in Place.objects.all()}
        self.city = cache(self._city)

    def theme(self, name: str) -> Theme:
        """A theme by slug or by its label in any language."""
        return _found(self._themes, fold(name), name, "theme")

    def session(self, slug: str) -> LearningSession:
        """A learning session by slug."""
        session: LearningSession = _found(self._sessions, slug.casefold(), slug, "learning session")
        return session

    def place(self, slug: str) -> Place:
        """A place by slug."""
        return _found(self._places, slug.casefold(), slug, "place")

    def country(self, name: str) -> Country:
        """A country by code or by its name in any language."""
        return _found(self._countries, fold(name), name, "country")

    def _city(self, name: str, country: Country) -> City:
        found = resolve_city(name, country.code)
        if found is None:
            by_slug = city_by_slug(name.casefold())
            found = by_slug if by_slug and by_slug.country_id == country.code else None
        if found is None:
            raise BadValue(
                f'no city "{shortened(name)}" in {country.code}' + _nearest(name, country)
            )
        return found


def _themes_by_name() -> dict[str, Theme]:
    return {
        fold(name): theme
        for theme in themes_in_order()
        for name in (*theme.labels.values(), theme.slug)
    }


def _countries_by_name() -> dict[str, Country]:
    return {
        key: country
        for country in Country.objects.all()
        for key in (*map(fold, country.names.values()), country.code.casefold())
    }


def _nearest(name: str, country: Country) -> str:
    names = City.objects.filter(country=country).values_list("name_en", flat=True)
    return did_you_mean(fold(name), {fold(known): known for known in names})


def _found(known: Mapping[str, RecordT], key: str, name: str, what: str) -> RecordT:
    record = known.get(key)
    if record is None:
        hint = did_you_mean(key, {each: _shown(record) for each, record in known.items()})
        raise BadValue(f'no {what} "{shortened(name)}"{hint}')
    return record


def _shown(record: Model) -> str:
    """What an editor writes into the column to name the record."""
    return str(getattr(record, "slug", "") or getattr(record, "code", ""))
