"""Plan -> ids: which records match, and which of their parts. Sets of ids, no ranking yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from search.engines.base import Concept
from search.engines.database.ids import NONE, Ids, at_least, intersection, union, without
from search.engines.database.postings import Postings, records_of
from search.engines.database.units import Lookup, Unit, column_of, lookup, units
from search.matching import Plan, is_free, minimum_should_match, names_of
from search.parse import AnyOf, Term


@dataclass(frozen=True, slots=True)
class Understood:
    """Concepts named by the same words, and what has one of them.

    ``valued`` have the facet value, ``named`` one of the names in their texts, ``named_parts`` in
    a part; ``records`` are all of these.
    """

    names: tuple[Lookup, ...]
    valued: Ids
    named: Ids
    named_parts: Ids

    @property
    def records(self) -> Ids:
        """The records that have one of the concepts in any way."""
        return union([self.valued, self.named, records_of(self.named_parts)])


@dataclass(frozen=True, slots=True)
class Found:
    """What matches a plan. ``records`` is None when nothing is demanded: all but ``excluded``.

    ``parts`` answer the words or a required clause; they may belong to records that do not match.
    ``units`` are the free words, ``worded`` the records with enough of them in their texts, and
    ``required`` the lookups of everything else that is wanted.
    """

    records: Ids | None
    excluded: Ids
    parts: Ids
    concepts: tuple[Understood, ...]
    units: tuple[Unit, ...]
    worded: Ids
    required: tuple[Lookup, ...]

    @property
    def is_ranked(self) -> bool:
        """Whether anything asked for makes one match better than another."""
        return bool(self.units or self.required or self.concepts)


def find(plan: Plan, postings: Postings) -> Found:
    """Look up everything a plan demands."""
    concepts = [_understood(group, postings) for group in plan.concepts]
    words = units(plan.words)
    worded = enough(words, postings.records)
    in_parts = enough(words, postings.parts)
    demanded = [_with_clause(clause, postings) for clause in plan.required]
    if plan.words:
        found = union([worded, records_of(in_parts)])
        demanded.append(union([found, _with_concepts(plan, concepts, postings)]))
    excluded = union([_with_term(term, postings) for term in plan.excluded])
    return Found(
        records=without(intersection(demanded), excluded) if demanded else None,
        excluded=excluded,
        parts=union(
            [
                in_parts,
                *(_parts_with(term, postings) for term in _terms(plan.required)),
                *(concept.named_parts for concept in concepts),
            ]
        ),
        concepts=tuple(concepts),
        units=tuple(words),
        worded=worded,
        required=tuple(_lookups_of(plan.required)),
    )


def enough(asked: Sequence[Unit], ids_with: Callable[[Lookup], Ids]) -> Ids:
    """The rows that have as many of the words as are needed."""
    sets = [at_least(unit.needed, [ids_with(each) for each in unit.lookups]) for unit in asked]
    return at_least(minimum_should_match(len(sets)), sets)


def _understood(concepts: Sequence[Concept], postings: Postings) -> Understood:
    names = tuple(
        dict.fromkeys(called for name in names_of(concepts) if (called := lookup(name.text)))
    )
    return Understood(
        names=names,
        valued=postings.having(concepts),
        named=postings.records_with_any(names),
        named_parts=postings.parts_with_any(names),
    )


def _with_concepts(plan: Plan, concepts: Sequence[Understood], postings: Postings) -> Ids:
    """Records with every concept, and with enough of the words no concept stands for."""
    if not concepts:
        return NONE
    understood = intersection([concept.records for concept in concepts])
    if not (rest := units(plan.rest)):
        return understood
    in_parts = records_of(enough(rest, postings.parts))
    return intersection([understood, union([enough(rest, postings.records), in_parts])])


def _with_clause(clause: Term | AnyOf, postings: Postings) -> Ids:
    return union([_with_term(term, postings) for term in _terms([clause])])


def _with_term(term: Term, postings: Postings) -> Ids:
    """Records that have a term where it names, or anywhere."""
    if asked := _word(term):
        return union([enough(asked, postings.records), records_of(enough(asked, postings.parts))])
    together = lookup(term.text)
    if together is None:
        return NONE
    if term.field == "file":
        return postings.files(together)
    if term.field:
        return postings.records(together, column_of(term.field))
    return union([postings.records(together), records_of(postings.parts(together))])


def _parts_with(term: Term, postings: Postings) -> Ids:
    if asked := _word(term):
        return enough(asked, postings.parts)
    together = None if term.field else lookup(term.text)
    return postings.parts(together) if together else NONE


def _word(term: Term) -> list[Unit]:
    """A word that may be anywhere, be it one of several alternatives."""
    return units([term.text]) if is_free(term) else []


def _lookups_of(clauses: Iterable[Term | AnyOf]) -> Iterator[Lookup]:
    """What required clauses look up in the texts of records, for ranking."""
    for term in _terms(clauses):
        if asked := _word(term):
            yield from chain.from_iterable(unit.lookups for unit in asked)
        elif term.field != "file" and (together := lookup(term.text)):
            yield together


def _terms(clauses: Iterable[Term | AnyOf]) -> Iterator[Term]:
    for clause in clauses:
        yield from clause.terms if isinstance(clause, AnyOf) else (clause,)
