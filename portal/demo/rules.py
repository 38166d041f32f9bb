"""What the content says in words, as the closed lists of a policy. Rough, and said to be so.

Each rule looks at one text; what it decides can be changed by an editor afterwards.
"""

from __future__ import annotations

import re
from typing import Literal

from cases.choices import Evidence, PartnerKind, Scale, Status
from portal.demo.content import PolicyEntry

#: Kinds of partners by words in their names; the first that fits wins, "public" when none does.
_PARTNER_WORDS: tuple[tuple[PartnerKind, str], ...] = (
    (PartnerKind.RESIDENTS, r"resident|citizen|neighbourhood heads|barangays"),
    (PartnerKind.ACADEMIA, r"universit|institute\b"),
    (
        PartnerKind.NGO,
        (
            r"associations?\b|organisations|trust for|greenpeace|impact hub|creative commons|"
            r"partners group|civic|alliance|chamber of"
        ),
    ),
    (
        PartnerKind.PUBLIC,
        (
            r"government|ministry|district|agency|council|authority|municipal|facilities corp|"
            r"seoul metro\b|foundation|headquarters|commission|advisory committee"
        ),
    ),
    (
        PartnerKind.FIRM,
        (
            r"compan(y|ies)|co\., ltd|inc\.|llc|limited|operators?\b|group\b|labs\b|developers|"
            r"joint venture|installers|merchants|retailers|stores|vendor|verification|"
            r"cooperatives|offices$|\bpt\b|electric power|power grid"
        ),
    ),
)
#: Words of a cost that comes back every year. Anything else is taken for the cost to set it up.
_YEARLY = re.compile(r"\b(per|a|each|every) year|\bannual|\byearly|\bagain in\b", re.IGNORECASE)


def status_of(entry: PolicyEntry) -> Status:
    """A policy with a last year is completed, any other is still running."""
    return Status.COMPLETED if entry.year_end else Status.RUNNING


def evidence_of(entry: PolicyEntry) -> Evidence:
    """Monitored when at least one figure has a value from before, else described."""
    measured = any(result.baseline is not None for result in entry.results)
    return Evidence.MONITORED if measured else Evidence.DESCRIBED


def scale_of(population_scale: str) -> Scale:
    """A new town is a district; every other entry is written about a whole city."""
    return Scale.DISTRICT if population_scale.startswith("new town") else Scale.CITY


def partner_kind(name: str) -> PartnerKind:
    """The kind of a partner, from words in its name."""
    fitting = (kind for kind, words in _PARTNER_WORDS if re.search(words, name, re.IGNORECASE))
    return next(fitting, PartnerKind.PUBLIC)


def cost_field(note: str) -> Literal["setup_cost", "yearly_cost"]:
    """Which cost an amount is, from its note."""
    return "yearly_cost" if _YEARLY.search(note) else "setup_cost"
