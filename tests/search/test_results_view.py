"""The result page over HTTP, answered by the database engine."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from cases.choices import Visibility
from search.answer import PartResult, Result, Results
from search.params import SearchParams
from search.result_page import result_page
from tests.factories.policies import make_case
from tests.factories.taxonomy import ThemeFactory
from tests.query_counts import page_queries

pytestmark = pytest.mark.django_db

NOTHING = Results(
    params=SearchParams(q="bus"),
    total=0,
    took_ms=1.0,
    engine="sqlite",
    degraded=False,
    did_you_mean=None,
    results=(),
    facets=(),
    without={},
)
HIT = Result(
    id="abc",
    key="abc:en",
    external_id="",
    kind="case",
    title="Night buses",
    title_html="Night buses",
    url="/cases/night-buses/",
    summary="",
    summary_html="",
    body_html="",
    body_language="en",
    language="en",
    status=None,
    city=None,
    themes=(),
    year_start=None,
    year_end=None,
    score=1.0,
    highlights={},
    parts=(),
    more_parts=0,
    latitude=None,
    longitude=None,
)


def html_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_words_find_a_case_and_are_marked(client: Client) -> None:
    make_case("Night buses of Seoul")
    make_case("Food waste by weight")

    html = html_of(client, "/search/?q=buses")

    assert "1 result for “buses”" in html
    assert "Night <mark>buses</mark> of Seoul" in html
    assert "Food waste" not in html


def test_without_words_everything_is_listed_and_may_be_indexed(client: Client) -> None:
    make_case("Night buses")
    make_case("Food waste")

    html = html_of(client, "/search/")

    assert "2 policies" in html
    assert 'name="robots"' not in html


@pytest.mark.parametrize("query", ["q=bus", "kind=case", "year_from=1990"])
def test_a_search_is_kept_out_of_search_engines(query: str, client: Client) -> None:
    make_case("Night buses")

    assert 'name="robots" content="noindex, follow"' in html_of(client, f"/search/?{query}")


def test_the_boxes_hold_what_was_asked(client: Client) -> None:
    make_case("Night buses", main_theme=ThemeFactory.create(slug="safety", label_en="Safety"))

    html = html_of(client, "/search/?q=buses&theme=safety&year_from=1990&sort=title")

    assert 'name="q" value="buses"' in html
    assert 'name="theme" value="safety" checked>' in html
    assert 'name="year_from" inputmode="numeric" maxlength="4" value="1990"' in html
    assert '<option value="title" selected>' in html


def test_the_canonical_address_is_in_canonical_order_and_the_menu_keeps_the_search(
    client: Client,
) -> None:
    make_case("Night buses")

    html = html_of(client, "/search/?sort=title&page_size=20&kind=case&q=buses&utm_source=mail")

    canonical = "/search/?q=buses&amp;kind=case&amp;sort=title"
    assert f'rel="canonical" href="http://testserver{canonical}"' in html
    assert f'href="/ko{canonical}"' in html


def test_nothing_found_helps(client: Client) -> None:
    make_case("Night buses", main_theme=ThemeFactory.create(slug="safety", label_en="Safety"))
    ThemeFactory.create(slug="tourism", label_en="Tourism")

    html = html_of(client, "/search/?q=buses&theme=tourism")

    assert "0 results for “buses”" in html
    assert '<a href="/search/?q=buses"> 1 result without the filter “Theme” </a>' in html
    assert 'href="/themes/tourism/">Tourism</a>' in html


def test_a_wrong_parameter_is_named_and_left_out(client: Client) -> None:
    make_case("Night buses")

    html = html_of(client, "/search/?theme=nope&page=x")

    assert "<strong>Theme: nope</strong>" in html
    assert "<strong>Page: x</strong>" in html
    assert "1 policy" in html


@pytest.mark.parametrize(
    "query", ["q=%22", "q=%00", "q=AND+OR", "q=%3Cscript%3Ealert(1)%3C/script%3E", "page=999999"]
)
def test_a_hostile_query_is_answered_and_never_echoed_as_markup(query: str, client: Client) -> None:
    make_case("Night buses")

    assert "<script>alert" not in html_of(client, f"/search/?{query}")


def test_what_a_visitor_may_not_see_is_neither_listed_nor_counted(client: Client) -> None:
    make_case("Night buses")
    make_case("Night trains", visibility=Visibility.ALUMNI)

    html = html_of(client, "/search/?q=night")

    assert "1 result for" in html
    assert "trains" not in html


def test_a_korean_reader_searches_in_korean_navigation(client: Client) -> None:
    make_case("Night buses")

    html = html_of(client, "/ko/search/?q=buses")

    assert 'action="/ko/search/"' in html
    assert '<a href="/ko/cases/night-buses/" lang="en"' in html


def test_an_answer_of_the_engine_of_last_resort_says_so(client: Client) -> None:
    make_case("Night buses")

    assert "Basic search is in use" not in html_of(client, "/search/?q=buses")
    assert "Basic search is in use" in shown(degraded=True)


def test_slides_that_match_are_named_and_the_others_counted() -> None:
    slide = PartResult("deck.pptx", "slide", 7, "<mark>Bus</mark> lanes", "", "", "en")

    html = shown(total=1, results=(replace(HIT, parts=(slide,), more_parts=3),))

    assert "Slide 7 of deck.pptx" in html
    assert '<span lang="en" dir="auto"><mark>Bus</mark> lanes</span>' in html
    assert "3 more slides or pages match" in html


def shown(**values: Any) -> str:
    """The part of the page with the hits, for an answer made by hand."""
    found = replace(NOTHING, **values)
    context = {"found": found, "page": result_page(found, []), "themes": []}
    return " ".join(render_to_string("search/found.html", context).split())


@pytest.mark.parametrize("count", [1, 3])
def test_more_results_cost_no_more_queries(count: int, client: Client) -> None:
    for number in range(count):
        make_case(
            f"Night bus {number}",
            main_theme=ThemeFactory.create(),
            facts_checked_on=timezone.localdate(),
        )
    client.get("/search/")

    with page_queries(5):
        client.get("/search/?q=night")
