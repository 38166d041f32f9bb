"""The home page and standard pages."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Locale, Page

from portal.home import home_context


class HomePage(Page):
    """The front page of one language.

    An address that has no translation below this page is answered by the page in the default
    language: a Korean reader reaches every English case, under Korean navigation.
    """

    introduction = models.TextField(
        _("introduction"),
        blank=True,
        help_text=_("Two sentences: what the portal is, and for whom."),
    )

    parent_page_types = ["wagtailcore.Page"]
    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("home page")

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Route below this page, else below the home page of the default language."""
        try:
            return super().route(request, path_components)
        except Http404:
            if self.locale_id == Locale.get_default().pk:
                raise
            original = self.get_translation_or_none(Locale.get_default())
            if original is None:
                raise
            return original.specific.route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Themes, newest policies and learning sessions."""
        return {**super().get_context(request, *args, **kwargs), **home_context(request)}


class StandardPage(Page):
    """A page of plain text, such as "About"."""

    introduction = models.TextField(_("introduction"), blank=True)
    body = RichTextField(
        _("text"), blank=True, features=["h2", "h3", "bold", "italic", "link", "ol", "ul"]
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    subpage_types = ["portal.StandardPage"]

    class Meta:
        verbose_name = _("standard page")
