"""The front page."""

from __future__ import annotations

import pytest
from django.test import Client

from cases.choices import Visibility
from tests.factories.policies import make_case
from tests.factories.programmes import SessionFactory
from tests.factories.taxonomy import ThemeFactory
from tests.query_counts import page_queries

pytestmark = pytest.mark.django_db


def html_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_it_says_what_this_is_and_has_a_search_box(client: Client) -> None:
    html = html_of(client, "/")

    assert "How Seoul and its partner cities solved it" in html
    assert '<form class="searchbox" action="/search/" role="search">' in html


def test_it_is_whole_before_anything_was_published(client: Client) -> None:
    html = html_of(client, "/")

    assert "Nothing has been published here yet." in html
    assert "<strong>0</strong> policies" in html


def test_it_shows_the_six_newest_that_a_visitor_may_see(client: Client) -> None:
    for number in range(1, 8):
        make_case(f"Bus {number}")
    make_case("Hidden bus", visibility=Visibility.ALUMNI)

    html = html_of(client, "/")

    assert [f">Bus {number}</a>" in html for number in range(1, 8)] == [False] + [True] * 6
    assert "Hidden bus" not in html


def test_every_theme_is_there_with_a_true_count(client: Client) -> None:
    make_case("Night buses", main_theme=ThemeFactory.create(slug="safety", label_en="Safety"))
    ThemeFactory.create(slug="tourism", label_en="Tourism")

    html = html_of(client, "/")

    assert '<span>Safety</span> <span class="count">1<' in html
    assert '<span>Tourism</span> <span class="count">0<' in html


def test_korean_readers_get_korean_words_and_the_menu_leads_back(client: Client) -> None:
    html = html_of(client, "/ko/")

    assert '<html lang="ko">' in html
    assert "서울과 협력 도시들은" in html
    assert '<a href="/" hreflang="en" lang="en">English</a>' in html


@pytest.mark.parametrize("count", [1, 3])
def test_more_policies_themes_and_sessions_cost_no_more_queries(count: int, client: Client) -> None:
    for number in range(count):
        SessionFactory.create()
        make_case(f"Bus {number}", main_theme=ThemeFactory.create())
    client.get("/")

    with page_queries(12):
        client.get("/")
