"""Words that are nowhere together give the policies that have some of them, and say so."""

from __future__ import annotations

import pytest
from django.test import Client

from search.engines.base import PUBLIC
from search.params import SearchParams, with_value
from search.service import search_results
from tests.factories.policies import make_case
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db

NOTICE = "Nothing has all that you asked for. These have some of it."


def test_some_of_the_words_are_better_than_an_empty_page(client: Client) -> None:
    make_case("Night buses of Seoul")
    make_case("Food waste by weight")

    html = " ".join(client.get("/search/?q=buses+zeppelins").content.decode().split())

    assert "Night <mark>buses</mark> of Seoul" in html
    assert "Food waste" not in html
    assert NOTICE in html


def test_nothing_is_said_when_all_words_are_found(client: Client) -> None:
    make_case("Night buses of Seoul")

    assert NOTICE not in client.get("/search/?q=night+buses").content.decode()


def test_words_nobody_wrote_find_nothing() -> None:
    make_case("Night buses of Seoul")

    found = search_results(SearchParams(q="zeppelin moorings"), audience=PUBLIC)

    assert (found.total, found.loosened) == (0, False)


def test_a_better_spelling_is_offered_as_well() -> None:
    make_case("Night buses of Seoul")

    found = search_results(SearchParams(q="night busses zeppelinn"), audience=PUBLIC)
    assert found.total == 1

    found = search_results(SearchParams(q="nigth buses"), audience=PUBLIC)
    assert (found.loosened, found.did_you_mean) == (True, "night buses")


def test_a_facet_of_loosened_results_gives_the_number_it_promised() -> None:
    safety = ThemeFactory.create(slug="safety-x", label_en="Safety X")
    make_case("Night buses", main_theme=safety)
    make_case("Day buses")

    params = SearchParams(q="buses zeppelins")
    options = next(
        facet.options
        for facet in search_results(params, audience=PUBLIC).facets
        if facet.name == "theme"
    )
    promised = {option.value: option.count for option in options}
    chosen = search_results(with_value(params, "theme", "safety-x"), audience=PUBLIC)

    assert promised["safety-x"] == 1
    assert (chosen.total, chosen.loosened) == (1, True)
