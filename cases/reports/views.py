"""All policies; those without figures, a file, a word on cost; pictures without a text."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports.base import ReportView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page

from accounts.staff_views import ForStaff
from cases.across import across, policy_pages, with_states
from cases.choices import CostKnowledge, Depth
from cases.reports.policies import PolicyReport, of_policy
from uploads.models import PortalImage


class PoliciesView(PolicyReport):
    """All of them, drafts too: to be looked through by city and theme, and exported."""

    page_title = _("All policies")
    header_icon = "doc-full"
    index_url_name = "policy_reports:policies"
    index_results_url_name = "policy_reports:policies_results"
    columns: ClassVar[list[Column]] = [
        *PolicyReport.columns,
        Column("start", label=_("Start"), accessor=of_policy("start_year")),
        Column("end", label=_("End"), accessor=of_policy("end_year")),
        Column("visibility", label=_("Visibility"), accessor=of_policy("get_visibility_display")),
        Column("language", label=_("Language"), accessor=of_policy("content_language")),
        Column("identifier", label=_("Identifier"), accessor=of_policy("stable_id")),
        Column("external", label=_("External identifier"), accessor=of_policy("external_id")),
    ]

    def get_queryset(self) -> QuerySet[Page]:
        return with_states(policy_pages())


class NoFiguresView(PolicyReport):
    """Neither an indicator nor the word that there are no data yet."""

    page_title = _("Policies without figures")
    index_url_name = "policy_reports:no_figures"
    index_results_url_name = "policy_reports:no_figures_results"

    def get_queryset(self) -> QuerySet[Page]:
        return with_states(policy_pages()).filter(across(indicators=[], no_data_yet=False))


class NoFilesView(PolicyReport):
    """A reader finds no presentation and no paper."""

    page_title = _("Policies without files")
    index_url_name = "policy_reports:no_files"
    index_results_url_name = "policy_reports:no_files_results"

    def get_queryset(self) -> QuerySet[Page]:
        return with_states(policy_pages()).filter(across(files=None))


class NoCostView(PolicyReport):
    """Told in full, and yet no amount, nor the word that it is not public."""

    page_title = _("Full policies without cost")
    index_url_name = "policy_reports:no_cost"
    index_results_url_name = "policy_reports:no_cost_results"

    def get_queryset(self) -> QuerySet[Page]:
        unknown = {
            "setup_cost": None,
            "yearly_cost": None,
            "setup_cost_knowledge": CostKnowledge.UNKNOWN,
            "yearly_cost_knowledge": CostKnowledge.UNKNOWN,
        }
        return with_states(policy_pages()).filter(across(story_depth=Depth.FULL, **unknown))


class NoAltTextView(ForStaff, ReportView):
    """Pictures that people who cannot see them are told nothing about."""

    model = PortalImage
    page_title = _("Pictures without alternative text")
    header_icon = "image"
    index_url_name = "policy_reports:no_alt_text"
    index_results_url_name = "policy_reports:no_alt_text_results"
    list_export: ClassVar[list[str]] = ["title", "file", "uploaded_by_user", "created_at"]
    columns: ClassVar[list[Column]] = [
        TitleColumn(
            "title",
            label=_("Picture"),
            accessor="title",
            get_url=lambda picture: reverse("wagtailimages:edit", args=[picture.pk]),
        ),
        Column("credit", label=_("Credit"), accessor="credit"),
        Column("by", label=_("Uploaded by"), accessor="uploaded_by_user"),
        DateColumn("created_at", label=_("Uploaded"), accessor="created_at"),
    ]

    def get_queryset(self) -> QuerySet[PortalImage]:
        # A text that repeats the name of the file says nothing either.
        empty = Q(alt_text__regex=r"^\s*$") | Q(alt_text__iregex=r"\.(jpe?g|png|webp|gif|avif)\s*$")
        pictures: QuerySet[PortalImage] = PortalImage.objects.filter(empty)
        return pictures.select_related("uploaded_by_user").order_by("-created_at", "-pk")


class PolicyReports(ViewSet):
    """Addresses below ``/admin/policy_reports/``."""

    name = "policy_reports"
    icon = "warning"

    #: In the order of the menu.
    reports: ClassVar[dict[str, Any]] = {
        "policies": PoliciesView,
        "no_figures": NoFiguresView,
        "no_files": NoFilesView,
        "no_cost": NoCostView,
        "no_alt_text": NoAltTextView,
    }

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            pattern
            for name, view in self.reports.items()
            for pattern in (
                path(f"{name}/", view.as_view(), name=name),
                path(f"{name}/results/", view.as_view(results_only=True), name=f"{name}_results"),
            )
        ]


policy_reports = PolicyReports()
