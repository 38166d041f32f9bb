"""The home page, standard pages, what harvesters know of, offline packs."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.rich_text import RichText

from cases.field_helps import PROMOTE, titled, told
from cases.translations.fields import PAGE_FIELDS
from cases.translations.showing import language_and_versions, language_context
from portal.anchors import with_anchors
from portal.home import home_context
from portal.outside.oai.rows import HarvestRow
from portal.packs.rows import OfflinePack
from portal.reading.rows import ContentChange

__all__ = ["ContentChange", "HarvestRow", "HomePage", "OfflinePack", "StandardPage"]


class HomePage(Page):
    """The front page of one language.

    An address that has no page below this one is answered by the page in the default language,
    else by that in any other: a Korean reader reaches every case, under Korean navigation.
    """

    introduction = models.TextField(
        _("introduction"),
        blank=True,
        help_text=_("Two sentences: what the portal is, and for whom."),
    )

    lead = models.ForeignKey(
        Page,
        verbose_name=_("first policy to read"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown large at the top. Empty: the newest case study or brief."),
    )

    parent_page_types = ["wagtailcore.Page"]
    content_panels = [
        titled(),
        told("introduction"),
        PageChooserPanel("lead", ["cases.CaseStudyPage", "briefs.BriefPage"]),
    ]
    promote_panels = PROMOTE

    class Meta:
        verbose_name = _("home page")

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Route below this page, else below the home page of another language."""
        try:
            return super().route(request, path_components)
        except Http404:
            for home in self._homes_of_other_languages():
                with suppress(Http404):
                    return Page.route(home, request, path_components)
            raise

    def _homes_of_other_languages(self) -> list[Self]:
        """Live, the one in the default language first."""
        others = self.get_translations().live().select_related("locale")
        return sorted(others, key=lambda home: home.locale.language_code != settings.LANGUAGE_CODE)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Themes, newest policies and learning sessions."""
        shown = {**home_context(request, lead_id=self.lead_id), **language_context(self, request)}
        return {**super().get_context(request, *args, **kwargs), **shown}


class StandardPage(Page):
    """A page of plain text, such as "About"."""

    introduction = models.TextField(_("introduction"), blank=True)
    body = RichTextField(
        _("text"), blank=True, features=["h2", "h3", "bold", "italic", "link", "ol", "ul"]
    )

    override_translatable_fields = PAGE_FIELDS
    content_panels = [titled(), told("introduction"), told("body")]
    promote_panels = PROMOTE
    subpage_types = ["portal.StandardPage"]

    class Meta:
        verbose_name = _("standard page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Its text with a contents list, the languages of it, and in which it is read."""
        text, contents = with_anchors(str(RichText(self.body)))
        shown = {**language_and_versions(self, request), "text": text, "contents": contents}
        return {**super().get_context(request, *args, **kwargs), **shown}
