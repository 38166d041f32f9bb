"""The freshness queue in the admin: what is due, who would be asked, and asking."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page

from accounts.staff_views import ForStaff
from cases.across import policy_of
from cases.freshness.asking import VALID_FOR, AskedAlready, NobodyToAsk, ask_owner
from cases.freshness.owners import Owner, owners_of
from cases.freshness.queue import Due, check_queue, due_condition, last_check, why_due
from cases.models import FactCheck
from cases.reports.policies import CITY, THEME, TITLE, PolicyFilters, PolicyReport


class QueueFilters(PolicyFilters):
    """Also by the reason."""

    due = django_filters.ChoiceFilter(
        label=gettext_lazy("Why"), choices=Due.choices, method="of_reason"
    )

    def of_reason(self, pages: QuerySet[Page], _name: str, value: str) -> QuerySet[Page]:
        return pages.filter(due_condition(value, timezone.localdate()))


class AskColumn(Column):
    """Leads to the page that asks; empty where there is nobody."""

    cell_template_name = "cases/admin/ask_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "url": reverse("fact_checks:ask", args=[instance.pk])}


class CheckQueueView(PolicyReport):
    """Overdue, due within 60 days, never checked, or said to have changed."""

    page_title = gettext_lazy("Facts to check")
    header_icon = "time"
    filterset_class = QueueFilters
    index_url_name = "fact_checks:index"
    index_results_url_name = "fact_checks:index_results"
    columns: ClassVar[list[Column]] = [
        TITLE,
        CITY,
        THEME,
        Column("why", label=gettext_lazy("Why"), accessor=lambda page: why_due(page).label),
        DateColumn("checked", label=gettext_lazy("Facts checked"), accessor="checked_on"),
        DateColumn("due", label=gettext_lazy("Check again by"), accessor="due_on"),
        Column(
            "owner",
            label=gettext_lazy("Owner"),
            accessor=lambda page: getattr(getattr(page, "owner_to_ask", None), "name", ""),
        ),
        Column("asked", label=gettext_lazy("Asked"), accessor=last_check),
        AskColumn("ask", label=gettext_lazy("Ask"), accessor="owner_to_ask"),
    ]

    def get_queryset(self) -> QuerySet[Page]:
        return check_queue(timezone.localdate())

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """With the owner of each; two queries for a page of the list."""
        pages = list(object_list)
        owners = owners_of(policy_of(page) for page in pages)
        for page in pages:
            page.owner_to_ask = owners.get(page.pk)
        return pages

    @property
    def list_export(self) -> list[str]:
        """All but the button."""
        return [name for name in super().list_export if name != "ask"]

    def to_row_dict(self, item: Page) -> dict[str, Any]:
        row = super().to_row_dict(item)
        return {name: value for name, value in row.items() if name != "ask"}


class AskOwnerView(ForStaff, WagtailAdminTemplateMixin, TemplateView):
    """Says who will be mailed, and mails by POST."""

    template_name = "cases/admin/ask_owner.html"
    page_title = gettext_lazy("Ask the owner")
    header_icon = "mail"

    @cached_property
    def policy(self) -> Any:
        page = get_object_or_404(Page, pk=self.kwargs["page_id"], live=True).specific
        if not hasattr(page, "stable_id"):
            raise PermissionDenied
        if not page.permissions_for_user(self.staff).can_edit():
            raise PermissionDenied
        return page

    @cached_property
    def owner(self) -> Owner | None:
        return owners_of([self.policy]).get(self.policy.pk)

    def get_page_subtitle(self) -> str:
        return str(self.policy.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        queue = {"url": reverse("fact_checks:index"), "label": CheckQueueView.page_title}
        own = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, queue, own]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        checks = FactCheck.objects.filter(page=self.policy).select_related("asked_by")
        return {
            **context,
            "policy": self.policy,
            "owner_to_ask": self.owner,
            "checks": checks,
            "days": VALID_FOR.days,
            "back": reverse("fact_checks:index"),
        }

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        try:
            check = ask_owner(page=self.policy, asked_by=self.staff)
        except NobodyToAsk:
            messages.error(request, _("Neither the office nor an author has an address."))
        except AskedAlready:
            messages.warning(
                request, _("The owner was asked within the last 7 days. No mail was sent.")
            )
        else:
            messages.success(
                request, _("A mail is on its way to %(address)s.") % {"address": check.sent_to}
            )
        return redirect("fact_checks:index")


class FactChecks(ViewSet):
    """Addresses below ``/admin/fact_checks/``."""

    name = "fact_checks"
    icon = "time"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", CheckQueueView.as_view(), name="index"),
            path("results/", CheckQueueView.as_view(results_only=True), name="index_results"),
            path("<int:page_id>/", AskOwnerView.as_view(), name="ask"),
        ]


fact_checks = FactChecks()
