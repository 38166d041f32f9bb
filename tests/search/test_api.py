"""The JSON API: what it promises, and what it says to a wrong question."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from search.facets import FACET_NAMES
from tests.factories.policies import make_case
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db


def get(client: Client, path: str, **parameters: Any) -> Any:
    response = client.get(f"/api/v1/{path}", parameters)
    assert response.status_code == 200, response.content
    return response.json()


def test_an_answer_has_the_promised_fields(client: Client) -> None:
    make_case("Night buses", external_id="night-buses")
    answer = get(client, "search", q="buses")
    assert list(answer) == [
        "total", "took_ms", "engine", "degraded", "did_you_mean", "page", "page_size",
        "results", "facets",
    ]  # fmt: skip
    [result] = answer["results"]
    assert list(result) == [
        "id", "external_id", "kind", "title", "url", "summary", "language", "city", "themes",
        "year_start", "year_end", "status", "score", "highlights", "parts",
    ]  # fmt: skip
    assert result["external_id"] == "night-buses"
    assert result["city"] == {"slug": "seoul", "name": "Seoul", "country": "SG"}
    assert result["url"] == "http://testserver/cases/night-buses/"
    assert result["highlights"]["title"] == ["Night <mark>buses</mark>"]


def test_facets_are_named_like_their_parameters(client: Client) -> None:
    make_case()
    assert tuple(facet["name"] for facet in get(client, "search")["facets"]) == FACET_NAMES


def test_choosing_an_option_gives_the_number_promised(client: Client) -> None:
    make_case("Night buses", start_year=2013)
    make_case("Noise maps", main_theme=ThemeFactory.create(slug="noise", label_en="Noise"))
    facets = get(client, "search")["facets"]
    promised = [
        (facet["name"], option["value"], option["count"])
        for facet in facets
        for option in facet["options"]
    ]
    assert len(promised) >= len(FACET_NAMES) - 3
    for name, value, count in promised:
        assert get(client, "search", **{name: value})["total"] == count


def test_a_facet_may_be_repeated_and_a_chosen_option_is_marked(client: Client) -> None:
    make_case("Night buses")
    make_case("Noise maps", main_theme=ThemeFactory.create(slug="noise", label_en="Noise"))
    answer = get(client, "search", theme=["noise", "public-transport"])
    assert answer["total"] == 2
    [theme] = [facet for facet in answer["facets"] if facet["name"] == "theme"]
    assert {option["value"]: option["selected"] for option in theme["options"]} == {
        "noise": True,
        "public-transport": True,
    }


def test_labels_and_addresses_follow_the_language_asked_for(client: Client) -> None:
    ThemeFactory.create(slug="public-transport", label_en="Transport", label_ko="대중교통")
    make_case("Night buses")
    response = client.get("/api/v1/search", headers={"Accept-Language": "ko"})
    answer = response.json()
    assert answer["results"][0]["url"] == "http://testserver/ko/cases/night-buses/"
    assert answer["facets"][0]["options"][0]["label"] == "대중교통"
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize(
    ("parameters", "loc", "kind"),
    [
        ({"theme": "nope"}, "theme", "unknown_value"),
        ({"kind": "page"}, "kind", "unknown_value"),
        ({"page": "x"}, "page", "not_a_number"),
        ({"page": "999999"}, "page", "too_deep"),
        ({"page_size": "101"}, "page_size", "out_of_range"),
        ({"sort": "price"}, "sort", "unknown_value"),
        ({"year_from": "2020", "year_to": "2010"}, "year_to", "years_reversed"),
        ({"q": "a" * 10_000}, "q", "too_long"),
        ({"city": [f"city-{number}" for number in range(100)]}, "city", "too_many_values"),
    ],
)
def test_a_wrong_value_is_refused_with_its_reason(
    client: Client, parameters: dict[str, Any], loc: str, kind: str
) -> None:
    response = client.get("/api/v1/search", parameters)
    assert response.status_code == 422
    assert {"loc": ["query", loc], "type": kind}.items() <= {**response.json()["detail"][0]}.items()


def test_a_parameter_nobody_knows_is_ignored(client: Client) -> None:
    make_case()
    assert get(client, "search", utm_source="mail")["total"] == 1


@pytest.mark.parametrize(
    "words",
    ['"', "*", "AND OR", "\x00", 'c++ "unterminated', "'; DROP TABLE x; --", '{"match_all": {}}'],
)
def test_hostile_words_get_an_answer(client: Client, words: str) -> None:
    make_case()
    assert get(client, "search", q=words)["engine"] in {"sqlite", "postgres", "database"}


def test_words_that_are_not_utf_8_get_an_answer(client: Client) -> None:
    assert client.get("/api/v1/search?q=%ff%fe%ed%a0%80").status_code == 200


def test_a_policy_is_read_by_its_stable_identifier(client: Client) -> None:
    page = make_case("Night buses")
    policy = get(client, f"policies/{page.stable_id}")
    assert (policy["title"], policy["url"]) == (
        "Night buses",
        "http://testserver/cases/night-buses/",
    )


def test_a_policy_that_is_hidden_or_does_not_exist_is_not_found(client: Client) -> None:
    page = make_case("Night buses", visibility="alumni")
    assert client.get(f"/api/v1/policies/{page.stable_id}").status_code == 404
    assert client.get("/api/v1/policies/aaaaaaaaaaaaa").status_code == 404


def test_themes_and_cities_come_with_true_counts(client: Client) -> None:
    make_case("Night buses")
    make_case("Noise maps", visibility="alumni")
    themes = get(client, "themes")
    assert [(theme["slug"], theme["count"]) for theme in themes] == [("public-transport", 1)]
    assert [(city["slug"], city["count"]) for city in get(client, "cities")] == [("seoul", 1)]


def test_an_anonymous_answer_may_be_kept_for_a_moment(client: Client) -> None:
    assert client.get("/api/v1/search")["Cache-Control"] == "public, max-age=30"


def test_the_api_is_described(client: Client) -> None:
    paths = get(client, "openapi.json")["paths"]
    assert sorted(paths) == [
        "/api/v1/cities",
        "/api/v1/policies/{policy_id}",
        "/api/v1/search",
        "/api/v1/themes",
    ]
    assert client.get("/api/v1/docs").status_code == 200


@pytest.mark.parametrize("policies", [1, 3])
def test_a_search_costs_the_same_queries_however_much_it_finds(
    policies: int,
    client: Client,
    settings: Settings,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(policies):
        make_case(f"Bus {number}")
    get(client, "search", q="bus")
    with django_assert_max_num_queries(20):
        get(client, "search", q="bus")
