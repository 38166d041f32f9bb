"""Seoul's case studies and the page that lists them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from cases.models.files import PolicyFile
from cases.models.index import PolicyIndexPage
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


class CaseStudyIndexPage(PolicyIndexPage):
    """The list of case studies."""

    policy_model = CaseStudyPage
    template = "cases/index_page.html"
    subpage_types = ["cases.CaseStudyPage"]

    class Meta:
        verbose_name = _("list of case studies")
