"""Better spelt queries: candidates from the words of the index, and how to try them.

A candidate is shown only if somebody of this audience finds something with it. Every word that was
changed must be found, or a word that stands only in restricted policies could be read off.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from search.engines.elasticsearch.analysis import Json
from search.engines.elasticsearch.words import has_cjk
from search.parse import AnyOf, Phrase, Query, Term, words_of

_NAME: Final = "spelling"
_CANDIDATES: Final = 3
#: At most this many words of a query may be wrong.
_MAX_ERRORS: Final = 2
#: Shorter words are too easily one letter away from another.
_MIN_WORD_CHARS: Final = 4


def spelling_body(query: Query) -> Json | None:
    """Ask for corrections of the words wanted; nothing to ask when there are none."""
    if not (words := _words(query)):
        return None
    phrase = {
        "field": "spell",
        "size": _CANDIDATES,
        "gram_size": 1,
        "max_errors": _MAX_ERRORS,
        # A candidate must be likelier than what was typed.
        "confidence": 1.0,
        "direct_generator": [
            {
                "field": "spell",
                "suggest_mode": "popular",
                "min_word_length": _MIN_WORD_CHARS,
                "max_edits": 2,
            }
        ],
    }
    return {"size": 0, "suggest": {_NAME: {"text": " ".join(words), "phrase": phrase}}}


def candidates(answer: Mapping[str, Any], query: Query) -> Iterator[tuple[Query, Query]]:
    """Better spelt queries, each with the stricter query by which to try it."""
    before = _words(query)
    for option in answer["suggest"][_NAME][0]["options"]:
        after = option["text"].split()
        if len(after) == len(before) and after != before:
            changes = {old: new for old, new in zip(before, after, strict=True) if old != new}
            better = _respelt(query, changes)
            required = (Phrase((new,)) for new in changes.values())
            yield better, replace(better, clauses=(*better.clauses, *required))


def _words(query: Query) -> list[str]:
    """Words of alphabetic scripts, as the analyzer of the spelling field cuts them."""
    words = (word.lower() for word in words_of(query) if not has_cjk(word))
    return [word for word in words if word.isalnum()]


def _respelt(query: Query, changes: Mapping[str, str]) -> Query:
    clauses = (
        AnyOf(tuple(_changed(term, changes) for term in clause.terms))
        if isinstance(clause, AnyOf)
        else _changed(clause, changes)
        for clause in query.clauses
    )
    return replace(query, clauses=tuple(clauses))


def _changed(term: Term, changes: Mapping[str, str]) -> Term:
    if isinstance(term, Phrase):
        return replace(term, words=tuple(changes.get(word.lower(), word) for word in term.words))
    return replace(term, text=changes.get(term.text.lower(), term.text))
