"""A learning session: one cohort, its time, its call for briefs."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel


class Group(models.TextChoices):
    """Which circle of cities a learning session invites."""

    ASIAN_STRATEGIC = "asian-strategic", _("Asian strategic cities")
    SISTER = "sister", _("Sister cities")
    CHINA = "china", _("Strategic cities in China")
    MIXED = "mixed", _("Cities of all groups")


class LearningSession(ClusterableModel):
    """One cohort: a stay in Seoul with a programme, visits and a call for briefs."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120, help_text=_("Example: October 2012"))
    name_ko = models.CharField(_("name in Korean"), max_length=120, blank=True)
    group = models.CharField(_("group"), max_length=20, choices=Group.choices)
    year = models.PositiveSmallIntegerField(_("year"))
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    description = models.TextField(_("description"), blank=True)
    description_ko = models.TextField(_("description in Korean"), blank=True)
    people_invited = models.PositiveSmallIntegerField(
        _("number of participants"), null=True, blank=True
    )
    cities_invited = models.PositiveSmallIntegerField(_("number of cities"), null=True, blank=True)
    briefs_due = models.DateField(_("briefs due"), null=True, blank=True)

    class Meta:
        verbose_name = _("learning session")
        verbose_name_plural = _("learning sessions")
        ordering = ["-year", "-starts_on", "slug"]

    def __str__(self) -> str:
        return (self.name_ko if get_language() == "ko" else "") or self.name

    def clean(self) -> None:
        """The last day is not before the first."""
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The last day is before the first day.")})
