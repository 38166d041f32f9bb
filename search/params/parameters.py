"""One small unit per URL parameter: how its value is read, refused and written. Plain Python."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Final, Protocol

from search.clean import MAX_CHARS, is_harmless, without_controls
from search.engines.base import MAX_DEPTH, Sort
from search.params.state import PAGE_SIZES, SearchParams, with_value

#: Values of one facet in one URL. The longest facet shown has about as many options.
MAX_VALUES: Final = 50
MAX_VALUE_CHARS: Final = 100
YEARS: Final = range(1000, 3000)
#: No number in a URL needs more digits; converting a very long one takes time.
MAX_DIGITS: Final = 9


class Refused(ValueError):
    """A parameter's value cannot be taken; carries the reason.

    ``instead`` is what to go on with, if that is not the default.
    """

    def __init__(self, code: str, text: str, *, instead: SearchParams | None = None) -> None:
        super().__init__(text)
        self.code = code
        self.text = text
        self.instead = instead


class Parameter(Protocol):
    """One name in the URL."""

    @property
    def name(self) -> str:
        """As written in the URL."""

    def parse(self, value: str, params: SearchParams) -> SearchParams:
        """``params`` with this value in it; raises :class:`Refused`."""

    def to_query(self, params: SearchParams) -> Iterable[str]:
        """The values to write into the URL; none for the default."""


@dataclass(frozen=True, slots=True)
class TextParameter:
    """What was typed into the box, kept as typed but for what cannot be seen."""

    name: str = "q"

    def parse(self, value: str, params: SearchParams) -> SearchParams:
        words = " ".join(without_controls(value[: 4 * MAX_CHARS]).split())
        taken = replace(params, q=words[:MAX_CHARS].rstrip())
        if len(value) > MAX_CHARS:
            raise Refused("too_long", f"Use at most {MAX_CHARS} characters.", instead=taken)
        return taken

    def to_query(self, params: SearchParams) -> Iterable[str]:
        return (params.q,) if params.q else ()


@dataclass(frozen=True, slots=True)
class FacetParameter:
    """A facet; may be given several times. ``allowed`` is its list of values if that is closed."""

    name: str
    allowed: Collection[str] | None = None

    def parse(self, value: str, params: SearchParams) -> SearchParams:
        values = params.chosen.get(self.name, ())
        if len(value) > MAX_VALUE_CHARS:
            raise Refused("too_long", f"Use at most {MAX_VALUE_CHARS} characters.")
        if not is_harmless(value):
            raise Refused("control_characters", "This value has characters that cannot be shown.")
        if self.allowed is not None and value not in self.allowed:
            raise Refused("unknown_value", "There is no such value.")
        if len(values) >= MAX_VALUES and value not in values:
            raise Refused("too_many_values", f"Choose at most {MAX_VALUES} values.")
        return with_value(params, self.name, value)

    def to_query(self, params: SearchParams) -> Iterable[str]:
        return params.chosen.get(self.name, ())


@dataclass(frozen=True, slots=True)
class YearFromParameter:
    """First year of the span, inclusive."""

    name: str = "year_from"

    def parse(self, value: str, params: SearchParams) -> SearchParams:
        return replace(params, year_from=_number_in(YEARS, value))

    def to_query(self, params: SearchParams) -> Iterable[str]:
        return (str(params.year_from),) if params.year_from is not None else ()


@dataclass(frozen=True, slots=True)
class YearToParameter:
    """Last year of the span, inclusive; read after the first."""

    name: str = "year_to"

    def parse(self, value: str, params: SearchParams) -> SearchParams:
        year = _number_in(YEARS, value)
        if params.year_from is not None and year < params.year_from:
            raise Refused("years_reversed", f"This is before the first year, {params.year_from}.")
        return replace(params, year_to=year)

    def to_query(self, params: SearchParams) -> Iterable[str]:
        return (str(params.year_to),) if params.year_to is not None else ()


@dataclass(frozen=True, slots=True)
class SortParameter:
    """The order of the results."""

    name: str = "sort"

    def parse(self, value: str, params: SearchParams) -> SearchParams:
        try:
            return replace(params, sort=Sort(value))
        except ValueError:
            raise Refused("unknown_value", f"Choose one of: {', '.join(Sort)}.") from None

    def to_query(self, params: SearchParams) -> Iterable[str]:
        return (params.sort.value,) if params.sort is not Sort.RELEVANCE else ()


@dataclass(frozen=True, slots=True)
class PageSizeParameter:
    """Results on one page."""

    sizes: Collection[int] = PAGE_SIZES
    name: str = "page_size"

    def parse(self, value: str, params: SearchParams) -> SearchParams:
        return replace(params, page_size=_number_in(self.sizes, value))

    def to_query(self, params: SearchParams) -> Iterable[str]:
        return (str(params.page_size),) if params.page_size != PAGE_SIZES[0] else ()


@dataclass(frozen=True, slots=True)
class PageParameter:
    """Number of the page, from 1; read after the size."""

    name: str = "page"

    def parse(self, value: str, params: SearchParams) -> SearchParams:
        page = _number(value)
        if page < 1:
            raise Refused("out_of_range", "Pages are counted from 1.")
        if page * params.page_size > MAX_DEPTH:
            raise Refused(
                "too_deep",
                f"Only the first {MAX_DEPTH} results can be paged through: add a filter.",
            )
        return replace(params, page=page)

    def to_query(self, params: SearchParams) -> Iterable[str]:
        return (str(params.page),) if params.page > 1 else ()


def _number_in(numbers: Collection[int], value: str) -> int:
    number = _number(value)
    if number not in numbers:
        wanted = (
            f"a number from {numbers[0]} to {numbers[-1]}"
            if isinstance(numbers, range)
            else f"one of: {', '.join(map(str, numbers))}"
        )
        raise Refused("out_of_range", f"Choose {wanted}.")
    return number


def _number(value: str) -> int:
    if not value.isdecimal() or len(value) > MAX_DIGITS:
        raise Refused("not_a_number", "This is not a number that can be used here.")
    return int(value)
