"""Learning sessions, who took part, their programme and the places they visited."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from taxonomy.models import City, Office


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


class Participation(models.Model):
    """A person at a learning session, for a city and an office."""

    session = ParentalKey(LearningSession, on_delete=models.CASCADE, related_name="participations")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="participations"
    )
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="participations")
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.SET_NULL)

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["session", "city"]
        constraints = [
            models.UniqueConstraint(fields=["session", "user"], name="programmes_once_per_session"),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.session}"


class Place(models.Model):
    """A place in Seoul that participants are taken to."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=160)
    name_ko = models.CharField(_("name in Korean"), max_length=160, blank=True)
    description = models.TextField(_("description"), blank=True)
    description_ko = models.TextField(_("description in Korean"), blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name"]

    def __str__(self) -> str:
        return (self.name_ko if get_language() == "ko" else "") or self.name


class ProgrammeItem(models.Model):
    """One entry of a session's programme: a lecture, a discussion, a site visit."""

    session = ParentalKey(LearningSession, on_delete=models.CASCADE, related_name="items")
    title = models.CharField(_("title"), max_length=200)
    starts_at = models.DateTimeField(_("begins"), null=True, blank=True)
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="programme_items"
    )
    description = models.TextField(_("description"), blank=True)

    class Meta:
        verbose_name = _("programme item")
        verbose_name_plural = _("programme items")
        ordering = ["session", "starts_at", "id"]

    def __str__(self) -> str:
        return self.title
