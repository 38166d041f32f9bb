"""What stands around the hits of a result page: chips, filters, order, pager, ways out of nothing.

    Results, problems -> **ResultPage** -> templates/search/results.html

Every link is the canonical address of another search, so the page works without JavaScript.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.answer import FacetOptions, Option, Results
from search.engines.base import MAX_DEPTH, Sort
from search.facets import FACET_BY_NAME
from search.params import (
    PAGE_SIZES,
    Problem,
    SearchParams,
    at_page,
    cleared,
    to_query_string,
    without_facet,
    without_value,
    without_years,
)
from search.service import YEARS

#: Options shown before "more": what fits without scrolling past the next facet.
OPTIONS_SHOWN: Final = 7
#: Facets that stand open; the others open with a click, or when something in them is chosen.
OPEN_FACETS: Final = frozenset({"theme", "kind", "region"})
#: Facets of one place inside the other, shown as one group under one heading.
WHERE: Final = ("region", "country", "city")
#: Page numbers shown to either side of the current one.
NEIGHBOURS: Final = 2

SORT_LABELS: Final = {
    Sort.RELEVANCE: gettext_lazy("Best match"),
    Sort.RECENT: gettext_lazy("Newest on the portal"),
    Sort.YEAR: gettext_lazy("Latest start year"),
    Sort.TITLE: gettext_lazy("Title, A to Z"),
}
PROBLEM_TEXTS: Final = {
    "unknown_value": gettext_lazy("This choice does not exist."),
    "too_many_values": gettext_lazy("Too many choices at once."),
    "too_long": gettext_lazy("This text is too long and was cut."),
    "control_characters": gettext_lazy("This has characters that cannot be shown."),
    "not_a_number": gettext_lazy("This is not a number that can be used here."),
    "out_of_range": gettext_lazy("This number is outside the range."),
    "years_reversed": gettext_lazy("The last year is before the first."),
    "too_deep": gettext_lazy("Results this far down cannot be shown. Add a filter."),
}
PARAMETER_LABELS: Final = {
    "q": gettext_lazy("Search words"),
    "year_from": gettext_lazy("From year"),
    "year_to": gettext_lazy("To year"),
    "sort": gettext_lazy("Order"),
    "page": gettext_lazy("Page"),
    "page_size": gettext_lazy("Results per page"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in use, and the search without it."""

    heading: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A facet as a group of checkboxes: the first options, and the rest behind "more"."""

    name: str
    heading: str
    first: tuple[Option, ...]
    rest: tuple[Option, ...]
    chosen: int
    is_open: bool
    is_place: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a select."""

    value: str
    label: str
    is_selected: bool


@dataclass(frozen=True, slots=True)
class PageLink:
    """A number in the pager; ``after_gap`` when numbers before it are left out."""

    number: int
    url: str
    is_current: bool
    after_gap: bool


