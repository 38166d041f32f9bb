"""The city a file is about: named in its title or on its first page, and more than any other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from taxonomy.folding import fold
from taxonomy.models import City
from uploads.guessing.finding import Names, is_undivided

#: Smaller places share their names with people and common words.
FEWEST_PEOPLE: Final = 100_000
FEWEST_PEOPLE_UNDIVIDED: Final = 300_000
SHORTEST: Final = 4
#: Of two cities with one name the larger is meant if it is so many times as large.
CLEARLY_LARGER: Final = 5
#: The subject is on so many times as many pages as any other city.
CLEARLY_MORE: Final = 2
IN_TITLE: Final = 3
#: The sessions are held there, so it is named in everybody's files.
HOST: Final = "seoul"

#: English words that are cities elsewhere.
_WORDS: Final = frozenset(
    "bush mary perm male mobile nice split reading bath orange surprise sale best bali bar "
    "central enterprise independence garden grove union hope march port salvador victoria "
    "santos moreno san santa valencia concord".split()
)
_CAPITALISED: Final = re.compile(r"\b[^\W\d_][^\W\d_]*")


def city_of(texts: Sequence[str], title: str, name: str) -> str:
    """The slug of one city, or ""."""
    names, sizes = _names()
    points: Counter[str] = Counter()
    for text in texts:
        points.update(_cities_in(text, names, sizes))
    first = _cities_in("\n".join([title, *texts[:1], _words_of(name)]), names, sizes)
    for city in first:
        points[city] += IN_TITLE
    if len(points) > 1 and first != {HOST}:
        points.pop(HOST, None)
    ranked = points.most_common(2)
    if not ranked or ranked[0][0] not in first:
        return ""
    if len(ranked) > 1 and ranked[0][1] < CLEARLY_MORE * ranked[1][1]:
        return ""
    return ranked[0][0]


def _names() -> tuple[Names, dict[str, int]]:
    wanted = ("slug", "name_en", "name_ko", "other_names", "alternate_names", "population")
    cities = list(City.objects.filter(population__gte=FEWEST_PEOPLE).only(*wanted))
    entries = (entry for city in cities for entry in _entries(city))
    return Names(entries), {city.slug: city.population or 0 for city in cities}


def _entries(city: City) -> Iterator[tuple[str, str]]:
    for name in city.all_names:
        if is_undivided(name):
            if len(name) > 1 and (city.population or 0) >= FEWEST_PEOPLE_UNDIVIDED:
                yield name, city.slug
        elif len(name) >= SHORTEST and fold(name) not in _WORDS:
            yield name, city.slug


def _cities_in(text: str, names: Names, sizes: dict[str, int]) -> set[str]:
    """Each city a text names; "New York" and "York" in one text are one city."""
    found = {
        name: _meant(list(cities), sizes)
        for name, cities in names.found_in(text)
        if is_undivided(name) or _stands_capitalised(name, text)
    }
    longest = [
        name
        for name in found
        if not any(name != other and f" {name} " in f" {other} " for other in found)
    ]
    return {city for name in longest if (city := found[name])}


def _meant(cities: Sequence[str], sizes: dict[str, int]) -> str:
    ranked = sorted(cities, key=lambda slug: -sizes[slug])
    if len(ranked) > 1 and sizes[ranked[0]] < CLEARLY_LARGER * sizes[ranked[1]]:
        return ""
    return ranked[0]


def _stands_capitalised(name: str, text: str) -> bool:
    """A name begins with a capital; scripts without capitals pass."""
    first = name.partition(" ")[0]
    return any(fold(word) == first and not word[0].islower() for word in _CAPITALISED.findall(text))


def _words_of(name: str) -> str:
    return re.sub(r"[_.-]+", " ", name)
