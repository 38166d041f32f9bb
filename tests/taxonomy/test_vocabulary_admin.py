"""The Vocabulary menu as an editor meets it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factory.django import DjangoModelFactory

from accounts.models import User
from taxonomy.models import City, Country, Office, Theme
from tests.factories.taxonomy import CityFactory, CountryFactory, OfficeFactory, ThemeFactory

pytestmark = pytest.mark.django_db


def page(model: type[Any], view: str, *args: object) -> str:
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


THEME_FORM = {
    "slug": "air-quality",
    "label_en": "Air quality",
    "label_ko": "대기질",
    "label_zh_hans": "",
    "label_ja": "",
    "label_es": "",
    "label_fr": "",
    "icon": "wind",
    "description_en": "",
    "description_ko": "",
    "terms_en": "fine dust\nPM2.5\n Fine dust \n",
    "terms_ko": "미세먼지",
    "terms_zh_hans": "",
    "terms_ja": "",
    "terms_es": "",
    "terms_fr": "",
}


def test_the_menu_groups_the_four_lists(admin: Client) -> None:
    html = admin.get(page(Theme, "list")).content.decode()

    assert "Vocabulary" in html
    for model in (Theme, City, Office, Country):
        assert page(model, "list") in html


def test_an_editor_adds_a_theme_with_one_search_term_a_line(admin: Client) -> None:
    admin.post(page(Theme, "add"), THEME_FORM)

    theme = Theme.objects.get(slug="air-quality")
    assert theme.label_ko == "대기질"
    assert theme.search_terms == {"en": ["fine dust", "PM2.5"], "ko": ["미세먼지"]}


def test_the_form_shows_the_terms_it_saved_and_an_example_for_each_field(admin: Client) -> None:
    theme = ThemeFactory.create(search_terms={"en": ["BRT", "metro"], "ko": ["지하철"]})

    html = admin.get(page(Theme, "edit", theme.pk)).content.decode()

    assert "BRT\nmetro</textarea>" in html
    assert "지하철</textarea>" in html
    assert "Example: bus rapid transit" in html


def test_editing_a_theme_keeps_terms_of_languages_the_form_does_not_show(admin: Client) -> None:
    theme = ThemeFactory.create(slug="air-quality", search_terms={"tr": ["hava"], "es": ["aire"]})

    admin.post(page(Theme, "edit", theme.pk), THEME_FORM)

    theme.refresh_from_db()
    assert theme.search_terms == {
        "tr": ["hava"],
        "en": ["fine dust", "PM2.5"],
        "ko": ["미세먼지"],
    }


def test_a_slug_sent_by_a_forged_form_is_ignored(admin: Client) -> None:
    theme = ThemeFactory.create(slug="air")

    admin.post(page(Theme, "edit", theme.pk), {**THEME_FORM, "slug": "wind"})

    theme.refresh_from_db()
    assert (theme.slug, theme.label_en) == ("air", "Air quality")


def test_dragging_a_theme_changes_the_order(admin: Client) -> None:
    first, _second, third = ThemeFactory.create_batch(3)

    admin.post(page(Theme, "reorder", third.pk) + "?position=0")

    assert Theme.objects.order_by("order").first() == third
    first.refresh_from_db()
    assert first.order == 1


CITY_FORM = {
    "name_en": "Izmir",
    "name_ko": "이즈미르",
    "alternate_names": "Esmirna\nSmyrna\nesmirna",
    "slug": "izmir",
    "latitude": "38.4127",
    "longitude": "27.1384",
    "population": "",
    "geonames_id": "",
}


def test_an_editor_adds_a_city(admin: Client) -> None:
    country = CountryFactory.create(code="TR", name_en="Türkiye")

    admin.post(page(City, "add"), {**CITY_FORM, "country": country.code})

    city = City.objects.get(slug="izmir")
    assert city.alternate_names == ["Esmirna", "Smyrna"]
    assert (city.country, city.population) == (country, None)
    assert city.name_keys == "|izmir|이즈미르|esmirna|smyrna|"


def test_the_country_chosen_for_a_city_is_kept_by_the_form(admin: Client) -> None:
    city = CityFactory.create(
        slug="izmir", country=CountryFactory.create(code="TR", name_en="Türkiye")
    )

    html = admin.get(page(City, "edit", city.pk)).content.decode()
    admin.post(page(City, "edit", city.pk), {**CITY_FORM, "country": "TR"})

    city.refresh_from_db()
    assert "Türkiye" in html
    assert (city.name_en, city.country_id) == ("Izmir", "TR")


def test_cities_are_searched_by_name_and_filtered_by_country(admin: Client) -> None:
    japan, korea = (
        CountryFactory.create(code="JP", name_en="Japan"),
        CountryFactory.create(code="KR"),
    )
    CityFactory.create(name_en="Osaka", name_ko="오사카", country=japan)
    CityFactory.create(name_en="Osan", name_ko="오산", country=korea)

    def listed(**query: str) -> list[str]:
        response = admin.get(page(City, "list"), query)
        return sorted(city.name_en for city in response.context["page_obj"])

    assert listed(q="osa") == ["Osaka", "Osan"]
    assert listed(q="오사") == ["Osaka"]
    assert listed(q="osa", country="KR") == ["Osan"]
    assert listed(country="JP") == ["Osaka"]


@pytest.mark.parametrize("query", ["Smyr", "smyrna", "이즈", "izmir"])
def test_the_city_chooser_has_a_search_box_that_knows_other_names(
    admin: Client, query: str
) -> None:
    CityFactory.create(name_en="İzmir", name_ko="이즈미르", alternate_names=["Smyrna"])
    CityFactory.create(name_en="Osaka", name_ko="오사카")
    chooser = City.snippet_viewset.chooser_viewset

    response = admin.get(reverse(chooser.get_url_name("choose_results")), {"q": query})

    assert [city.name_en for city in response.context["results"]] == ["İzmir"]


@pytest.mark.parametrize(
    ("factory", "model"),
    [
        (ThemeFactory, Theme),
        (CityFactory, City),
        (OfficeFactory, Office),
        (CountryFactory, Country),
    ],
)
def test_a_list_asks_the_database_as_often_for_three_as_for_one(
    admin: Client, factory: type[DjangoModelFactory[Any]], model: type[Any]
) -> None:
    def queries_with(*codes: str) -> int:
        for code in codes:
            factory(**({"code": code} if model is Country else {}))
        with CaptureQueriesContext(connection) as queries:
            admin.get(page(model, "list"))
        return len(queries)

    queries_with("AX")  # what a process remembers after its first request

    assert queries_with() == queries_with("AY", "AZ")
    assert queries_with() <= 12


def test_the_lists_tell_region_and_country_in_words_a_reader_knows(admin: Client) -> None:
    CityFactory.create(
        country=CountryFactory.create(code="TR", name_en="Türkiye", region="west-asia")
    )

    countries = admin.get(page(Country, "list")).content.decode()
    cities = admin.get(page(City, "list")).content.decode()

    assert "West Asia" in countries
    assert "Country" in cities


def test_an_editor_corrects_the_names_of_a_country(admin: Client) -> None:
    country = CountryFactory.create(other_names={"fr": "Singapore", "ja": "シンガポール"})
    form = {
        "code": "XX",
        "name_en": "Singapore",
        "name_ko": "싱가포르",
        "region": "south-east-asia",
        "name_fr": "Singapour",
        "name_ja": "",
    }

    admin.post(page(Country, "edit", country.pk), form)

    country.refresh_from_db()
    assert country.code == "SG"
    assert country.other_names == {"fr": "Singapour"}


def test_an_editor_adds_an_office_to_a_city(admin: Client) -> None:
    city = CityFactory.create(name_en="Osaka")
    form = {"name": "Environment Bureau", "name_local": "環境局", "city": city.pk}

    admin.post(page(Office, "add"), form)

    office = Office.objects.get(name="Environment Bureau")
    assert (office.city, office.accepts_contact) == (city, False)


def test_a_second_office_of_that_name_is_refused_with_a_reason(admin: Client) -> None:
    office = OfficeFactory.create(name="Environment Bureau")

    response = admin.post(
        page(Office, "add"), {"name": "Environment Bureau", "city": office.city.pk}
    )

    assert "This city already has an office of that name." in response.content.decode()
    assert Office.objects.count() == 1


def test_a_group_decides_who_may_change_what(client: Client) -> None:
    group = Group.objects.create(name="Theme editors")
    group.permissions.add(
        Permission.objects.get(codename="access_admin"),
        Permission.objects.get(codename="change_theme"),
    )
    editor = User.objects.create_user("editor@example.org")
    editor.groups.add(group)
    client.force_login(editor)

    assert client.get(page(Theme, "list")).status_code == 200
    assert client.get(page(City, "list")).status_code == 302