@dataclass(frozen=True, slots=True)
class WayOut:
    """How many results there are without one filter, and the search without it."""

    label: str
    total: int
    url: str


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A parameter that was not taken, in words."""

    parameter: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class ResultPage:
    """Everything but the hits."""

    chips: tuple[Chip, ...]
    clear_url: str
    filters: tuple[Filter, ...]
    sorts: tuple[Choice, ...]
    sizes: tuple[Choice, ...]
    pages: tuple[PageLink, ...]
    previous_url: str
    next_url: str
    last_page: int
    is_past_end: bool
    did_you_mean_url: str
    ways_out: tuple[WayOut, ...]
    problems: tuple[ProblemLine, ...]


def result_page(found: Results, problems: Iterable[Problem]) -> ResultPage:
    """Gather it for one answer, in the active language."""
    params = found.params
    last = min(found.page_count, MAX_DEPTH // params.page_size)
    return ResultPage(
        chips=tuple(_chips(found)),
        clear_url=address(cleared(params)),
        filters=tuple(_filter(facet) for facet in found.facets if facet.options),
        sorts=_choices({sort.value: str(SORT_LABELS[sort]) for sort in Sort}, params.sort.value),
        sizes=_choices({str(size): str(size) for size in PAGE_SIZES}, str(params.page_size)),
        pages=tuple(_page_links(params, last)),
        previous_url=address(at_page(params, params.page - 1)) if 1 < params.page <= last else "",
        next_url=address(at_page(params, params.page + 1)) if params.page < last else "",
        last_page=last,
        is_past_end=found.total > 0 and params.page > last,
        did_you_mean_url=_did_you_mean_url(found),
        ways_out=tuple(_ways_out(found)),
        problems=tuple(_problem_line(problem) for problem in problems),
    )


def address(params: SearchParams) -> str:
    """The result page of a search, in the language of the interface."""
    query = to_query_string(params)
    return f"{reverse('search')}?{query}" if query else reverse("search")


def years_label(params: SearchParams) -> str:
    """``1998 to 2004``, ``from 1998``, ``to 2004``; empty without a span."""
    if params.year_from is not None and params.year_to is not None:
        return _("%(first)s to %(last)s") % {"first": params.year_from, "last": params.year_to}
    if params.year_from is not None:
        return _("from %(first)s") % {"first": params.year_from}
    return _("to %(last)s") % {"last": params.year_to} if params.year_to is not None else ""


def _chips(found: Results) -> Iterator[Chip]:
    for facet in found.facets:
        for option in facet.chosen:
            lighter = without_value(found.params, facet.name, option.value)
            yield Chip(facet.heading, option.label, address(lighter))
    if label := years_label(found.params):
        yield Chip(_("Years"), label, address(without_years(found.params)))


def _filter(facet: FacetOptions) -> Filter:
    """What is chosen is never hidden behind "more"."""
    chosen = len(facet.chosen)
    first = facet.options[:OPTIONS_SHOWN]
    first += tuple(option for option in facet.options[OPTIONS_SHOWN:] if option.selected)
    rest = tuple(option for option in facet.options if option not in first)
    return Filter(
        name=facet.name,
        heading=facet.heading,
        first=first,
        rest=rest,
        chosen=chosen,
        is_open=bool(chosen) or facet.name in OPEN_FACETS,
        is_place=facet.name in WHERE,
    )


def _choices(labels: dict[str, str], selected: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, label, value == selected) for value, label in labels.items())


def _page_links(params: SearchParams, last: int) -> Iterator[PageLink]:
    """First, last, and the neighbours of the current page; none for a single page."""
    near = range(params.page - NEIGHBOURS, params.page + NEIGHBOURS + 1)
    numbers = [number for number in range(1, last + 1) if number in {1, last} or number in near]
    for before, number in zip([0, *numbers], numbers, strict=False):
        if last > 1:
            url = address(at_page(params, number))
            yield PageLink(number, url, number == params.page, number > before + 1)


def _did_you_mean_url(found: Results) -> str:
    if not found.did_you_mean:
        return ""
    return address(replace(at_page(found.params, 1), q=found.did_you_mean))


def _ways_out(found: Results) -> Iterator[WayOut]:
    """The filters that could be dropped, the one that gives most first."""
    for name, total in sorted(found.without.items(), key=lambda pair: -pair[1]):
        if name == YEARS:
            yield WayOut(_("Years"), total, address(without_years(found.params)))
        else:
            label = str(FACET_BY_NAME[name].heading)
            yield WayOut(label, total, address(without_facet(found.params, name)))


def _problem_line(problem: Problem) -> ProblemLine:
    facet = FACET_BY_NAME.get(problem.parameter)
    label = facet.heading if facet else PARAMETER_LABELS.get(problem.parameter, problem.parameter)
    reason = PROBLEM_TEXTS.get(problem.reason_code, problem.reason_text)
    return ProblemLine(str(label), problem.value, str(reason))
