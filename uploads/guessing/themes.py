"""The themes of a file: those whose words are on many of its pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from taxonomy.selectors import themes_in_order
from uploads.guessing.finding import Names, is_undivided

MOST: Final = 3
#: A theme needs two different words of its own, or its label in the title.
FEWEST_WORDS: Final = 2
#: On so many pages, and in a long file on a tenth of them.
FEWEST_PAGES: Final = 2
SHARE_OF_PAGES: Final = 0.1
IN_TITLE: Final = 4
#: Against the first theme; what is below is mentioned, not the subject.
SHARE_OF_FIRST: Final = 0.5
SHORTEST_WORD: Final = 4
SHORTEST_UNDIVIDED: Final = 2


def themes_of(texts: Sequence[str], title: str) -> tuple[str, ...]:
    """Slugs, the surest first; at most three."""
    vocabulary = ThemeWords()
    words: defaultdict[str, set[str]] = defaultdict(set)
    points: Counter[str] = Counter()
    for text, weight in (*((text, 1) for text in texts), (title, IN_TITLE)):
        mentioned: Counter[str] = Counter()
        for word, theme in vocabulary.found_in(text):
            words[theme].add(word)
            mentioned[theme] = weight
        points.update(mentioned)
    sure = [theme for theme in points if _is_sure(len(words[theme]), points[theme], len(texts))]
    ranked = sorted(sure, key=lambda theme: (-points[theme], -len(words[theme]), theme))
    first = points[ranked[0]] if ranked else 0
    return tuple(theme for theme in ranked if points[theme] >= SHARE_OF_FIRST * first)[:MOST]


def _is_sure(different_words: int, points: int, pages: int) -> bool:
    if different_words >= FEWEST_WORDS:
        return points >= max(min(FEWEST_PAGES, pages), SHARE_OF_PAGES * pages)
    # One word alone stands in the title and on a page, or runs through the file.
    return points > IN_TITLE


class ThemeWords:
    """Labels and search terms of every theme, in all languages."""

    def __init__(self) -> None:
        entries = list(_entries())
        self._acronyms = [entry for entry in entries if _is_acronym(entry[0])]
        self._names = Names(
            (form, theme)
            for name, theme in entries
            if not _is_acronym(name)
            for form in _forms(name)
        )

    def found_in(self, text: str) -> Iterator[tuple[str, str]]:
        """Each word that occurs, and its theme."""
        for word, themes in self._names.found_in(text):
            yield from ((word, theme) for theme in themes)
        for word, theme in self._acronyms:
            # In capitals only: MICE are not mice.
            if word in text and re.search(rf"\b{re.escape(word)}\b", text):
                yield word, theme


def _entries() -> Iterator[tuple[str, str]]:
    for theme in themes_in_order():
        terms = [term for terms in theme.search_terms.values() for term in terms]
        for name in (*theme.labels.values(), *terms):
            shortest = SHORTEST_UNDIVIDED if is_undivided(name) else SHORTEST_WORD
            if len(name) >= shortest or _is_acronym(name):
                yield name, theme.slug


def _is_acronym(name: str) -> bool:
    return name.isascii() and name.isupper() and name.isalnum()


def _forms(name: str) -> tuple[str, ...]:
    """As it is listed, and in the plural of English: night bus, night buses."""
    if not name.isascii() or not name[-1].islower():
        return (name,)
    if name.endswith(("s", "x", "ch", "sh")):
        return (name, f"{name}es")
    return (name, f"{name[:-1]}ies") if name.endswith("y") else (name, f"{name}s")
