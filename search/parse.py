"""User text -> query tree. Plain Python; what a person typed never reaches an engine raw.

    text -> clean -> tokens -> pieces (operators applied) -> Query

Understood: ``"a phrase"``, ``-word``, ``-"a phrase"``, ``NOT word``, ``a OR b``, ``a | b`` and
``title:word``. Everything else is words; no text is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, cast, get_args

from search.clean import MAX_CHARS, clean_query, trimmed

#: Fields a person may name: ``title:metro``. Anything else before a colon is an ordinary word.
Field = Literal["title", "summary", "body", "file"]

#: Most words kept: each becomes a clause in every language group of an engine. The longest of the
#: public test questions has 46.
MAX_TERMS: Final = 64


@dataclass(frozen=True, slots=True)
class Word:
    """One word as typed (cleaned, not folded)."""

    text: str
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must stand next to each other, in this order."""

    words: tuple[str, ...]
    field: Field | None = None

    @property
    def text(self) -> str:
        """The phrase as one string."""
        return " ".join(self.words)


Term = Word | Phrase


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Alternatives joined by OR; one of them is enough."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """The parsed query: clauses in the order typed, and what must not occur.

    An empty query (no clauses, nothing excluded) matches everything.
    """

    clauses: tuple[Term | AnyOf, ...] = ()
    excluded: tuple[Term, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked."""
        return not self.clauses and not self.excluded


def parse(text: str) -> Query:
    """Read what a person typed. Never raises; text beyond the limits is left out."""
    tokens = list(_tokens(clean_query(text)))
    # A person who types only AND or OR may mean the word.
    pieces = _apply_operators(tokens) or [
        _Piece(Word(token)) for token in tokens if isinstance(token, str) and token != "|"
    ]
    pieces = _first_terms(pieces)
    query = _assemble(pieces)
    while len(to_text(query)) > MAX_CHARS:  # "a|b" is shorter than the "a OR b" it is shown as
        pieces.pop()
        query = _assemble(pieces)
    return query


def to_text(query: Query) -> str:
    """Write a query the way a person would type it; ``parse`` gives back the same query."""
    positive = (
        " OR ".join(map(_term_text, clause.terms))
        if isinstance(clause, AnyOf)
        else _term_text(clause)
        for clause in query.clauses
    )
    return " ".join((*positive, *(f"-{_term_text(term)}" for term in query.excluded)))


def terms_of(query: Query) -> tuple[Term, ...]:
    """Every term that is wanted, alternatives included, in the order typed."""
    return tuple(
        term
        for clause in query.clauses
        for term in (clause.terms if isinstance(clause, AnyOf) else (clause,))
    )


def words_of(query: Query) -> tuple[str, ...]:
    """Every word that is wanted, those of phrases and alternatives included, in the order typed."""
    return tuple(
        word
        for term in terms_of(query)
        for word in (term.words if isinstance(term, Phrase) else (term.text,))
    )


# --- Tokens -----------------------------------------------------------------------------------

_Operator = Literal["AND", "OR", "NOT", "|"]
_OPERATORS: Final = frozenset(get_args(_Operator))

#: What ends a word, besides white space and a comma that is not inside a number.
_BREAKS: Final = re.escape('"|()[]{}<>;!?、。〈〉《》「」『』【】〖〗')
_WORD: Final = re.compile(rf"(?:[^\s,{_BREAKS}]|(?<=\d),(?=\d))+")
_FIELDS: Final = "|".join(get_args(Field))
#: A quote in the middle of a word (15" pipe) opens no phrase, one without an end neither.
_TOKEN: Final = re.compile(
    rf"(?<![^\s,{_BREAKS}])(?P<sign>-*)(?:(?P<field>(?ai:{_FIELDS})):)?"
    rf'"(?P<phrase>[^"]*)"|(?P<bar>\|)|(?P<word>{_WORD.pattern})'
)
_FIELD_AND_VALUE: Final = re.compile(rf"(?P<field>(?ai:{_FIELDS})):(?P<value>.*)")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A term with its sign; ``joined`` by OR to the piece before it."""

    term: Term
    excluded: bool = False
    joined: bool = False


def _tokens(text: str) -> Iterator[_Piece | _Operator]:
    for match in _TOKEN.finditer(text):
        if match["bar"]:
            yield "|"
        elif match["phrase"] is not None:
            words = tuple(filter(None, map(trimmed, _WORD.findall(match["phrase"]))))
            if words:
                yield _Piece(Phrase(words, _field(match["field"])), excluded=bool(match["sign"]))
        else:
            yield from _word_token(match["word"])


def _word_token(raw: str) -> Iterator[_Piece | _Operator]:
    excluded = raw.startswith("-")
    text = trimmed(raw)
    named = _FIELD_AND_VALUE.match(text)
    word = Word(trimmed(named["value"]), _field(named["field"])) if named else Word(text)
    if text in _OPERATORS and not excluded:
        yield cast("_Operator", text)
    elif word.text:
        yield _Piece(word, excluded)


def _field(name: str | None) -> Field | None:
    return cast("Field", name.lower()) if name else None


# --- Query ------------------------------------------------------------------------------------


def _apply_operators(tokens: Iterable[_Piece | _Operator]) -> list[_Piece]:
    """Turn operators into signs and joins of the pieces next to them; AND says nothing new."""
    pieces: list[_Piece] = []
    negate = join = False
    for token in tokens:
        if isinstance(token, str):
            negate = negate or token == "NOT"
            join = join or token in ("OR", "|")
            continue
        excluded = token.excluded or negate
        joinable = bool(pieces) and not pieces[-1].excluded and not excluded
        pieces.append(replace(token, excluded=excluded, joined=join and joinable))
        negate = join = False
    return pieces


def _first_terms(pieces: Iterable[_Piece]) -> list[_Piece]:
    """The first MAX_TERMS words; a phrase may be cut."""
    kept: list[_Piece] = []
    room = MAX_TERMS
    for piece in pieces:
        if room == 0:
            break
        term = piece.term
        if isinstance(term, Phrase):
            term = replace(term, words=term.words[:room])
        room -= len(term.words) if isinstance(term, Phrase) else 1
        kept.append(replace(piece, term=term))
    return kept


def _assemble(pieces: Iterable[_Piece]) -> Query:
    groups: list[tuple[Term, ...]] = []
    excluded: list[Term] = []
    for piece in pieces:
        if piece.excluded:
            excluded.append(piece.term)
        elif piece.joined:
            groups[-1] = (*groups[-1], piece.term)
        else:
            groups.append((piece.term,))
    clauses = tuple(group[0] if len(group) == 1 else AnyOf(group) for group in groups)
    return Query(clauses, tuple(excluded))


def _term_text(term: Term) -> str:
    text = f'"{term.text}"' if isinstance(term, Phrase) else term.text
    return f"{term.field}:{text}" if term.field else text
