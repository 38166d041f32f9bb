"""The concepts of this site: what :mod:`search.concepts` recognises by.

taxonomy, glossary -> entries -> Vocabulary (kept for a while) -> concepts of a query
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Final

from django.db.models import Q

from search.concepts import ConceptEntry, Vocabulary
from search.engines.base import TERM, Concept, Name
from search.engines.database.models import FacetValue
from search.glossary import glossary_entries
from search.parse import Query
from search.records import analysis_language
from taxonomy.models import City, Country, Theme

#: Other processes notice a renamed theme or the first policy of a city after this many seconds.
LIFETIME: Final = 120.0

#: Cities of so many people are likely to be mentioned in policies of others.
LARGE_CITY: Final = 1_000_000

#: "Residuos y reciclaje", "도로·주차": each half is what people type. "公民参与" is one word.
_HALVES: Final = re.compile(r"\s*[·・]\s*|\s+(?:y|e|et)\s+|与")
#: Most policies are in English: there the halves (water, jobs) find them as the words they are.
_WHOLE_LABELS: Final = frozenset({"en"})


@dataclass(frozen=True, slots=True)
class _Kept:
    vocabulary: Vocabulary
    until: float


_kept: list[_Kept] = []


def recognise(query: Query) -> tuple[Concept, ...]:
    """Themes, cities and countries named in a query, in any language of the site."""
    return site_vocabulary().recognise_in(query)


def site_vocabulary() -> Vocabulary:
    """The vocabulary of this site, at most LIFETIME old."""
    for kept in _kept:
        if monotonic() < kept.until:
            return kept.vocabulary
    vocabulary = Vocabulary(site_entries())
    _kept[:] = [_Kept(vocabulary, monotonic() + LIFETIME)]
    return vocabulary


def forget() -> None:
    """Read the taxonomy again at the next search; call when a name in it has changed."""
    _kept.clear()


def site_entries() -> Iterator[ConceptEntry]:
    """The glossary, every theme, the places policies are from, and those they may mention."""
    yield from glossary_entries()
    yield from theme_entries(Theme.objects.all())
    slugs, codes = _values("city"), _values("country")
    mentioned = Q(slug__in=slugs) | Q(population__gte=LARGE_CITY)
    yield from city_entries(City.objects.filter(mentioned), slugs)
    yield from country_entries(Country.objects.all(), codes)


def theme_entries(themes: Iterable[Theme]) -> Iterator[ConceptEntry]:
    """Labels, halves of labels and search terms."""
    for theme in themes:
        halves = [half for code, label in theme.labels.items() for half in _halves(code, label)]
        terms = [term for terms in theme.search_terms.values() for term in terms]
        yield ConceptEntry("theme", theme.slug, (*theme.labels.values(), *halves, *terms))


def city_entries(cities: Iterable[City], slugs: Collection[str]) -> Iterator[ConceptEntry]:
    """Cities with policies (``slugs``) by value; others by the names a text may have for them."""
    for city in cities:
        names = tuple(city.all_names)
        if city.slug in slugs:
            yield ConceptEntry("city", city.slug, names, is_place=True)
        else:
            yield _mentioned(city.names, names)


def country_entries(countries: Iterable[Country], codes: Collection[str]) -> Iterator[ConceptEntry]:
    """Countries with policies (``codes``) by value; others by names a text may have for them."""
    for country in countries:
        names = tuple(filter(None, country.names.values()))
        if country.code in codes:
            yield ConceptEntry("country", country.code, names, is_place=True)
        else:
            yield _mentioned(country.names, names)


def _mentioned(by_language: Mapping[str, str], names: tuple[str, ...]) -> ConceptEntry:
    called = tuple(
        Name(analysis_language(code), name) for code, name in by_language.items() if name
    )
    return ConceptEntry(TERM, by_language["en"], names, called, is_place=True)


def _halves(code: str, label: str) -> list[str]:
    halves = [] if code in _WHOLE_LABELS else _HALVES.split(label)
    return halves if len(halves) > 1 and all(len(half) > 1 for half in halves) else []


def _values(facet: str) -> frozenset[str]:
    """Values any record had: a city whose last policy has gone names nothing, and does no harm."""
    return frozenset(FacetValue.objects.filter(facet=facet).values_list("value", flat=True))
