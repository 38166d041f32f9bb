"""Everybody who takes part, in Wagtail's menu of reports; made to be exported."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports.base import ReportView
from wagtail.admin.viewsets.base import ViewSet

from accounts.chooser import MAY_SEE_ACCOUNTS
from accounts.staff_views import ForStaff
from programmes.models import LearningSession, Participation
from taxonomy.models import City


class ParticipantFilters(WagtailFilterSet):
    """By session and city."""

    session = django_filters.ModelChoiceFilter(
        queryset=LearningSession.objects.all(), label=_("Learning session")
    )
    city = django_filters.ModelChoiceFilter(
        queryset=lambda _request: City.objects.filter(pk__in=Participation.objects.values("city")),
        label=_("City"),
    )

    class Meta:
        model = Participation
        fields: ClassVar[list[str]] = ["session", "city"]


class ParticipantsView(ForStaff, ReportView):
    """One line for each person and session; city and office are those of that time.

    For those who may see accounts, because it holds addresses.
    """

    model = Participation
    page_title = _("Participants")
    header_icon = "group"
    filterset_class = ParticipantFilters
    index_url_name = "participants:index"
    index_results_url_name = "participants:index_results"
    columns: ClassVar[list[Column]] = [
        Column("name", label=_("Participant"), accessor="user"),
        Column("email", label=_("E-mail address"), accessor="user.email"),
        Column("city", label=_("City"), accessor="city"),
        Column("country", label=_("Country"), accessor="city.country"),
        Column("office", label=_("Office"), accessor=lambda each: each.office or ""),
        Column("session", label=_("Learning session"), accessor="session"),
    ]

    def get_queryset(self) -> QuerySet[Participation]:
        found = Participation.objects.select_related("user", "city__country", "office", "session")
        return found.order_by("-session__year", "session", "user__last_name", "pk")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(MAY_SEE_ACCOUNTS):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def list_export(self) -> list[str]:
        """Names of the columns."""
        return [column.name for column in self.columns]

    def to_row_dict(self, item: Participation) -> dict[str, Any]:
        return {column.name: column.get_value(item) for column in self.columns}

    def get_heading(self, queryset: Any, field: str) -> str:
        return next(str(column.label) for column in self.columns if column.name == field)


class Participants(ViewSet):
    """Addresses below ``/admin/participants/``."""

    name = "participants"
    icon = "group"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", ParticipantsView.as_view(), name="index"),
            path("results/", ParticipantsView.as_view(results_only=True), name="index_results"),
        ]


participants = Participants()
