"""What every report on policies has: the columns, the filters, the export."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports.base import ReportView
from wagtail.models import Page

from accounts.staff_views import ForStaff
from cases.across import across, cities_with_policies, policy_of, themes_with_policies


def of_policy(field: str) -> Callable[[Page], Any]:
    """An accessor of a column: a field of the case study or brief, "" for none."""

    def read(page: Page) -> Any:
        value: Any = policy_of(page)
        for name in field.split("."):
            value = getattr(value, name, None)
        value = value() if callable(value) else value
        return "" if value is None else value

    return read


class PolicyFilters(WagtailFilterSet):
    """By city, theme and kind."""

    city = django_filters.ModelChoiceFilter(
        label=_("City"), queryset=lambda _request: cities_with_policies(), method="in_field"
    )
    main_theme = django_filters.ModelChoiceFilter(
        label=_("Main theme"), queryset=lambda _request: themes_with_policies(), method="in_field"
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind"),
        choices=[("case", _("Case study")), ("brief", _("Brief"))],
        method="of_kind",
    )

    class Meta:
        model = Page
        fields: ClassVar[list[str]] = []

    def in_field(self, pages: QuerySet[Page], name: str, value: Any) -> QuerySet[Page]:
        return pages.filter(across(**{name: value}))

    def of_kind(self, pages: QuerySet[Page], _name: str, value: str) -> QuerySet[Page]:
        labels = {"case": "casestudypage", "brief": "briefpage"}
        return pages.filter(content_type__model=labels[value])


TITLE = TitleColumn(
    "title",
    label=_("Policy"),
    accessor="draft_title",
    get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk]),
)
CITY = Column("city", label=_("City"), accessor=of_policy("city"))
OFFICE = Column("office", label=_("Office"), accessor=of_policy("office"))
THEME = Column("theme", label=_("Main theme"), accessor=of_policy("main_theme"))
KIND = Column("kind", label=_("Kind"), accessor=of_policy("_meta.verbose_name"))
STATE = Column("state", label=_("State"), accessor="status_string")


class PolicyReport(ForStaff, ReportView):
    """A list of policies for all staff; what it shows is also what it exports."""

    model = Page
    filterset_class = PolicyFilters
    header_icon = "warning"
    columns: ClassVar[list[Column]] = [TITLE, CITY, OFFICE, THEME, KIND, STATE]

    @property
    def list_export(self) -> list[str]:
        """Names of the columns."""
        return [column.name for column in self.columns]

    def to_row_dict(self, item: Page) -> dict[str, Any]:
        return {column.name: column.get_value(item) for column in self.columns}

    def get_heading(self, queryset: Any, field: str) -> str:
        return next(str(column.label) for column in self.columns if column.name == field)
