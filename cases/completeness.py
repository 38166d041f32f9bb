"""How complete a policy is: the share of the fields that are filled, in per cent.

A table, so that editors and code agree on what counts. Fields every policy must have to be saved
count nothing; what a reader needs to act (product: "P") weighs twice what is only good to have.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cases.choices import CostKnowledge

if TYPE_CHECKING:
    from cases.models import PolicyPage

NEEDED: Final = 2
WELCOME: Final = 1


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be filled; an honest "not public" or "no data yet" counts as filled."""

    name: str
    weight: int
    is_filled: Callable[[PolicyPage], bool]


def _filled(name: str) -> Callable[[PolicyPage], bool]:
    return lambda page: bool(getattr(page, name))


def _cost_told(name: str) -> Callable[[PolicyPage], bool]:
    return lambda page: (
        getattr(page, name) is not None
        or getattr(page, f"{name}_knowledge") == CostKnowledge.NOT_PUBLIC
    )


def _measured_or_said_not(page: PolicyPage) -> bool:
    return bool(page.indicators) or bool(page.no_data_yet)


RULES: Final = (
    Rule("office", NEEDED, _filled("office_id")),
    Rule("problem", NEEDED, _filled("problem")),
    Rule("what_was_done", NEEDED, _filled("what_was_done")),
    Rule("outcome", NEEDED, _filled("outcome")),
    Rule("what_went_wrong", NEEDED, _filled("what_went_wrong")),
    Rule("transfer_conditions", NEEDED, _filled("transfer_conditions")),
    Rule("scale", NEEDED, _filled("scale")),
    Rule("partners", NEEDED, _filled("partners")),
    Rule("setup_cost", NEEDED, _cost_told("setup_cost")),
    Rule("yearly_cost", NEEDED, _cost_told("yearly_cost")),
    Rule("indicators", NEEDED, _measured_or_said_not),
    Rule("evidence", NEEDED, _filled("evidence")),
    Rule("sources", NEEDED, _filled("sources")),
    Rule("facts_checked_on", NEEDED, _filled("facts_checked_on")),
    Rule("lessons", WELCOME, _filled("lessons")),
    Rule("reusable_parts", WELCOME, _filled("reusable_parts")),
    Rule("sdgs", WELCOME, _filled("sdgs")),
    Rule("funding", WELCOME, _filled("funding")),
    Rule("legal_basis", WELCOME, _filled("legal_basis")),
    Rule("staff_needed", WELCOME, _filled("staff_needed")),
    Rule("related", WELCOME, _filled("related")),
    Rule("images", WELCOME, _filled("images")),
)


def completeness_of(page: PolicyPage) -> int:
    """0 to 100, rounded down: only a complete policy shows 100."""
    reached = sum(rule.weight for rule in RULES if rule.is_filled(page))
    return 100 * reached // sum(rule.weight for rule in RULES)


def missing_from(page: PolicyPage) -> list[str]:
    """Names of the fields that could still be filled, the needed ones first."""
    open_rules = [rule for rule in RULES if not rule.is_filled(page)]
    return [rule.name for rule in sorted(open_rules, key=lambda rule: -rule.weight)]
