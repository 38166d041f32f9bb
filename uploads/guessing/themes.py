"""The themes of a file: those whose words are on many of its pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from taxonomy.selectors import themes_in_order
from uploads.guessing.finding import Names, is_undivided

MOST: Final = 3
#: A theme needs two different words of its own, or its label in the title.
FEWEST_WORDS: Final = 2
IN_TITLE: Final = 4
#: Against the first theme; what is below is mentioned, not the subject.
SHARE_OF_FIRST: Final = 0.5
SHORTEST_WORD: Final = 4
SHORTEST_UNDIVIDED: Final = 2


def themes_of(texts: Sequence[str], title: str) -> tuple[str, ...]:
    """Slugs, the surest first; at most three."""
    names = Names(_entries())
    words: defaultdict[str, set[str]] = defaultdict(set)
    points: Counter[str] = Counter()
    for text, weight in (*((text, 1) for text in texts), (title, IN_TITLE)):
        mentioned: Counter[str] = Counter()
        for word, themes in names.found_in(text):
            for theme in themes:
                words[theme].add(word)
                mentioned[theme] = weight
        points.update(mentioned)
    sure = [theme for theme in points if _is_sure(len(words[theme]), points[theme], len(texts))]
    ranked = sorted(sure, key=lambda theme: (-points[theme], -len(words[theme]), theme))
    first = points[ranked[0]] if ranked else 0
    return tuple(theme for theme in ranked if points[theme] >= SHARE_OF_FIRST * first)[:MOST]


def _is_sure(different_words: int, points: int, pages: int) -> bool:
    if different_words >= FEWEST_WORDS:
        return points >= min(3, max(pages, 1))
    # One word alone must run through the file, or stand in its title and on a page.
    return points > IN_TITLE


def _entries() -> Iterator[tuple[str, str]]:
    for theme in themes_in_order():
        terms = [term for terms in theme.search_terms.values() for term in terms]
        for name in (*theme.labels.values(), *terms):
            shortest = SHORTEST_UNDIVIDED if is_undivided(name) else SHORTEST_WORD
            if len(name) >= shortest:
                yield name, theme.slug
