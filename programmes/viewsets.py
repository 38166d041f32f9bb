"""Learning sessions and places in the admin menu."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from programmes.models import LearningSession, Place
from programmes.panels import place_panels, session_panels


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
    search_fields = ["name", "name_ko", "slug", "description"]
    # Few records, and found the moment they are saved: no index needed.
    search_backend_name = None
    edit_handler = session_panels


class PlaceViewSet(SnippetViewSet):
    model = Place
    icon = "site"
    menu_label = _("Places")
    list_display = ["name", "name_ko", "slug"]
    search_fields = ["name", "name_ko", "slug", "description"]
    search_backend_name = None
    list_per_page = 50
    chooser_per_page = 50
    edit_handler = place_panels


class ProgrammesGroup(SnippetViewSetGroup):
    menu_label = _("Programme")
    menu_icon = "calendar-alt"
    menu_order = 310
    items = (LearningSessionViewSet, PlaceViewSet)
