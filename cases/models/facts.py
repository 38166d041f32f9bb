"""The facts of a policy: scale, partners, cost, indicators, evidence, place."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from cases.blocks import IndicatorBlock, PartnerBlock
from cases.choices import CostKnowledge, Evidence, Funding, Scale
from programmes.models import Place

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def _knowledge(label: _StrPromise) -> models.CharField[str, str]:
    return models.CharField(
        label, max_length=12, choices=CostKnowledge.choices, default=CostKnowledge.UNKNOWN
    )


def _amount(label: _StrPromise) -> models.DecimalField[Decimal | None, Decimal | None]:
    return models.DecimalField(label, max_digits=20, decimal_places=2, null=True, blank=True)


class CostFields(models.Model):
    """What it cost to set up and what it costs a year; amounts in units of the currency."""

    setup_cost_knowledge = _knowledge(_("set-up cost is"))
    setup_cost = _amount(_("set-up cost"))
    setup_cost_currency = models.CharField(
        _("currency"), max_length=3, blank=True, help_text=_("Three letters. Example: KRW")
    )
    setup_cost_year = models.PositiveSmallIntegerField(_("in the year"), null=True, blank=True)
    setup_cost_note = models.CharField(_("note"), max_length=500, blank=True)
    yearly_cost_knowledge = _knowledge(_("yearly cost is"))
    yearly_cost = _amount(_("yearly cost"))
    yearly_cost_currency = models.CharField(_("currency"), max_length=3, blank=True)
    yearly_cost_year = models.PositiveSmallIntegerField(_("in the year"), null=True, blank=True)
    yearly_cost_note = models.CharField(_("note"), max_length=500, blank=True)
    funding = models.CharField(_("funding"), max_length=10, blank=True, choices=Funding.choices)

    class Meta:
        abstract = True

    @property
    def has_cost(self) -> bool:
        """Whether a reader finds at least one amount."""
        return self.setup_cost is not None or self.yearly_cost is not None


class FactFields(CostFields):
    """Everything that can be counted, named or put on a map."""

    scale = models.CharField(_("scale"), max_length=10, blank=True, choices=Scale.choices)
    scale_note = models.CharField(
        _("population and scale in words"),
        max_length=200,
        blank=True,
        help_text=_("Example: 25 districts, 9.5 million residents"),
    )
    partners = StreamField(
        [("partner", PartnerBlock())], blank=True, verbose_name=_("lead and partners")
    )
    legal_basis = models.TextField(_("legal basis"), blank=True)
    staff_needed = models.CharField(_("staff needed"), max_length=200, blank=True)
    indicators = StreamField(
        [("indicator", IndicatorBlock())], blank=True, verbose_name=_("indicators")
    )
    no_data_yet = models.BooleanField(_("no data yet"), default=False)
    evidence = models.CharField(
        _("evidence level"), max_length=20, blank=True, choices=Evidence.choices
    )
    place = models.ForeignKey(
        Place,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="%(class)ss",
        verbose_name=_("site visit"),
    )
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, help_text=_("Empty: the position of the city.")
    )
    longitude = models.FloatField(_("longitude"), null=True, blank=True)

    class Meta:
        abstract = True
