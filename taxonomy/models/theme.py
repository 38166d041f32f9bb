"""Theme: a field of city administration, the first thing people search by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from taxonomy.folding import without_repeats
from taxonomy.icons import ThemeIcon
from taxonomy.languages import find_language, in_language
from taxonomy.models.stable_slug import StableSlug

UNPLACED = 32_767
#: Column of each language of the site.
LABEL_COLUMNS = {
    "en": "label_en",
    "ko": "label_ko",
    "zh-hans": "label_zh_hans",
    "ja": "label_ja",
    "es": "label_es",
    "fr": "label_fr",
}


def tidy_terms(terms: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Trimmed terms, each once per language, languages without any left out.

    Raises ValidationError for a language code the project does not know.
    """
    unknown = sorted(code for code in terms if find_language(code) is None)
    if unknown:
        raise ValidationError(
            _("Unknown language: %(codes)s"), params={"codes": ", ".join(unknown)}
        )
    tidied = {code: without_repeats(list(words)) for code, words in terms.items()}
    return {code: words for code, words in tidied.items() if words}


class Theme(StableSlug):
    label_en = models.CharField(_("label in English"), max_length=80, unique=True)
    label_ko = models.CharField(_("label in Korean"), max_length=80, blank=True)
    label_zh_hans = models.CharField(_("label in simplified Chinese"), max_length=80, blank=True)
    label_ja = models.CharField(_("label in Japanese"), max_length=80, blank=True)
    label_es = models.CharField(_("label in Spanish"), max_length=80, blank=True)
    label_fr = models.CharField(_("label in French"), max_length=80, blank=True)
    description_en = models.TextField(_("description in English"), blank=True)
    description_ko = models.TextField(_("description in Korean"), blank=True)
    search_terms = models.JSONField(
        _("search terms"),
        default=dict,
        blank=True,
        help_text=_("Words that mean this theme, by language code: a search for one finds it."),
    )
    icon = models.CharField(
        _("icon"), max_length=20, choices=ThemeIcon.choices, default=ThemeIcon.TAG
    )
    #: Place in every list of themes, 0 first; editors drag. A new theme goes to the end.
    order = models.PositiveSmallIntegerField(_("order"), default=UNPLACED, editable=False)

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["order", "slug"]

    def __str__(self) -> str:
        return self.label

    @property
    def labels(self) -> dict[str, str]:
        """Label by language code; languages without one are left out."""
        labels = {code: str(getattr(self, name)) for code, name in LABEL_COLUMNS.items()}
        return {code: label for code, label in labels.items() if label}

    @property
    def label(self) -> str:
        """In the language of the interface, else in English."""
        return in_language(self.labels, get_language())

    @property
    def description(self) -> str:
        """In the language of the interface, else in English; may be empty."""
        texts = {"en": self.description_en, "ko": self.description_ko}
        return in_language(texts, get_language())

    def clean(self) -> None:
        super().clean()
        try:
            self.search_terms = tidy_terms(self.search_terms)
        except ValidationError as error:
            raise ValidationError({"search_terms": error.messages}) from error

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.order == UNPLACED:
            highest = Theme.objects.aggregate(highest=models.Max("order"))["highest"]
            self.order = 0 if highest is None else highest + 1
        super().save(*args, **kwargs)
