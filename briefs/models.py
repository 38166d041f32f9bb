"""Participants' briefs: policies of their home cities, submitted for a learning session."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cases.listing import listing_context
from cases.models import PolicyFile, PolicyPage


class BriefPage(PolicyPage):
    """A policy of a participant's home city. Always belongs to a learning session."""

    kind = "brief"
    template = "cases/policy_page.html"
    parent_page_types = ["briefs.BriefIndexPage"]

    class Meta:
        verbose_name = _("brief")
        verbose_name_plural = _("briefs")

    def clean(self) -> None:
        """A brief names its learning session; one from an older list may not know it."""
        super().clean()
        if self.session is None and not self.external_id:
            raise ValidationError({"session": _("A brief belongs to a learning session.")})


class BriefFile(PolicyFile):
    """A source file of a brief."""

    page = ParentalKey(BriefPage, on_delete=models.CASCADE, related_name="files")


class BriefIndexPage(Page):
    """The list of briefs."""

    introduction = models.TextField(_("introduction"), blank=True)

    #: The value of the facet "kind" that finds the same policies in the search.
    kind = "brief"
    template = "cases/index_page.html"
    parent_page_types = ["portal.HomePage"]
    subpage_types = ["briefs.BriefPage"]
    max_count_per_parent = 1
    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("list of briefs")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """One page of the list."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, **listing_context(BriefPage, self, request)}
