"""A query with a word nobody wrote -> the same query with the nearest word somebody did.

Words come from titles and summaries, unstemmed. A suggestion is made only if it finds something
for the same audience, and so does each of its new words: a word that stands only in what the
audience may not see is never given away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from search.engines.base import SearchRequest
from search.engines.database.postings import LAST_CHARACTER, Postings
from search.engines.database.units import lookup
from search.normalise import is_unspaced, tokens
from search.parse import AnyOf, Phrase, Query, Term, Word, terms_of, to_text

MIN_CHARS: Final = 4
#: Words as short as this may differ in one place only.
SHORT: Final = 5
#: Words looked at for one suggestion, so that a pasted text does not take long.
MAX_WORDS: Final = 6
#: Tried until one finds something that may be seen.
MAX_TRIED: Final = 3
MAX_CANDIDATES: Final = 20_000

Counted = Callable[[SearchRequest], int]


def did_you_mean(request: SearchRequest, postings: Postings, count: Counted) -> str | None:
    """The query as it was probably meant, or None."""
    better: dict[str, str] = {}
    for word in _unknown(request.query, postings):
        alone = replace(request, concepts=(), count_facets=(), limit=0, chosen={})
        for candidate in _nearest(word, postings)[:MAX_TRIED]:
            if count(replace(alone, query=Query((Word(candidate),)))):
                better[word] = candidate
                break
    if not better:
        return None
    meant = _with_words(request.query, better)
    asked = replace(request, query=meant, concepts=(), count_facets=(), limit=0)
    return to_text(meant) if count(asked) else None


def distance(one: str, other: str, most: int) -> int:
    """Letters added, left out, exchanged or swapped with a neighbour; ``most + 1`` if more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    above: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        two_above, above, row = above, row, [i]
        for j, match in enumerate(other, start=1):
            cost = min(above[j] + 1, row[-1] + 1, above[j - 1] + (letter != match))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == match:
                cost = min(cost, two_above[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def _unknown(query: Query, postings: Postings) -> list[str]:
    """Words as typed which stand in no text at all."""
    words = [
        word
        for term in terms_of(query)
        for word in (term.words if isinstance(term, Phrase) else (term.text,))
    ]
    return [word for word in dict.fromkeys(words) if _is_unknown(word, postings)][:MAX_WORDS]


def _is_unknown(word: str, postings: Postings) -> bool:
    found = tokens(word)
    if len(found) != 1 or len(found[0]) < MIN_CHARS or is_unspaced(found[0]) or found[0].isdigit():
        return False
    asked = lookup(word)
    return asked is not None and not len(postings.records(asked)) + len(postings.parts(asked))


def _nearest(word: str, postings: Postings) -> list[str]:
    """Known words by distance, then by how many records have them."""
    (typed,) = tokens(word)
    most = 1 if len(typed) <= SHORT else 2
    near = [
        (distance(typed, candidate, most), -having, candidate)
        for candidate, having in _candidates(typed, most, postings)
        if _may_be_near(typed, candidate, most)
    ]
    return [candidate for apart, _, candidate in sorted(near) if apart <= most]


def _candidates(typed: str, most: int, postings: Postings) -> list[tuple[str, int]]:
    """Words of about that length that begin with the first letter, or the second (ubs: bus)."""
    ranges = sorted({typed[0], typed[1]})
    begins = " OR ".join(["(word >= %s AND word < %s)"] * len(ranges))
    postings.cursor.execute(
        "SELECT word, COUNT(*) FROM search_index_word"  # noqa: S608
        f" WHERE ({begins}) AND LENGTH(word) BETWEEN %s AND %s"
        f" GROUP BY word ORDER BY COUNT(*) DESC LIMIT {MAX_CANDIDATES}",
        [
            *(end for first in ranges for end in (first, first + LAST_CHARACTER)),
            len(typed) - most,
            len(typed) + most,
        ],
    )
    found: list[tuple[str, int]] = postings.cursor.fetchall()
    return found


def _may_be_near(one: str, other: str, most: int) -> bool:
    """A quick test: each change exchanges one letter at most."""
    return len(set(one) - set(other)) <= most and len(set(other) - set(one)) <= most


def _with_words(query: Query, better: Mapping[str, str]) -> Query:
    return Query(tuple(_respelt(clause, better) for clause in query.clauses), query.excluded)


def _respelt(clause: Term | AnyOf, better: Mapping[str, str]) -> Term | AnyOf:
    if isinstance(clause, AnyOf):
        return AnyOf(tuple(_respelt_term(term, better) for term in clause.terms))
    return _respelt_term(clause, better)


def _respelt_term(term: Term, better: Mapping[str, str]) -> Term:
    if isinstance(term, Phrase):
        return replace(term, words=tuple(better.get(word, word) for word in term.words))
    return replace(term, text=better.get(term.text, term.text))
