"""Themes, cities, learning sessions and places as the pages about them show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from django.db.models import Q
from django.utils.translation import get_language

from portal.counts import Holdings
from programmes.models import LearningSession, Place, ProgrammeItem
from search.crossing import Pair
from taxonomy.languages import in_language
from taxonomy.models import City, Country, Theme
from taxonomy.regions import Region
from taxonomy.selectors import themes_in_order

_REGION_ORDER: Final = {region: place for place, region in enumerate(Region.values)}


@dataclass(frozen=True, slots=True)
class CountedTheme:
    """A theme and how many policies the reader finds under it."""

    theme: Theme
    count: int


@dataclass(frozen=True, slots=True)
class CountedCity:
    """A city and how many policies it has."""

    city: City
    count: int


@dataclass(frozen=True, slots=True)
class CountryCities:
    """The cities of one country."""

    name: str
    cities: tuple[CountedCity, ...]


@dataclass(frozen=True, slots=True)
class RegionCountries:
    """The countries of one region of the world."""

    slug: str
    label: str
    countries: tuple[CountryCities, ...]

    @property
    def cities(self) -> tuple[CountedCity, ...]:
        """Its cities, country by country."""
        return tuple(counted for country in self.countries for counted in country.cities)


@dataclass(frozen=True, slots=True)
class SessionCard:
    """A learning session in a list."""

    session: LearningSession
    description: str
    briefs: int


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """A place participants are taken to."""

    place: Place
    description: str


def counted_themes(held: Holdings) -> list[CountedTheme]:
    """All themes in the editors' order, those without policies too."""
    return [CountedTheme(theme, held.count("theme", theme.slug)) for theme in themes_in_order()]


def cities_by_region(counts: Mapping[str, int]) -> list[RegionCountries]:
    """Cities with policies, under their country, under their region. ``counts``: by slug."""
    found = City.objects.filter(slug__in=list(counts)).select_related("country")
    cities = sorted(found, key=lambda city: (_place_of(city.country), city.name))
    return [
        RegionCountries(region, str(Region(region).label), tuple(_countries(inside, counts)))
        for region, inside in groupby(cities, key=lambda city: city.country.region)
    ]


def neighbours_of(theme: Theme, pairs: Mapping[Pair, int], limit: int) -> list[CountedTheme]:
    """Themes that share most policies with this one. ``pairs``: slugs of two themes -> policies."""
    shared = [
        CountedTheme(other, count)
        for other in themes_in_order()
        if other != theme and (count := pairs.get((theme.slug, other.slug), 0))
    ]
    return sorted(shared, key=lambda counted: -counted.count)[:limit]


def themes_of(counts: Mapping[str, int]) -> list[CountedTheme]:
    """Themes with policies, most first; ``counts``: by slug."""
    known = [
        CountedTheme(theme, counts[theme.slug])
        for theme in themes_in_order()
        if theme.slug in counts
    ]
    return sorted(known, key=lambda counted: -counted.count)


def sessions_of_city(city: City, held: Holdings) -> list[SessionCard]:
    """Sessions at which the city presented a policy or had a participant, the latest first."""
    took_part = Q(slug__in=list(held.counts["session"])) | Q(participations__city=city)
    sessions = LearningSession.objects.filter(took_part).distinct()
    return [_session_card(session, held) for session in sessions]


def session_cards(held: Holdings) -> list[SessionCard]:
    """All learning sessions, the latest first."""
    return [_session_card(session, held) for session in LearningSession.objects.all()]


def place_cards() -> list[PlaceCard]:
    """All places, by name."""
    cards = [PlaceCard(place, place_description(place)) for place in Place.objects.all()]
    return sorted(cards, key=lambda card: str(card.place))


def programme_of(session: LearningSession) -> list[ProgrammeItem]:
    """The entries of a session's programme with their places."""
    return list(session.items.select_related("place"))


def sessions_at(place: Place) -> list[LearningSession]:
    """Learning sessions that visited a place, the latest first."""
    return list(LearningSession.objects.filter(items__place=place).distinct())


def session_description(session: LearningSession) -> str:
    """In the language of the interface, else in English."""
    return in_language({"en": session.description, "ko": session.description_ko}, get_language())


def place_description(place: Place) -> str:
    """In the language of the interface, else in English."""
    return in_language({"en": place.description, "ko": place.description_ko}, get_language())


def _session_card(session: LearningSession, held: Holdings) -> SessionCard:
    description = session_description(session)
    return SessionCard(session, description, held.count("session", session.slug))


def _place_of(country: Country) -> tuple[int, str]:
    return _REGION_ORDER[Region(country.region)], country.name


def _countries(cities: Iterable[City], counts: Mapping[str, int]) -> Iterable[CountryCities]:
    for country, inside in groupby(cities, key=lambda city: city.country):
        counted = tuple(CountedCity(city, counts[city.slug]) for city in inside)
        yield CountryCities(country.name, counted)
