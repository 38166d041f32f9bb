"""Part "costs and lessons": money, people, law, partners, and what others can take over."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from briefs.answers.fields import amount, line, long_text, one_of, year
from briefs.answers.questions.asking import Questions
from briefs.answers.text import lines_of
from cases.choices import CostKnowledge, Funding

_KNOWLEDGE = [
    (CostKnowledge.KNOWN, _("Known")),
    (CostKnowledge.UNKNOWN, _("Unknown")),
    (CostKnowledge.NOT_PUBLIC, _("Known, but not public")),
]
_LESSON_CHARACTERS = 500


def _lessons_are_short(value: str) -> None:
    if any(len(each) > _LESSON_CHARACTERS for each in lines_of(value)):
        raise ValidationError(_("A lesson is very long. Write one sentence on each line."))


def _currency() -> forms.CharField:
    return line(
        _("Currency"), _("Three letters. Example: KRW"), most=3, **{"class": "field is-short"}
    )


class CostsQuestions(Questions):
    """Every cost may be unknown or not public."""

    to_publish = frozenset({"partners"})

    setup_cost_knowledge = one_of(_("The cost to set it up is"), _KNOWLEDGE)
    setup_cost = amount(_("Cost to set it up"), _("Digits only. Example: 1200000"))
    setup_cost_currency = _currency()
    setup_cost_year = year(_("In the year"))
    setup_cost_note = line(_("Note"), _("What is in it, what is not."), most=500)
    yearly_cost_knowledge = one_of(_("The cost of one year is"), _KNOWLEDGE)
    yearly_cost = amount(_("Cost of one year"), _("Digits only. Example: 300000"))
    yearly_cost_currency = _currency()
    yearly_cost_year = year(_("In the year"))
    yearly_cost_note = line(_("Note"), most=500)
    funding = one_of(_("Where does the money come from?"), Funding.choices)
    staff_needed = line(_("Staff needed"), _("Example: 12 people in three shifts"))
    legal_basis = long_text(
        _("Legal basis"), _("Laws and ordinances it stands on."), rows=3, most=2_000
    )
    lessons = long_text(
        _("Lessons"),
        _("One sentence on each line. Example: Agree data formats before buying screens."),
        validators=[_lessons_are_short],
    )

    groups = (
        (
            "setup_cost_knowledge",
            "setup_cost",
            "setup_cost_currency",
            "setup_cost_year",
            "setup_cost_note",
        ),
        (
            "yearly_cost_knowledge",
            "yearly_cost",
            "yearly_cost_currency",
            "yearly_cost_year",
            "yearly_cost_note",
        ),
        ("funding", "staff_needed", "legal_basis"),
        ("partners",),
        ("lessons",),
        ("reusable_parts",),
    )

    def clean(self) -> dict[str, Any]:
        """An amount has a currency, and what is known has an amount."""
        values = super().clean() or {}
        for cost in ("setup_cost", "yearly_cost"):
            self._check(cost, values)
        return values

    def _check(self, cost: str, values: dict[str, Any]) -> None:
        currency = f"{cost}_currency"
        given = values.get(cost) is not None
        if given and currency in values and not values[currency]:
            self.add_error(currency, _("Write the currency of the amount, such as KRW."))
        known = values.get(f"{cost}_knowledge") == CostKnowledge.KNOWN
        if known and cost in values and not given:
            self.add_error(cost, _("Write the amount, or choose “Unknown”."))

    def clean_setup_cost_currency(self) -> str:
        return str(self.cleaned_data["setup_cost_currency"]).upper()

    def clean_yearly_cost_currency(self) -> str:
        return str(self.cleaned_data["yearly_cost_currency"]).upper()
