"""What the front page shows: a first case, questions to try, themes, newest policies, sessions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.cards import PolicyCard, card_of
from cases.selectors import visible_policy
from portal.counts import Holdings, holdings
from portal.selectors import SessionCard, counted_themes, session_cards
from programmes.audience import tokens_of
from search.answer import Result

NEWEST_SHOWN: Final = 6
SESSIONS_SHOWN: Final = 3
QUESTIONS_SHOWN: Final = 4


@dataclass(frozen=True, slots=True)
class Question:
    """Something a city asks, the words to search for, and the theme in which answers stand."""

    text: str | Promise
    words: str | Promise
    theme: str


#: Shown while their theme has a policy, so that none of them leads to an empty page.
QUESTIONS: Final = (
    Question(_("How do buses get past the traffic jam?"), _("bus lane"), "public-transport"),
    Question(_("What made people waste less food?"), _("food waste"), "waste-and-recycling"),
    Question(
        _("How can a buried stream come back?"), _("stream restoration"), "flood-and-disaster"
    ),
    Question(
        _("How do residents decide on the budget?"),
        _("participatory budget"),
        "citizen-participation",
    ),
    Question(_("How do old houses use less energy?"), _("building energy"), "energy-and-climate"),
)


def home_context(request: HttpRequest, *, lead_id: int | None = None) -> dict[str, Any]:
    """Variables of the front page; ``lead_id`` is the page that editors chose to show first."""
    held = holdings(request, newest=NEWEST_SHOWN + 1)
    chosen = visible_policy(lead_id, tokens_of(request.user)) if lead_id else None
    lead = card_of(chosen) if chosen else lead_of(held.newest)
    cards = session_cards(held)
    return {
        "held": held,
        "city_count": len(held.counts["city"]),
        "themes": counted_themes(held),
        "questions": questions_with_answers(held),
        "lead": lead,
        "newest": newest_beside(lead, held.newest),
        "next_session": next_session(cards),
        "sessions": cards[:SESSIONS_SHOWN],
    }


def lead_of(newest: Iterable[Result]) -> Result | None:
    """The newest case study of the newest policies: it was written to be read. Else a brief."""
    policies = list(newest)
    return next(
        (policy for policy in policies if policy.kind == "case"), next(iter(policies), None)
    )


def newest_beside(lead: Result | PolicyCard | None, newest: Iterable[Result]) -> list[Result]:
    """The newest policies without the one that stands above them."""
    shown = lead.id if lead else ""
    return [policy for policy in newest if policy.id != shown][:NEWEST_SHOWN]


def questions_with_answers(held: Holdings) -> list[Question]:
    """Questions whose theme has a policy this reader may see."""
    answered = [question for question in QUESTIONS if held.count("theme", question.theme)]
    return answered[:QUESTIONS_SHOWN]


def next_session(cards: Iterable[SessionCard]) -> SessionCard | None:
    """The session that begins next, or is being held now; none when all are over."""
    today = timezone.localdate()
    ahead = [
        card
        for card in cards
        if card.session.starts_on and (card.session.ends_on or card.session.starts_on) >= today
    ]
    return min(ahead, key=lambda card: card.session.starts_on or today, default=None)
