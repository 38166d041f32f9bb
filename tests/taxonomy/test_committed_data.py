"""What the files in `taxonomy/data` promise; no database."""

from __future__ import annotations

from django.utils.translation import override

from taxonomy.credits import GEONAMES_CREDIT
from taxonomy.icons import ThemeIcon
from taxonomy.reading import DATA, read_cities, read_countries, read_csv, read_themes
from taxonomy.regions import Region

SITE_LANGUAGES = ["en", "ko", "zh-hans", "ja", "es", "fr"]


def test_there_are_nineteen_themes_beginning_with_public_transport() -> None:
    themes = read_themes()

    assert len(themes) == 19
    assert themes[0].slug == "public-transport"
    assert [theme.order for theme in themes] == list(range(19))


def test_every_theme_has_a_label_in_every_language_of_the_site() -> None:
    assert {theme.slug: list(theme.labels) for theme in read_themes()} == {
        theme.slug: SITE_LANGUAGES for theme in read_themes()
    }


def test_every_theme_has_five_search_terms_or_more_in_english_and_korean() -> None:
    counts = [len(theme.search_terms[code]) for theme in read_themes() for code in ("en", "ko")]

    assert min(counts) >= 5


def test_every_theme_has_a_picture_of_its_own() -> None:
    icons = [theme.icon for theme in read_themes()]

    assert sorted(icons) == sorted(set(ThemeIcon.values) - {ThemeIcon.TAG})


def test_every_country_is_named_in_every_language_of_the_site() -> None:
    nameless = [
        country.code
        for country in read_countries()
        if not all(country.names.get(code) for code in SITE_LANGUAGES)
    ]

    assert nameless == []


def test_every_country_lies_in_one_region_and_every_region_has_countries() -> None:
    countries = read_countries()
    codes = [country.code for country in countries]

    assert sorted(codes) == sorted(set(codes))
    assert {country.region for country in countries} == set(Region.values)


def test_places_are_called_by_their_usual_names() -> None:
    names = {country.code: country.name_en for country in read_countries()}

    assert {code: names[code] for code in ("HK", "MO", "TW", "KR", "TR")} == {
        "HK": "Hong Kong",
        "MO": "Macao",
        "TW": "Taiwan",
        "KR": "South Korea",
        "TR": "Türkiye",
    }


def test_every_city_lies_in_a_known_country_and_on_the_globe() -> None:
    codes = {country.code for country in read_countries()}
    lost = [
        city.slug
        for city in read_cities()
        if city.country_id not in codes or abs(city.latitude) > 90 or abs(city.longitude) > 180
    ]

    assert lost == []


def test_slugs_and_numbers_of_cities_are_unique() -> None:
    cities = read_cities()

    assert len({city.slug for city in cities}) == len(cities)
    assert len({city.geonames_id for city in cities}) == len(cities)


def test_no_city_carries_more_than_a_dozen_other_names() -> None:
    assert max(len(city.alternate_names) for city in read_cities()) <= 12


def test_every_city_of_south_korea_has_a_korean_name() -> None:
    missing = [city.slug for city in read_cities() if city.country_id == "KR" and not city.name_ko]

    assert missing == []


def test_names_set_by_hand_reached_the_list() -> None:
    cities = {str(city.geonames_id): city for city in read_cities()}
    by_hand = list(read_csv("by_hand/city_names.csv"))

    assert {row["geonames_id"]: cities[row["geonames_id"]].name_ko for row in by_hand} == {
        row["geonames_id"]: row["name_ko"] for row in by_hand
    }


def test_a_figure_set_by_hand_says_where_it_is_from() -> None:
    rows = read_csv("by_hand/city_names.csv")

    assert [
        row["name_ko"] for row in rows if bool(row["population"]) != bool(row["population_source"])
    ] == []


def test_the_place_files_stay_small() -> None:
    size = sum((DATA / name).stat().st_size for name in ("cities.csv", "countries.csv"))

    assert size < 1_200_000


def test_geonames_is_credited_where_it_is_shown_and_where_it_is_kept() -> None:
    readme = (DATA / "README.md").read_text(encoding="utf-8")

    assert GEONAMES_CREDIT.licence == "CC BY 4.0"
    assert GEONAMES_CREDIT.url in readme
    assert GEONAMES_CREDIT.licence_url in readme


def test_a_file_that_is_not_there_yet_has_no_rows() -> None:
    assert list(read_csv("nothing.csv")) == []


def test_cities_have_the_names_of_each_language_and_are_found_by_all_of_them() -> None:
    cities = {city.slug: city for city in read_cities()}
    named = [row["geonames_id"] for row in read_csv("by_hand/city_names_by_language.csv")]

    assert set(named) <= {str(city.geonames_id) for city in cities.values()}
    assert len(named) == len(set(named))
    assert cities["warsaw"].names == {
        "en": "Warsaw",
        "ko": "바르샤바",
        "zh-hans": "华沙",
        "ja": "ワルシャワ",
        "es": "Varsovia",
        "fr": "Varsovie",
    }
    assert {"Varsovie", "Warszawa"} <= set(cities["warsaw"].all_names)
    with override("ja"):
        assert cities["warsaw"].name == "ワルシャワ"
        # A city nobody named in Japanese keeps its English name.
        assert cities["qarchak"].name == "Qarchak"
