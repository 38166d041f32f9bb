"""The policy page: what case studies and briefs have in common."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cases.identifiers import stable_id_from
from cases.models.facts import FactFields
from cases.models.previews import PolicyPreviews
from cases.models.snapshot import SnapshotFields
from cases.models.story import StoryFields
from cases.models.trust import (
    CHECK_AGAIN_AFTER_MONTHS,
    TrustFields,
    audience_tokens,
    months_later,
)
from cases.panels import POLICY_EDIT_HANDLER
from cases.serving import (
    check_audience,
    keep_from_shared_caches,
    policy_context,
    translation_instead,
)
from cases.translations.fields import POLICY_FIELDS
from taxonomy.models import Theme


class PolicyPage(PolicyPreviews, SnapshotFields, StoryFields, FactFields, TrustFields, Page):
    """A policy of a city. ``stable_id`` is shared by its translations and never changes."""

    #: What search and API call this kind: ``case`` or ``brief``.
    kind: ClassVar[str]

    edit_handler = POLICY_EDIT_HANDLER
    exclude_fields_in_copy: ClassVar[list[str]] = ["stable_id", "external_id"]
    override_translatable_fields = POLICY_FIELDS
    show_in_menus_default = False
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        abstract = True

    @property
    def themes(self) -> list[Theme]:
        """The main theme first, then the others, each once."""
        others = [theme for theme in self.other_themes.all() if theme.pk != self.main_theme_id]
        return [self.main_theme, *others]

    @property
    def audience_tokens(self) -> tuple[str, ...]:
        """Tokens of the people who may see this policy."""
        return audience_tokens(self.visibility, self.session.slug if self.session else None)

    @property
    def position(self) -> tuple[float, float]:
        """Latitude and longitude in degrees; the city's where the policy names none."""
        if self.latitude is not None and self.longitude is not None:
            return self.latitude, self.longitude
        return self.city.latitude, self.city.longitude

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page for its audience, or its translation in the reader's language."""
        check_audience(self, request)
        elsewhere = translation_instead(self, request)
        return elsewhere or keep_from_shared_caches(self, super().serve(request, *args, **kwargs))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page with what was gathered for this reader."""
        return {**super().get_context(request, *args, **kwargs), **policy_context(self, request)}

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Fill what follows from other fields before the page is checked."""
        self.fill_derived()
        super().full_clean(*args, **kwargs)

    def fill_derived(self) -> None:
        """Set the stable identifier, the date of the next check, the language of a translation."""
        if not self.stable_id:
            self.stable_id = stable_id_from(self.translation_key)
        if self.facts_checked_on and not self.check_again_by:
            self.check_again_by = months_later(self.facts_checked_on, CHECK_AGAIN_AFTER_MONTHS)
        if self.locale_id and self.locale.language_code != settings.LANGUAGE_CODE:
            # The English tree also holds what was written in other languages; the others do not.
            self.content_language = self.locale.language_code
        elif self.content_language != settings.LANGUAGE_CODE and self._is_a_translation():
            self.content_language = settings.LANGUAGE_CODE

    def _is_a_translation(self) -> bool:
        """Whether the text in this page's language stands in the tree of that language already."""
        same = Page.objects.filter(translation_key=self.translation_key, alias_of__isnull=True)
        language = same.filter(locale__language_code=self.content_language)
        return bool(language.exclude(pk=self.pk).exists())

    def clean(self) -> None:
        """Years run forward, amounts have a currency, an end belongs to a start."""
        super().clean()
        problems: dict[str, Any] = {}
        if self.end_year and self.start_year and self.end_year < self.start_year:
            problems["end_year"] = _("The end is before the start.")
        for cost in ("setup_cost", "yearly_cost"):
            if getattr(self, cost) is not None and not getattr(self, f"{cost}_currency"):
                problems[f"{cost}_currency"] = _("Name the currency of the amount.")
        if (self.latitude is None) != (self.longitude is None):
            problems["longitude"] = _("Give both latitude and longitude, or neither.")
        if problems:
            raise ValidationError(problems)
