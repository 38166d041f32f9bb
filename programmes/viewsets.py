"""Learning sessions, invitations and places in the admin menu."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from programmes.invitation_admin import (
    InvitationFilterSet,
    InvitationIndexView,
    InviteView,
    SendAgainView,
    WithdrawView,
    full_name,
)
from programmes.invitation_states import state_of
from programmes.models import Invitation, LearningSession, Place
from programmes.panels import invitation_panels, place_panels, session_panels


class LearningSessionViewSet(SnippetViewSet):
    model = LearningSession
    icon = "calendar-alt"
    menu_label = _("Learning sessions")
    list_display = [
        "name",
        "name_ko",
        Column("get_group_display", label=_("Group"), sort_key="group"),
        "year",
        "briefs_due",
    ]
    list_filter = ["group", "year"]
    list_export = [
        "name",
        "name_ko",
        "slug",
        "group",
        "year",
        "starts_on",
        "ends_on",
        "briefs_due",
        "people_invited",
        "cities_invited",
    ]
    search_fields = ["name", "name_ko", "slug", "description"]
    # Few records, and found the moment they are saved: no index needed.
    search_backend_name = None
    edit_handler = session_panels


class InvitationViewSet(SnippetViewSet):
    model = Invitation
    icon = "mail"
    menu_label = _("Invitations")
    index_view_class = InvitationIndexView
    add_view_class = InviteView
    list_display = [
        "email",
        Column("name", label=_("Name"), accessor=full_name),
        Column("session", label=_("Learning session"), sort_key="session"),
        Column("city", label=_("City")),
        Column("state", label=_("State"), accessor=lambda each: state_of(each).label),
        DateColumn("sent_at", label=_("Sent"), sort_key="sent_at"),
    ]
    filterset_class = InvitationFilterSet
    list_export = ["email", "first_name", "last_name", "session", "city", "sent_at", "accepted_at"]
    search_fields = ["email", "first_name", "last_name", "city__name_en", "city__name_ko"]
    search_backend_name = None
    list_per_page = 100
    edit_handler = invitation_panels

    def get_queryset(self, request: HttpRequest) -> QuerySet[Invitation]:
        return Invitation.objects.select_related("session", "city")

    def get_urlpatterns(self) -> list[URLPattern]:
        own = [
            path("<int:pk>/send-again/", SendAgainView.as_view(), name="send_again"),
            path("<int:pk>/withdraw/", WithdrawView.as_view(), name="withdraw"),
        ]
        return [*super().get_urlpatterns(), *own]


class PlaceViewSet(SnippetViewSet):
    model = Place
    icon = "site"
    menu_label = _("Places")
    list_display = ["name", "name_ko", "slug"]
    list_export = ["name", "name_ko", "slug", "latitude", "longitude"]
    search_fields = ["name", "name_ko", "slug", "description"]
    search_backend_name = None
    list_per_page = 50
    chooser_per_page = 50
    edit_handler = place_panels


class ProgrammesGroup(SnippetViewSetGroup):
    menu_label = _("Programme")
    menu_icon = "calendar-alt"
    menu_order = 310
    items = (LearningSessionViewSet, InvitationViewSet, PlaceViewSet)
