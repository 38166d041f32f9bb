from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries
from wagtail.search.backends import get_search_backend

from taxonomy.loading import Loaded, load_cities, load_countries, load_taxonomy, load_themes
from taxonomy.models import City, Country, Theme
from taxonomy.selectors import city_by_slug
from tests.factories.taxonomy import CityFactory, CountryFactory

pytestmark = pytest.mark.usefixtures("vocabulary")


def test_loading_again_changes_nothing_and_says_so() -> None:
    output = StringIO()

    call_command("load_taxonomy", stdout=output)

    assert output.getvalue().splitlines() == [
        "19 themes (0 new, 0 changed)",
        "243 countries (0 new, 0 changed)",
        "6204 cities (0 new, 0 changed)",
    ]


def test_overwriting_what_nobody_changed_changes_nothing() -> None:
    assert [loaded.changed for loaded in load_taxonomy(overwrite=True)] == [0, 0, 0]


def test_a_deleted_theme_comes_back_where_it_was() -> None:
    Theme.objects.filter(slug="tourism").delete()

    assert load_themes() == Loaded("themes", total=19, new=1, changed=0)
    assert Theme.objects.get(slug="tourism").order == 10


def test_what_an_editor_wrote_stays() -> None:
    Theme.objects.filter(slug="tourism").update(label_en="Visitors", search_terms={"en": ["guest"]})

    load_themes()

    theme = Theme.objects.get(slug="tourism")
    assert theme.label_en == "Visitors"
    assert theme.search_terms["en"] == ["guest"]


def test_only_what_is_missing_is_filled() -> None:
    Theme.objects.filter(slug="tourism").update(label_ko="", search_terms={"en": ["guest"]})

    assert load_themes() == Loaded("themes", total=19, new=0, changed=1)
    theme = Theme.objects.get(slug="tourism")
    assert theme.label_ko == "관광"
    assert theme.search_terms["ko"][:2] == ["마이스", "야간관광"]


def test_the_order_the_editors_chose_stays_even_when_overwriting() -> None:
    Theme.objects.filter(slug="tourism").update(order=40)

    load_themes(overwrite=True)

    assert Theme.objects.get(slug="tourism").order == 40


def test_overwriting_restores_what_an_editor_changed() -> None:
    Theme.objects.filter(slug="tourism").update(label_en="Visitors", search_terms={"en": ["guest"]})
    output = StringIO()

    call_command("load_taxonomy", "--overwrite", stdout=output)

    theme = Theme.objects.get(slug="tourism")
    assert output.getvalue().splitlines()[0] == "19 themes (0 new, 1 changed)"
    assert theme.label_en == "Tourism"
    assert theme.search_terms["en"][0] == "MICE"


def test_a_country_gets_the_names_it_lacks() -> None:
    Country.objects.filter(code="SG").update(other_names={"fr": "La ville du lion"})

    assert load_countries() == Loaded("countries", total=243, new=0, changed=1)
    assert Country.objects.get(code="SG").other_names == {
        "zh-hans": "新加坡",
        "ja": "シンガポール",
        "es": "Singapur",
        "fr": "La ville du lion",
    }


def test_a_city_without_korean_name_gets_it_and_can_be_found_by_it() -> None:
    City.objects.filter(slug="seoul").update(name_ko="", name_keys="|seoul|")

    assert load_cities() == Loaded("cities", total=6204, new=0, changed=1)
    seoul = City.objects.get(slug="seoul")
    assert seoul.name_ko == "서울"
    assert "|서울|" in seoul.name_keys


def test_an_editors_own_city_of_the_same_slug_is_taken_as_the_same() -> None:
    City.objects.filter(slug="singapore").delete()
    own = CityFactory.create(slug="singapore", name_en="Singapore City", population=None)

    load_cities()

    own.refresh_from_db()
    assert (own.geonames_id, own.name_en) == (1880252, "Singapore City")
    assert City.objects.filter(slug="singapore").count() == 1


def test_a_city_outside_the_list_is_left_alone() -> None:
    CityFactory.create(slug="songdo", name_en="Songdo", country=CountryFactory.create(code="KR"))

    load_cities()

    assert City.objects.get(slug="songdo").name_en == "Songdo"


def test_a_loaded_city_is_found_by_the_search_box_of_the_admin() -> None:
    found = get_search_backend().autocomplete("Singap", City)

    assert [city.slug for city in found] == ["singapore"]


def test_loading_again_reads_each_table_once(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(5):  # three tables, and the savepoint around them
        load_taxonomy()


def test_populations_set_by_hand_win() -> None:
    seoul = city_by_slug("seoul")

    assert seoul is not None
    assert seoul.population == 9_386_034
