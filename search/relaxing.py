"""When nothing has enough of the words: what was understood of them, else any. Plain Python.

The rungs of the ladder that keep a search from ending on an empty page. They come after spelling
and after dropping a filter: only when the words find nothing even without filters are they
loosened, so that a filter chosen among loosened results still gives the number it promised.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from search.engines.base import Concept, SearchRequest, SearchResponse
from search.matching import is_free, without_stop_words
from search.normalise import is_unspaced, normalised
from search.parse import AnyOf, Phrase, Query, Term, Word, terms_of

Search = Callable[[SearchRequest], SearchResponse]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found; ``loosened`` when it has only some of the words asked for."""

    response: SearchResponse
    loosened: bool = False


def answer(search: Search, request: SearchRequest) -> Answer:
    """Search; if that finds nothing, with filters or without, for less."""
    response = search(request)
    queries = list(_looser(request)) if response.total == 0 else []
    if queries and not _found_without_filters(search, request):
        for query in queries:
            found = search(replace(request, query=query))
            if found.total:
                return Answer(found, loosened=True)
    return Answer(response)


def _looser(request: SearchRequest) -> Iterator[Query]:
    for query in (understood(request.query, request.concepts), any_word(request.query)):
        if query is not None:
            yield query


def understood(query: Query, concepts: Sequence[Concept]) -> Query | None:
    """The query without the plain words that named no concept; None if that changes nothing.

    An English case has no Korean word for "reduce", but is about the fine dust of the query.
    """
    named = dict.fromkeys(word for concept in concepts for word in concept.words)
    kept = tuple(
        part
        for clause in query.clauses
        for part in ([clause] if not is_free(clause) else _named_in(clause, named))
    )
    return Query(kept, query.excluded) if named and kept != query.clauses else None


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


def _named_in(clause: Term | AnyOf, named: Collection[str]) -> Sequence[Term | AnyOf]:
    """What of a plain word named something; of a run without spaces, parts of it."""
    tokens = normalised(clause.text).split() if isinstance(clause, Word) else []
    if all(token in named for token in tokens):
        return [clause]
    return [
        Word(word) for token in tokens for word in named if word == token or _is_inside(word, token)
    ]


def _is_inside(word: str, token: str) -> bool:
    return is_unspaced(token) and word in token


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
