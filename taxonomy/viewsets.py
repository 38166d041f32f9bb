"""The vocabulary in the admin menu. Who may do what is set per group under Settings > Groups."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from taxonomy.models import City, Country, Office, Theme
from taxonomy.panels import city_panels, country_panels, office_panels, theme_panels


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    menu_label = _("Themes")
    list_display = ["label_en", "label_ko", "slug"]
    list_export = [
        "slug",
        "label_en",
        "label_ko",
        "label_zh_hans",
        "label_ja",
        "label_es",
        "label_fr",
    ]
    search_fields = ["label_en", "label_ko", "slug"]
    sort_order_field = "order"
    edit_handler = theme_panels


class CityViewSet(SnippetViewSet):
    model = City
    icon = "globe"
    menu_label = _("Cities")
    list_display = [
        "name_en",
        "name_ko",
        Column("country_id", label=_("Country"), sort_key="country_id"),
        "population",
    ]
    list_filter = ["country"]
    list_export = ["slug", "name_en", "name_ko", "country", "latitude", "longitude", "population"]
    list_per_page = 50
    chooser_per_page = 25
    edit_handler = city_panels


class OfficeViewSet(SnippetViewSet):
    model = Office
    icon = "group"
    menu_label = _("Offices")
    list_display = ["name", "city", "accepts_contact"]
    list_export = ["name", "name_local", "city", "contact_email", "accepts_contact"]
    edit_handler = office_panels

    def get_queryset(self, request: HttpRequest) -> QuerySet[Office]:
        return Office.objects.select_related("city")


class CountryViewSet(SnippetViewSet):
    model = Country
    icon = "site"
    menu_label = _("Countries")
    list_display = [
        "name_en",
        "name_ko",
        "code",
        Column("get_region_display", label=_("Region"), sort_key="region"),
    ]
    list_filter = ["region"]
    list_export = ["code", "name_en", "name_ko", "region"]
    list_per_page = 50
    chooser_per_page = 25
    edit_handler = country_panels


class VocabularyGroup(SnippetViewSetGroup):
    menu_label = _("Vocabulary")
    menu_icon = "tag"
    menu_order = 300
    items = (ThemeViewSet, CityViewSet, OfficeViewSet, CountryViewSet)
