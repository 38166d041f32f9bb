"""Cities found among all those of the committed list."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from taxonomy.models import City
from taxonomy.selectors import city_by_slug, country_by_code, resolve_city, suggest_cities
from tests.factories.taxonomy import CityFactory

pytestmark = pytest.mark.usefixtures("vocabulary")

#: Seoul, and every city whose brief comes with the project: name, country, slug, Korean name.
PARTNER_CITIES = [
    ("Seoul", "KR", "seoul", "서울"),
    ("Singapore", "SG", "singapore", "싱가포르"),
    ("New Delhi", "IN", "new-delhi", "뉴델리"),
    ("Osaka", "JP", "osaka", "오사카"),
    ("Istanbul", "TR", "istanbul", "이스탄불"),
    ("Hong Kong", "HK", "hong-kong", "홍콩"),
    ("Beijing", "CN", "beijing", "베이징"),
    ("Shanghai", "CN", "shanghai", "상하이"),
    ("Tianjin", "CN", "tianjin", "톈진"),
    ("Chongqing", "CN", "chongqing", "충칭"),
    ("Guangzhou", "CN", "guangzhou", "광저우"),
    ("Shenzhen", "CN", "shenzhen", "선전"),
    ("Chengdu", "CN", "chengdu", "청두"),
    ("Hangzhou", "CN", "hangzhou", "항저우"),
    ("Hanoi", "VN", "hanoi", "하노이"),
    ("Ho Chi Minh City", "VN", "ho-chi-minh-city", "호찌민"),
    ("Jakarta", "ID", "jakarta", "자카르타"),
    ("Bangkok", "TH", "bangkok", "방콕"),
    ("Quezon City", "PH", "quezon-city", "케손시티"),
    ("Kuala Lumpur", "MY", "kuala-lumpur", "쿠알라룸푸르"),
    ("Ulaanbaatar", "MN", "ulaanbaatar", "울란바토르"),
    ("Almaty", "KZ", "almaty", "알마티"),
    ("Cairo", "EG", "cairo", "카이로"),
    ("Addis Ababa", "ET", "addis-ababa", "아디스아바바"),
    ("Bogotá", "CO", "bogota", "보고타"),
    ("Mexico City", "MX", "mexico-city", "멕시코시티"),
    ("Curitiba", "BR", "curitiba", "쿠리치바"),
    ("Tokyo", "JP", "tokyo", "도쿄"),
    ("Taipei", "TW", "taipei", "타이베이"),
    ("Warsaw", "PL", "warsaw", "바르샤바"),
    ("Colombo", "LK", "colombo", "콜롬보"),
]


@pytest.mark.parametrize(("name", "country", "slug", "korean"), PARTNER_CITIES)
def test_every_partner_city_is_found_by_its_name(
    name: str, country: str, slug: str, korean: str
) -> None:
    city = resolve_city(name, country)

    assert city is not None
    assert (city.slug, city.name_en, city.name_ko) == (slug, name, korean)


@pytest.mark.parametrize(("name", "country", "slug", "korean"), PARTNER_CITIES)
def test_every_partner_city_is_found_by_its_korean_name(
    name: str, country: str, slug: str, korean: str
) -> None:
    assert resolve_city(korean, country) == city_by_slug(slug)


@pytest.mark.parametrize(
    ("name", "country", "slug"),
    [
        ("BOGOTA", "co", "bogota"),
        ("Séoul", "KR", "seoul"),
        ("Seúl", "KR", "seoul"),
        ("首尔", "KR", "seoul"),
        ("ソウル", "KR", "seoul"),
        ("東京", "JP", "tokyo"),
        ("Pékin", "CN", "beijing"),
        ("북경", "CN", "beijing"),
        ("Saigon", "VN", "ho-chi-minh-city"),
        ("Thành phố Hồ Chí Minh", "VN", "ho-chi-minh-city"),
        ("Ciudad de México", "MX", "mexico-city"),
        ("Le Caire", "EG", "cairo"),
        ("Varsovia", "PL", "warsaw"),
        ("İstanbul", "TR", "istanbul"),
        ("Ulan Bator", "MN", "ulaanbaatar"),
        ("Bombay", "IN", "mumbai"),
        ("Xian", "CN", "xian"),
        (" osaka ", "JP", "osaka"),
    ],
)
def test_a_city_is_found_by_what_people_call_it(name: str, country: str, slug: str) -> None:
    city = resolve_city(name, country)

    assert city is not None
    assert city.slug == slug


@pytest.mark.parametrize(
    ("name", "country"),
    [("Seoul", "JP"), ("Nowhere", "KR"), ("", "KR"), (" - ", "KR"), ("Seo", "KR")],
)
def test_a_city_is_not_found_elsewhere_nor_by_half_a_name(name: str, country: str) -> None:
    assert resolve_city(name, country) is None


def test_of_namesakes_in_one_country_the_larger_is_meant() -> None:
    suzhou = resolve_city("Suzhou", "CN")

    assert suzhou is not None
    assert suzhou.name_ko == "쑤저우"


def test_a_city_called_so_comes_before_a_larger_one_also_called_so() -> None:
    CityFactory.create(
        name_en="Old Delhi",
        alternate_names=["New Delhi"],
        country=country_by_code("in"),
        population=90_000_000,
    )

    assert resolve_city("New Delhi", "IN") == city_by_slug("new-delhi")


def test_finding_a_city_asks_the_database_once(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        city = resolve_city("Osaka", "JP")
        assert city is not None
        assert city.country.name_en == "Japan"


def test_the_capital_keeps_the_bare_slug_among_namesakes() -> None:
    places = City.objects.filter(slug__in=["san-jose", "san-jose-us"]).order_by("slug")

    assert [str(city) for city in places] == ["San José (CR)", "San Jose (US)"]


def test_the_larger_city_is_suggested_first() -> None:
    assert [city.slug for city in suggest_cities("London", limit=2)] == ["london", "london-ca"]


@pytest.mark.parametrize("start", ["seo", "SEO", "서", "首", "Seú"])
def test_a_city_is_suggested_from_its_first_letters_in_any_language(start: str) -> None:
    assert "seoul" in [city.slug for city in suggest_cities(start)]


@pytest.mark.parametrize("start", ["", "  ", "%", "|", "zzzz"])
def test_nothing_is_suggested_for_what_no_name_starts_with(start: str) -> None:
    assert suggest_cities(start) == []


@pytest.mark.parametrize("limit", [1, 3])
def test_suggestions_take_one_query_however_many(
    limit: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        found = suggest_cities("san", limit=limit)
        assert [bool(city.country.name) for city in found] == [True] * limit


def test_a_city_without_known_population_is_suggested_last() -> None:
    CityFactory.create(slug="seoulville", name_en="Seoulville", population=None)

    assert [city.slug for city in suggest_cities("seoul")] == ["seoul", "seoulville"]


def test_an_unknown_slug_or_code_finds_nothing() -> None:
    assert city_by_slug("atlantis") is None
    assert country_by_code("QQ") is None
