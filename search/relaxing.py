"""When nothing has enough of the words: any of them. Plain Python.

A rung of the ladder that keeps a search from ending on an empty page. It comes after spelling and
after dropping a filter: only when the words find nothing even without filters are they loosened,
so that a filter chosen among loosened results still gives the number it promised.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from search.engines.base import SearchRequest, SearchResponse
from search.matching import without_stop_words
from search.parse import AnyOf, Phrase, Query, Term, Word, terms_of

Search = Callable[[SearchRequest], SearchResponse]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found; ``any_word`` when it is only what has any of the words asked for."""

    response: SearchResponse
    any_word: bool = False


def answer(search: Search, request: SearchRequest) -> Answer:
    """Search; if that finds nothing, with filters or without, for any of the words."""
    response = search(request)
    loosened = any_word(request.query) if response.total == 0 else None
    if loosened is None or _found_without_filters(search, request):
        return Answer(response)
    second = search(replace(request, query=loosened))
    return Answer(second, any_word=True) if second.total else Answer(response)


def any_word(query: Query) -> Query | None:
    """The query with one of its words enough, phrases taken apart; None if that changes nothing.

    What must be in a named field, and what must not be there, stays as it is.
    """
    terms = terms_of(query)
    fixed = tuple(term for term in terms if term.field)
    words = without_stop_words([word for term in terms if not term.field for word in _words(term)])
    loosened = tuple(Word(word) for word in dict.fromkeys(words))
    if len(loosened) < 2:
        return None
    changed = Query((*fixed, AnyOf(loosened)), query.excluded)
    return None if changed == query else changed


def _words(term: Term) -> tuple[str, ...]:
    return term.words if isinstance(term, Phrase) else (term.text,)


def _found_without_filters(search: Search, request: SearchRequest) -> bool:
    if not request.chosen and request.year_from is None and request.year_to is None:
        return False
    free = replace(
        request,
        chosen={},
        year_from=None,
        year_to=None,
        offset=0,
        limit=0,
        count_facets=(),
        highlight=False,
    )
    return search(free).total > 0
