"""The fields of a snapshot: the least a reader needs to know whether to read on."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from cases.choices import Depth, Status, Visibility
from cases.validators import validate_sdgs, validate_word_limit
from programmes.models import LearningSession
from taxonomy.languages import CONTENT_LANGUAGE_CHOICES
from taxonomy.models import City, Office, Theme
from uploads.choices import Licence

_YEAR = [MinValueValidator(1000), MaxValueValidator(2999)]
_MONTH = [MinValueValidator(1), MaxValueValidator(12)]


class SnapshotFields(models.Model):
    """What, where, by whom, since when, and who may read it."""

    stable_id = models.CharField(max_length=13, editable=False, db_index=True)
    external_id = models.CharField(
        _("external identifier"),
        max_length=200,
        blank=True,
        db_index=True,
        help_text=_("The identifier in the list this policy was imported from."),
    )
    original_title = models.CharField(
        _("title in the original language"), max_length=200, blank=True
    )
    original_summary = models.TextField(_("summary in the original language"), blank=True)
    original_language = models.CharField(
        _("original language"), max_length=20, blank=True, choices=CONTENT_LANGUAGE_CHOICES
    )
    summary = models.TextField(
        _("summary"),
        validators=[validate_word_limit],
        help_text=_("At most 150 words: the problem, what was done, what came of it."),
    )
    content_language = models.CharField(
        _("content language"), max_length=20, choices=CONTENT_LANGUAGE_CHOICES, default="en"
    )
    story_depth = models.CharField(
        _("depth"), max_length=10, choices=Depth.choices, default=Depth.SNAPSHOT
    )
    city = models.ForeignKey(
        City, on_delete=models.PROTECT, related_name="%(class)ss", verbose_name=_("city")
    )
    office = models.ForeignKey(
        Office,
        null=True,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
        verbose_name=_("responsible office"),
    )
    main_theme = models.ForeignKey(
        Theme,
        on_delete=models.PROTECT,
        related_name="main_%(class)ss",
        verbose_name=_("main theme"),
    )
    other_themes = ParentalManyToManyField(
        Theme, blank=True, related_name="other_%(class)ss", verbose_name=_("other themes")
    )
    sdgs = models.JSONField(
        _("sustainable development goals"), default=list, blank=True, validators=[validate_sdgs]
    )
    status = models.CharField(_("status"), max_length=12, choices=Status.choices)
    start_year = models.PositiveSmallIntegerField(_("start year"), validators=_YEAR)
    start_month = models.PositiveSmallIntegerField(
        _("start month"), null=True, blank=True, validators=_MONTH
    )
    end_year = models.PositiveSmallIntegerField(
        _("end year"), null=True, blank=True, validators=_YEAR
    )
    end_month = models.PositiveSmallIntegerField(
        _("end month"), null=True, blank=True, validators=_MONTH
    )
    session = models.ForeignKey(
        LearningSession,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
        verbose_name=_("learning session"),
    )
    visibility = models.CharField(
        _("visibility"), max_length=10, choices=Visibility.choices, default=Visibility.PUBLIC
    )
    licence = models.CharField(
        _("licence"), max_length=30, choices=Licence.choices, default=Licence.ALL_RIGHTS_RESERVED
    )

    class Meta:
        abstract = True
