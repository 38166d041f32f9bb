"""Country and City: the controlled list of places a policy can come from.

Filled from GeoNames and CLDR, see `taxonomy/data/README.md`; editors may correct and add.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from taxonomy.folding import fold, without_repeats
from taxonomy.languages import in_language
from taxonomy.models.stable_slug import StableSlug
from taxonomy.regions import Region


class Country(index.Indexed, models.Model):
    code = models.CharField(
        _("code"),
        max_length=2,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{2}\Z", _("Two capital letters, for example KR."))],
        help_text=_("ISO 3166-1, two capital letters. Example: SG"),
    )
    name_en = models.CharField(_("name in English"), max_length=80)
    name_ko = models.CharField(_("name in Korean"), max_length=80, blank=True)
    #: Names in the further languages of the site: {"ja": "シンガポール", ...}. Source: CLDR.
    other_names = models.JSONField(_("names in other languages"), default=dict, blank=True)
    region = models.CharField(_("region"), max_length=30, choices=Region.choices)

    search_fields = [
        index.AutocompleteField("name_en"),
        index.AutocompleteField("name_ko"),
        index.AutocompleteField("code"),
        index.FilterField("region"),
    ]

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["name_en"]

    def __str__(self) -> str:
        return self.name

    @property
    def names(self) -> dict[str, str]:
        """Name by language code."""
        return {**self.other_names, "en": self.name_en, "ko": self.name_ko}

    @property
    def name(self) -> str:
        """In the language of the interface, else in English."""
        return in_language(self.names, get_language())


class City(index.Indexed, StableSlug):
    name_en = models.CharField(_("name in English"), max_length=100)
    name_ko = models.CharField(_("name in Korean"), max_length=100, blank=True)
    #: Names in the further languages of the site: {"ja": "ボゴタ", ...}. Chosen by hand.
    other_names = models.JSONField(_("names in other languages"), default=dict, blank=True)
    #: What else people type: former names, other spellings, without their languages.
    alternate_names = models.JSONField(_("other names"), default=list, blank=True)
    #: Keyed by the code, so that a list of cities names its countries without a join.
    country = models.ForeignKey(
        Country,
        to_field="code",
        db_column="country_code",
        on_delete=models.PROTECT,
        related_name="cities",
        verbose_name=_("country"),
    )
    latitude = models.FloatField(
        _("latitude"),
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Degrees north of the equator, WGS 84. Example: 37.566 for Seoul"),
    )
    longitude = models.FloatField(
        _("longitude"),
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Degrees east of Greenwich, WGS 84. Example: 126.978 for Seoul"),
    )
    population = models.PositiveIntegerField(
        _("population"),
        null=True,
        blank=True,
        help_text=_("People in the city proper; empty when unknown. Example: 9400000"),
    )
    geonames_id = models.PositiveIntegerField(
        _("GeoNames number"),
        null=True,
        blank=True,
        unique=True,
        help_text=_("Number of the place at geonames.org. Example: 1835848 for Seoul"),
    )
    #: Every name folded (no case, no accents) between bars: "|bogota|보고타|". Made on save.
    name_keys = models.TextField(editable=False, default="")

    search_fields = [
        index.AutocompleteField("name_en"),
        index.AutocompleteField("all_names"),
        index.FilterField("country"),
        index.FilterField("population"),
    ]

    class Meta:
        verbose_name = _("city")
        verbose_name_plural = _("cities")
        ordering = ["name_en", "slug"]
        indexes = [models.Index(fields=["country", "name_en"], name="city_place")]

    def __str__(self) -> str:
        return f"{self.name} ({self.country_id})"

    @property
    def names(self) -> dict[str, str]:
        """Name by language code."""
        return {**self.other_names, "en": self.name_en, "ko": self.name_ko}

    @property
    def name(self) -> str:
        """In the language of the interface, else in English."""
        return in_language(self.names, get_language())

    @property
    def all_names(self) -> list[str]:
        """In every language, and the other names, each once: what people may type."""
        further = [*self.other_names.values(), *self.alternate_names]
        return without_repeats([self.name_en, self.name_ko, *further])

    def make_keys(self) -> None:
        """Bring `name_keys` up to date; needed before a bulk write, which skips `save`."""
        self.name_keys = joined_keys(self.all_names)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.make_keys()
        super().save(*args, **kwargs)


def joined_keys(names: Iterable[str]) -> str:
    """For the names of Bogotá: "|bogota|보고타|"."""
    return "|" + "".join(f"{fold(name)}|" for name in names)
