"""What the page of a policy shows beyond its own fields, gathered before the template runs.

The page and the reader's tokens make a Reading; templates/cases/policy_page.html shows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cases.cards import CardTheme, PolicyCard, card_of
from cases.choices import SDG_NAMES, PartnerKind
from cases.citation import as_text, citation_of
from cases.completeness import completeness_of
from cases.contents import has_means
from cases.figures import Figure, figures_of
from cases.files.lines import FileLine, file_lines
from cases.pictures import pictures_of
from cases.selectors import related_policies
from cases.timeline import Step, timeline_of
from taxonomy.languages import own_name
from taxonomy.models import Theme

if TYPE_CHECKING:
    from cases.models import PolicyPage
    from uploads.models import PortalImage


@dataclass(frozen=True, slots=True)
class Goal:
    """One of the seventeen goals of the United Nations."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Partner:
    """Who leads or helps, and what kind of body it is."""

    name: str
    role: str
    kind: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything gathered for one reader on one day.

    ``shown_in`` names the language of the text, when that is not the language of the interface.
    ``card`` is the policy as lists show it: its cover is the same here and there.
    """

    language: str
    shown_in: str
    card: PolicyCard
    themes: tuple[Theme, ...]
    goals: tuple[Goal, ...]
    figures: tuple[Figure, ...]
    partners: tuple[Partner, ...]
    files: tuple[FileLine, ...]
    pictures: tuple[PortalImage, ...]
    timeline: tuple[Step, ...]
    has_means: bool
    authors: tuple[str, ...]
    related: tuple[PolicyCard, ...]
    citation: str
    permanent_url: str
    completeness: int
    reviewed_on: date | None

    @property
    def tags(self) -> tuple[CardTheme, ...]:
        """The themes as cards name them."""
        return tuple(CardTheme(theme.slug, theme.label) for theme in self.themes)

    @property
    def lead_picture(self) -> PortalImage | None:
        """The one beside the title; without it a cover is drawn."""
        return next(iter(self.pictures), None)

    @property
    def compares(self) -> bool:
        """Whether any figure has a value from before."""
        return any(figure.before for figure in self.figures)


def reading_of(
    page: PolicyPage, *, tokens: frozenset[str], today: date, language: str, permanent_url: str
) -> Reading:
    """Gather it; all queries of the page happen here. ``language`` is that of the interface."""
    load_relations(page)
    return Reading(
        language=page.content_language,
        shown_in="" if page.content_language == language else own_name(page.content_language),
        card=card_of(page),
        themes=tuple(page.themes),
        goals=tuple(Goal(number, str(SDG_NAMES[number])) for number in sorted(page.sdgs)),
        figures=figures_of((block.value for block in page.indicators), len(page.sources)),
        partners=_partners(page),
        files=file_lines(page),
        pictures=pictures_of(page),
        timeline=timeline_of(page, today),
        has_means=has_means(page),
        authors=tuple(page.named_authors(today)),
        related=tuple(card_of(policy) for policy in related_policies(page, tokens)),
        citation=as_text(citation_of(page, url=permanent_url, today=today)),
        permanent_url=permanent_url,
        completeness=completeness_of(page),
        reviewed_on=page.reviewed_on,
    )


def load_relations(page: PolicyPage) -> None:
    """Read what the page points at once, so that the template finds it in memory."""
    _ = page.city.country, page.office, page.session, page.place, page.main_theme, page.locale


def _partners(page: PolicyPage) -> tuple[Partner, ...]:
    """In the editor's order; a kind that is no longer in the list stays unnamed."""
    labels = dict(PartnerKind.choices)
    values = [block.value for block in page.partners]
    return tuple(
        Partner(value["name"], value["role"] or "", str(labels.get(value["kind"], "")))
        for value in values
    )
