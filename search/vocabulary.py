"""The concepts of this site, from the taxonomy: what :mod:`search.concepts` recognises by.

taxonomy -> entries -> Vocabulary (kept for a minute) -> concepts of a query
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Final

from search.concepts import ConceptEntry, Vocabulary
from search.engines.base import Concept
from search.engines.database.models import FacetValue
from search.glossary import glossary_entries
from search.parse import Query
from taxonomy.models import City, Country, Theme

#: Other processes notice a renamed theme or the first policy of a city after this many seconds.
LIFETIME: Final = 60.0

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
    """The vocabulary of this site, at most a minute old."""
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
    """The glossary, every theme, and the cities and countries policies are from."""
    yield from glossary_entries()
    yield from theme_entries(Theme.objects.all())
    yield from city_entries(City.objects.filter(slug__in=_values("city")))
    yield from country_entries(Country.objects.filter(code__in=_values("country")))


def theme_entries(themes: Iterable[Theme]) -> Iterator[ConceptEntry]:
    """Labels, halves of labels and search terms."""
    for theme in themes:
        halves = [half for code, label in theme.labels.items() for half in _halves(code, label)]
        terms = [term for terms in theme.search_terms.values() for term in terms]
        yield ConceptEntry("theme", theme.slug, (*theme.labels.values(), *halves, *terms))


def city_entries(cities: Iterable[City]) -> Iterator[ConceptEntry]:
    """Names in English, Korean and other languages."""
    for city in cities:
        yield ConceptEntry("city", city.slug, tuple(city.all_names))


def country_entries(countries: Iterable[Country]) -> Iterator[ConceptEntry]:
    """Names in the languages of the site."""
    for country in countries:
        yield ConceptEntry("country", country.code, tuple(filter(None, country.names.values())))


def _halves(code: str, label: str) -> list[str]:
    halves = [] if code in _WHOLE_LABELS else _HALVES.split(label)
    return halves if len(halves) > 1 and all(len(half) > 1 for half in halves) else []


def _values(facet: str) -> Collection[str]:
    """Values any record had: a city whose last policy has gone names nothing, and does no harm."""
    return FacetValue.objects.filter(facet=facet).values_list("value", flat=True)
