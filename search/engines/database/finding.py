"""Plan -> ids: which records match, and which of their parts. Sets of ids, no ranking yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import chain

from search.engines.database.postings import Ids, Postings, records_of
from search.engines.database.units import Lookup, Unit, column_of, lookup, units
from search.matching import Plan, is_free, minimum_should_match
from search.parse import AnyOf, Term


@dataclass(frozen=True, slots=True)
class Found:
    """What matches a plan. ``records`` is None when nothing is demanded: all but ``excluded``.

    ``parts`` answer the words or a required phrase; they may belong to records that do not match.
    ``concepts`` holds, for each group recognised, the records that have it.
    """

    records: Ids | None
    excluded: Ids = frozenset()
    parts: Ids = frozenset()
    concepts: tuple[Ids, ...] = ()
    units: tuple[Unit, ...] = ()
    required: tuple[Lookup, ...] = field(default=())

    @property
    def is_ranked(self) -> bool:
        """Whether anything asked for makes one match better than another."""
        return bool(self.units or self.required or self.concepts)

    def has(self, record_id: int) -> bool:
        """Whether a record matches."""
        within = self.records is None or record_id in self.records
        return within and record_id not in self.excluded


def find(plan: Plan, postings: Postings) -> Found:
    """Look up everything a plan demands."""
    concepts = tuple(postings.having(group) for group in plan.concepts)
    demanded: list[Ids] = []
    parts: set[int] = set()
    word_units = units(plan.words)
    if plan.words:
        in_parts = enough(word_units, postings.parts)
        demanded.append(_with_words(plan, word_units, in_parts, concepts, postings))
        parts |= in_parts
    for clause in plan.required:
        terms = clause.terms if isinstance(clause, AnyOf) else (clause,)
        demanded.append(frozenset().union(*(_with_term(term, postings) for term in terms)))
        parts |= {part for term in terms for part in _parts_with(term, postings)}
    return Found(
        records=reduce(frozenset.intersection, demanded) if demanded else None,
        excluded=frozenset().union(*(_with_term(term, postings) for term in plan.excluded)),
        parts=frozenset(parts),
        concepts=concepts,
        units=tuple(word_units),
        required=tuple(_lookups_of(plan.required)),
    )


def enough(asked: Sequence[Unit], ids_of: Callable[[Lookup], Ids]) -> Ids:
    """The rows that have as many of the words as are needed."""
    sets = [at_least(unit.needed, [ids_of(each) for each in unit.lookups]) for unit in asked]
    return at_least(minimum_should_match(len(sets)), sets)


def at_least(needed: int, sets: Sequence[Ids]) -> Ids:
    """The ids that are in so many of the sets."""
    if not sets:
        return frozenset()
    if needed <= 1:
        return frozenset().union(*sets)
    if needed >= len(sets):
        return frozenset.intersection(*sorted(sets, key=len))
    counts = Counter(chain.from_iterable(sets))
    return frozenset(each for each, count in counts.items() if count >= needed)


def _with_words(
    plan: Plan,
    word_units: Sequence[Unit],
    in_parts: Collection[int],
    concepts: Sequence[Ids],
    postings: Postings,
) -> Ids:
    found = enough(word_units, postings.records) | records_of(in_parts)
    if not concepts:
        return found
    understood = frozenset.intersection(*concepts)
    if rest := units(plan.rest):
        with_rest = enough(rest, postings.records) | records_of(enough(rest, postings.parts))
        understood &= with_rest
    return found | understood


def _with_term(term: Term, postings: Postings) -> Ids:
    """Records that have a term where it names, or anywhere."""
    if asked := _word(term):
        return enough(asked, postings.records) | records_of(enough(asked, postings.parts))
    together = lookup(term.text)
    if together is None:
        return frozenset()
    if term.field == "file":
        return postings.files(together)
    if term.field:
        return postings.records(together, column_of(term.field))
    return postings.records(together) | records_of(postings.parts(together))


def _parts_with(term: Term, postings: Postings) -> Ids:
    if asked := _word(term):
        return enough(asked, postings.parts)
    together = None if term.field else lookup(term.text)
    return postings.parts(together) if together else frozenset()


def _word(term: Term) -> list[Unit]:
    """A word that may be anywhere, be it one of several alternatives."""
    return units([term.text]) if is_free(term) else []


def _lookups_of(clauses: Iterable[Term | AnyOf]) -> Iterator[Lookup]:
    """What required clauses look up in the texts of records, for ranking."""
    for clause in clauses:
        for term in clause.terms if isinstance(clause, AnyOf) else (clause,):
            if asked := _word(term):
                yield from chain.from_iterable(unit.lookups for unit in asked)
            elif term.field != "file" and (together := lookup(term.text)):
                yield together
