"""Adoptions, questions and requests in the admin menu."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from exchange.models import Adoption, CaseRequest, Question
from exchange.panels import adoption_panels, question_panels, request_panels


class AdoptionViewSet(SnippetViewSet):
    model = Adoption
    icon = "copy"
    menu_label = _("Adoptions")
    list_display = [
        "policy",
        "city",
        Column("get_state_display", label=_("State"), sort_key="state"),
        "since",
    ]
    list_filter = ["state"]
    list_export = ["policy", "city", "get_state_display", "since", "what_changed", "reported_at"]
    search_fields = ["policy__title", "city__name_en", "city__name_ko", "what_changed"]
    search_backend_name = None
    edit_handler = adoption_panels

    def get_queryset(self, request: HttpRequest) -> QuerySet[Adoption]:
        return Adoption.objects.select_related("policy", "city")


class QuestionViewSet(SnippetViewSet):
    model = Question
    icon = "help"
    menu_label = _("Questions")
    list_display = ["text", "policy", "asked_at", "answered_at"]
    list_filter = {"answered_at": ["isnull"]}
    # Who asked stays here.
    list_export = ["policy", "text", "answer", "asked_at", "answered_at"]
    search_fields = ["text", "answer", "policy__title"]
    search_backend_name = None
    edit_handler = question_panels

    def get_queryset(self, request: HttpRequest) -> QuerySet[Question]:
        return Question.objects.select_related("policy")


class CaseRequestViewSet(SnippetViewSet):
    model = CaseRequest
    icon = "clipboard-list"
    menu_label = _("Requests")
    list_display = ["text", "language", "asked_at", "answered_by"]
    list_filter = {"answered_by": ["isnull"], "language": ["exact"]}
    list_export = ["text", "language", "asked_at", "answered_by"]
    search_fields = ["text"]
    search_backend_name = None
    edit_handler = request_panels

    def get_queryset(self, request: HttpRequest) -> QuerySet[CaseRequest]:
        return CaseRequest.objects.select_related("answered_by")


class ExchangeGroup(SnippetViewSetGroup):
    menu_label = _("Exchange")
    menu_icon = "comment"
    menu_order = 320
    items = (AdoptionViewSet, QuestionViewSet, CaseRequestViewSet)
