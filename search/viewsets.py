"""Promoted results in the admin menu."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from search.models import Promotion
from search.promotions.panels import promotion_panels


class PromotionViewSet(SnippetViewSet):
    model = Promotion
    icon = "pick"
    menu_label = _("Promoted results")
    menu_order = 330
    add_to_admin_menu = True
    list_display = [
        "__str__",
        Column("get_language_display", label=_("Language"), sort_key="language"),
        Column(
            "policies",
            label=_("Policies"),
            accessor=lambda promotion: len(promotion.policies.all()),
        ),
        "starts_on",
        "ends_on",
    ]
    list_filter = ["language"]
    list_export = ["__str__", "language", "starts_on", "ends_on"]
    search_fields = ["lookup"]
    search_backend_name = None
    edit_handler = promotion_panels

    def get_queryset(self, request: HttpRequest) -> QuerySet[Promotion]:
        found: QuerySet[Promotion] = Promotion.objects.prefetch_related("policies")
        return found
