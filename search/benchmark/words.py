"""Committed content -> words to write with, as common and as rare as words are.

First step: the demo policies and the nineteen themes give the vocabulary, Zipf's law how often
each word is drawn. A theme has words of its own, so that a question about it finds what belongs
together and not a little of everything.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, Final

from django.conf import settings

from search.stopwords import ENGLISH_STOPWORDS
from taxonomy.models import City, Theme
from taxonomy.reading import read_cities, read_countries, read_themes

CONTENT: Final = Path(settings.BASE_DIR) / "portal" / "demo" / "content"
FILES: Final = ("seoul_cases.json", "city_briefs.json")
_TEXTS: Final = ("title", "summary", "problem", "approach", "implementation")
_WORD: Final = re.compile(r"[a-z][a-z'-]*[a-z]")
#: Languages other than English; the labels of themes are in each of them.
OTHER_LANGUAGES: Final = ("ko", "zh-hans", "ja", "es", "fr")
#: The largest cities, and the home of every case study among them.
CITIES: Final = 60
HOME: Final = "seoul"
#: A telling word is so many times commoner in its theme than elsewhere.
_TELLING: Final = 2


@dataclass(frozen=True, slots=True)
class Words:
    """Words, the commonest first: the n-th is drawn 1/n as often as the first (Zipf)."""

    words: tuple[str, ...]
    sums: tuple[float, ...]

    def draw(self, random: Random, count: int) -> list[str]:
        """So many words, with repetitions as in a text."""
        return random.choices(self.words, cum_weights=self.sums, k=count)


@dataclass(frozen=True, slots=True)
class Spot:
    """A city a policy is from."""

    slug: str
    name: str
    country: str
    region: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Material:
    """All that records and questions are made of.

    ``themes`` and ``others`` go by slug and language code; ``telling`` are the words of a theme
    that somebody would look for: "bus", not "city".
    """

    general: Words
    themes: Mapping[str, Words]
    telling: Mapping[str, Words]
    others: Mapping[str, Words]
    cities: tuple[Spot, ...]


def zipf(found: Counter[str]) -> Words:
    """The words, the most frequent first; of equals, the first met."""
    ordered = tuple(word for word, _count in found.most_common())
    return Words(ordered, tuple(accumulate(1 / rank for rank in range(1, len(ordered) + 1))))


def read_material() -> Material:
    """Read the committed content; needs no database."""
    policies = [
        entry for name in FILES for entry in json.loads((CONTENT / name).read_text("utf-8"))
    ]
    themes = read_themes()
    general = Counter(word for policy in policies for word in _english(policy))
    on_themes = {theme.slug: Counter(_on_theme(theme, policies)) for theme in themes}
    return Material(
        general=zipf(general),
        themes={slug: zipf(found) for slug, found in on_themes.items()},
        telling={slug: zipf(_telling(found, general)) for slug, found in on_themes.items()},
        others={code: zipf(Counter(_in_language(code, themes))) for code in OTHER_LANGUAGES},
        cities=_largest_cities(),
    )


def _english(policy: Mapping[str, Any]) -> list[str]:
    texts = [*(policy[name] for name in _TEXTS), *policy["lessons"]]
    return _WORD.findall(" ".join(texts).lower())


def _on_theme(theme: Theme, policies: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """What is said in policies of a theme, common words left out, and the words of its label."""
    yield from _WORD.findall(" ".join([theme.label_en, *theme.search_terms.get("en", [])]).lower())
    for policy in policies:
        if theme.slug in policy["themes"]:
            yield from (word for word in _english(policy) if word not in ENGLISH_STOPWORDS)


def _telling(on_theme: Counter[str], general: Counter[str]) -> Counter[str]:
    usual = on_theme.total() / general.total()
    return Counter(
        {word: n for word, n in on_theme.items() if n > _TELLING * usual * general[word]}
    )


def _in_language(code: str, themes: Iterable[Theme]) -> Iterator[str]:
    for theme in themes:
        for text in (theme.labels.get(code, ""), *theme.search_terms.get(code, [])):
            yield from text.split()


def _largest_cities() -> tuple[Spot, ...]:
    regions = {country.code: country.region for country in read_countries()}
    by_size = sorted(read_cities(), key=lambda city: (-(city.population or 0), city.slug))
    home = [city for city in by_size if city.slug == HOME]
    away = [city for city in by_size if city.slug != HOME][: CITIES - 1]
    return tuple(_spot(city, regions) for city in [*home, *away])


def _spot(city: City, regions: Mapping[str, str]) -> Spot:
    country = city.country_id
    return Spot(city.slug, city.name_en, country, regions[country], city.latitude, city.longitude)
