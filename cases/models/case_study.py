"""Seoul's case studies and the page that lists them."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cases.listing import listing_context
from cases.models.files import PolicyFile
from cases.models.policy import PolicyPage


class CaseStudyPage(PolicyPage):
    """A policy of Seoul, written by staff."""

    kind = "case"
    template = "cases/policy_page.html"
    parent_page_types = ["cases.CaseStudyIndexPage"]

    class Meta:
        verbose_name = _("case study")
        verbose_name_plural = _("case studies")


class CaseStudyFile(PolicyFile):
    """A source file of a case study."""

    page = ParentalKey(CaseStudyPage, on_delete=models.CASCADE, related_name="files")


class CaseStudyIndexPage(Page):
    """The list of case studies."""

    introduction = models.TextField(_("introduction"), blank=True)

    #: The value of the facet "kind" that finds the same policies in the search.
    kind = "case"
    template = "cases/index_page.html"
    parent_page_types = ["portal.HomePage"]
    subpage_types = ["cases.CaseStudyPage"]
    max_count_per_parent = 1
    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("list of case studies")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """One page of the list."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, **listing_context(CaseStudyPage, self, request)}
