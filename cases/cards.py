"""A policy in a list: what stands on its card, whatever the list.

Attribute names are those of ``search.answer.Result``, so both fill the same template.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.addresses import in_interface_language, policy_path

if TYPE_CHECKING:
    from cases.models import PolicyPage


@dataclass(frozen=True, slots=True)
class CardCity:
    """Where the policy was made, in the language of the interface."""

    slug: str
    name: str
    country_name: str


@dataclass(frozen=True, slots=True)
class CardTheme:
    """The theme a card names."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class PolicyCard:
    """One policy, ready to be shown; ``id`` is its stable identifier."""

    id: str
    kind: str
    title: str
    url: str
    summary: str
    language: str
    city: CardCity
    themes: tuple[CardTheme, ...]
    year_start: int
    year_end: int | None


def card_of(page: PolicyPage) -> PolicyCard:
    """The card of a page that came from :func:`cases.selectors.visible_policies`: no query."""
    return PolicyCard(
        id=page.stable_id,
        kind=page.kind,
        title=page.title,
        url=in_interface_language(policy_path(page)),
        summary=page.summary,
        language=page.content_language,
        city=CardCity(page.city.slug, page.city.name, page.city.country.name),
        themes=(CardTheme(page.main_theme.slug, page.main_theme.label),),
        year_start=page.start_year,
        year_end=page.end_year,
    )
