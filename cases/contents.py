"""The contents list of a policy page: which of its sections have something to read, in order.

Titles and conditions are those of the templates in ``templates/cases/policy/``; a test compares
the list with the headings of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext

if TYPE_CHECKING:
    from cases.models import PolicyPage
    from cases.reading import Reading


@dataclass(frozen=True, slots=True)
class Section:
    """One entry; ``anchor`` is the id of its heading, ``language`` "" that of the interface."""

    anchor: str
    title: str
    language: str = ""


def contents_of(page: PolicyPage, reading: Reading) -> tuple[Section, ...]:
    """Every section that is shown. No query."""
    return tuple(
        Section(anchor, title) for anchor, title, has_any in _sections(page, reading) if has_any
    )


def _sections(page: PolicyPage, reading: Reading) -> Iterator[tuple[str, str, bool]]:
    yield "problem", gettext("The problem"), bool(page.problem)
    yield "what-was-done", gettext("What was done"), bool(page.what_was_done)
    yield "outcome", gettext("Results"), bool(page.outcome)
    yield "figures", gettext("Figures"), bool(reading.figures) or page.no_data_yet
    yield "costs", gettext("Costs and means"), reading.has_means
    yield "what-went-wrong", gettext("What went wrong, and the remedy"), bool(page.what_went_wrong)
    yield "lessons", gettext("Lessons"), bool(page.lessons)
    yield "conditions", gettext("What another city needs"), bool(page.transfer_conditions)
    yield "reusable", gettext("Parts you can reuse"), bool(page.reusable_parts)
    yield "timeline", gettext("What happened when"), True
    yield "pictures", gettext("Pictures"), len(reading.pictures) > 1
    yield "partners", gettext("Lead and partners"), bool(reading.partners)
    yield "visit", gettext("See it in Seoul"), bool(page.place)
    yield "files", gettext("Source files"), bool(reading.files)
    yield "sources", gettext("Sources"), bool(page.sources)
    yield "cite", gettext("How to cite"), True


def has_means(page: PolicyPage) -> bool:
    """Whether more is known of money, staff and law than that the costs are unknown."""
    told = (page.setup_cost_note, page.yearly_cost_note, page.funding, page.staff_needed)
    return page.has_cost or any(told) or bool(page.legal_basis)
