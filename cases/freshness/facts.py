"""The facts of a policy as its owner checks them: short, in words, without the story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cases.choices import CostKnowledge
from cases.figures import Figure, figures_of, number_text

if TYPE_CHECKING:
    from cases.models import PolicyPage


@dataclass(frozen=True, slots=True)
class Fact:
    """A heading and what the page says under it."""

    label: str
    value: str


def facts_of(policy: PolicyPage) -> list[Fact]:
    """What may grow old, in the order of the page; what it does not tell is left out."""
    office = policy.office.name if policy.office else ""
    partners = ", ".join(block.value["name"] for block in policy.partners)
    facts = [
        Fact(_("Status"), str(policy.get_status_display())),
        Fact(_("Years"), _years(policy)),
        Fact(_("Responsible office"), office),
        Fact(_("Scale"), " – ".join(filter(None, [_scale(policy), policy.scale_note]))),
        Fact(_("Lead and partners"), partners),
        Fact(_("Set-up cost"), _cost(policy, "setup_cost")),
        Fact(_("Yearly cost"), _cost(policy, "yearly_cost")),
        Fact(_("Staff needed"), policy.staff_needed),
        Fact(_("Legal basis"), policy.legal_basis),
    ]
    return [fact for fact in facts if fact.value]


def figures_to_check(policy: PolicyPage) -> tuple[Figure, ...]:
    """The indicators, before and after."""
    return figures_of((block.value for block in policy.indicators), len(policy.sources))


def _years(policy: PolicyPage) -> str:
    if policy.end_year:
        return f"{policy.start_year} – {policy.end_year}"
    return _("since %(year)s") % {"year": policy.start_year}


def _scale(policy: PolicyPage) -> str:
    return str(policy.get_scale_display()) if policy.scale else ""


def _cost(policy: PolicyPage, name: str) -> str:
    knowledge = getattr(policy, f"{name}_knowledge")
    amount = getattr(policy, name)
    if knowledge != CostKnowledge.KNOWN or amount is None:
        return str(CostKnowledge(knowledge).label)
    year = getattr(policy, f"{name}_year")
    money = f"{number_text(float(amount))} {getattr(policy, f'{name}_currency')}"
    parts = [money, f"({year})" if year else "", getattr(policy, f"{name}_note")]
    return " ".join(part for part in parts if part)
