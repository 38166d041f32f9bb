"""What participants do and where they are taken."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from programmes.models.session import LearningSession


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
