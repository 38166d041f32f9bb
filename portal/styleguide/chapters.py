"""Chapters of the guide: which partial is shown, with what, and what the state is called.

The words are invented for the purpose and stay as they are in every language: long ones, Korean
ones and ones that run from right to left are the point.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.styleguide import plot_samples, samples


@dataclass(frozen=True, slots=True)
class Specimen:
    """One state of a component: the partial that makes it, and its variables."""

    state: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    #: The element the partial expects around it: ``ul`` for entries of a list.
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A specimen as HTML."""

    state: str
    template: str
    inside: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class Chapter:
    """A group of components."""

    slug: str
    title: str
    shown: tuple[Shown, ...]


def chapters(request: HttpRequest) -> list[Chapter]:
    """All chapters, their specimens rendered by the site's own partials."""
    listed = {
        ("finding", _("Finding")): _finding(),
        ("lists", _("Lists")): _lists(),
        ("forms", _("Forms")): _forms(),
        ("messages", _("Messages")): _messages(),
        ("reading", _("Reading")): _reading(),
        ("plots", _("Numbers and places")): _plots(),
    }
    return [
        Chapter(slug, title, tuple(_shown(specimen, request) for specimen in specimens))
        for (slug, title), specimens in listed.items()
    ]


def _shown(specimen: Specimen, request: HttpRequest) -> Shown:
    html = render_to_string(specimen.template, specimen.context, request)
    return Shown(specimen.state, specimen.template, specimen.inside, html)


def _finding() -> Iterator[Specimen]:
    label = "What is your city trying to solve?"
    yield Specimen("box", "components/searchbox.html", {"label": label})
    for state, facet in samples.facets().items():
        yield Specimen(f"facet: {state}", "search/filter.html", {"facet": facet})
    page = samples.result_page()
    yield Specimen("chips", "search/chips.html", {"page": page})
    yield Specimen("pager", "search/pager.html", {"page": page})
    yield Specimen("left out of the address", "search/problems.html", {"page": page})


def _lists() -> Iterator[Specimen]:
    for state, policy in samples.policies().items():
        yield Specimen(f"card: {state}", "components/policy_card.html", {"policy": policy}, "cards")
    hit = samples.hit()
    yield Specimen("hit with slides", "search/hit.html", {"policy": hit}, "hits")
    yield Specimen("session", "components/session_card.html", {"card": samples.session()}, "cards")
    yield Specimen("theme tiles", "components/theme_tiles.html", {"themes": samples.themes()})
    yield Specimen("city tiles", "components/city_list.html", {"countries": samples.countries()})
    yield Specimen(
        "empty",
        "components/empty.html",
        {"text": "Nothing has been published here yet.", "url": "#lists", "link": "All policies"},
    )


def _forms() -> Iterator[Specimen]:
    yield Specimen("buttons", "styleguide/buttons.html")
    form = samples.filled_in_wrongly()
    yield Specimen("summary of errors", "accounts/problems.html", {"form": form})
    for each in form:
        yield Specimen(f"field: {each.name}", "accounts/field.html", {"field": each})
    yield Specimen("many choices", "components/choices.html", {"field": samples.many_choices()})
    yield Specimen("steps to do", "styleguide/states.html")


def _messages() -> Iterator[Specimen]:
    words = "Basic search is in use: the order of the results may be less good than usual."
    for kind in ("", "warning", "done"):
        yield Specimen(
            f"notice: {kind or 'plain'}", "components/notice.html", {"kind": kind, "text": words}
        )
    yield Specimen("toast", "components/toasts.html", {"messages": samples.messages()})
    yield Specimen(
        "callout",
        "components/callout.html",
        {"kicker": "Before you start", "text": "Check the figures with the office in charge."},
    )


def _reading() -> Iterator[Specimen]:
    yield Specimen("facts box", "styleguide/facts.html", {"facts": samples.facts()})
    yield Specimen(
        "contents of a page", "cases/policy/contents.html", {"contents": samples.contents()}
    )
    yield Specimen("bars", "styleguide/bars.html", {"figures": samples.figures()})
    yield Specimen("timeline", "components/timeline.html", {"steps": samples.steps()})
    for state, quote in samples.quotes().items():
        yield Specimen(f"quote: {state}", "components/quote.html", quote)
    yield Specimen("other names", "components/other_labels.html", samples.labels())


def _plots() -> Iterator[Specimen]:
    yield Specimen("years", "plots/years_plot.html", plot_samples.years())
    yield Specimen("table of tints", "plots/matrix.html", plot_samples.matrix())
    yield Specimen("map", "plots/world.html", plot_samples.world())
    for state, person in plot_samples.people().items():
        yield Specimen(f"person: {state}", "portal/people/person.html", {"person": person}, "cards")
