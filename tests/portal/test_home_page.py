"""The front page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cases.choices import Visibility
from portal.models import HomePage
from tests.factories.policies import make_brief, make_case
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


def test_it_shows_a_first_case_and_the_six_newest_that_a_visitor_may_see(client: Client) -> None:
    for number in range(1, 9):
        make_case(f"Bus {number}")
    make_case("Hidden bus", visibility=Visibility.ALUMNI)

    html = html_of(client, "/")

    assert [f">Bus {number}</a>" in html for number in range(1, 9)] == [False] + [True] * 7
    assert "Hidden bus" not in html


def test_the_first_case_is_the_newest_case_study_though_briefs_are_newer(client: Client) -> None:
    make_case("Night buses")
    make_brief("Bus shelters", session=SessionFactory.create())

    html = html_of(client, "/")

    assert "lead-case" in html.split(">Night buses</a>")[0]
    assert "lead-case" in html.split(">Bus shelters</a>")[0].split(">Night buses</a>")[0]


def test_editors_choose_the_first_case_and_it_is_not_shown_twice(client: Client) -> None:
    chosen = make_case("Stream restoration")
    make_case("Night buses")
    HomePage.objects.update(lead=chosen)

    html = html_of(client, "/")

    assert html.count(">Stream restoration</a>") == 1
    assert "lead-case" in html.split(">Stream restoration</a>")[0]


def test_a_chosen_case_that_a_visitor_may_not_see_gives_way_to_the_newest(client: Client) -> None:
    hidden = make_case("Hidden bus", visibility=Visibility.ALUMNI)
    make_case("Night buses")
    HomePage.objects.update(lead=hidden)

    html = html_of(client, "/")

    assert "Hidden bus" not in html
    assert "lead-case" in html.split(">Night buses</a>")[0]


def test_questions_are_shown_whose_theme_has_an_answer(client: Client) -> None:
    make_case("Night buses", main_theme=ThemeFactory.create(slug="public-transport"))

    html = html_of(client, "/")

    assert '<a href="/search/?q=bus%20lane">' in html
    assert "food%20waste" not in html


def test_a_session_ahead_is_announced_and_one_that_is_over_is_not(client: Client) -> None:
    today = timezone.localdate()
    SessionFactory.create(name="The next", starts_on=today + timedelta(days=30))
    SessionFactory.create(name="The one after", starts_on=today + timedelta(days=300))
    SessionFactory.create(name="The last", starts_on=today - timedelta(days=30))

    announced = html_of(client, "/").split("Next learning session")[1].split("</h3>")[0]

    assert "The next" in announced


def test_no_session_is_announced_when_all_are_over(client: Client) -> None:
    SessionFactory.create(starts_on=timezone.localdate() - timedelta(days=30))

    assert "Next learning session" not in html_of(client, "/")


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

    with page_queries(14):
        client.get("/")
