"""Promoted results: for whom, when, above what, and never more than a search would show."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale, Page

from cases.choices import Visibility
from programmes.audience import PUBLIC_TOKENS
from search.engines.base import Audience, Sort
from search.models import PromotedPolicy, Promotion
from search.params import SearchParams
from search.promotions.choosing import promoted_results
from tests.factories.accounts import AccountFactory, make_administrator
from tests.factories.policies import make_case
from tests.factories.programmes import ParticipationFactory
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 7, 1)


def promote(words: str, *policies: Page, note: str = "", **fields: Any) -> Promotion:
    promotion = Promotion(
        terms=words.split("|"),
        policies=[
            PromotedPolicy(policy=policy, note=note, sort_order=place)
            for place, policy in enumerate(policies)
        ],
        **fields,
    )
    promotion.save()
    return promotion


def titles(
    words: str, *, language: str = "en", audience: Audience | None = None, **params: Any
) -> list[str]:
    with override(language):
        found = promoted_results(
            SearchParams(q=words, **params),
            audience=audience or Audience(PUBLIC_TOKENS),
            language=language,
            today=TODAY,
        )
    return [each.result.title for each in found]


def html_of(client: Client, query: str, prefix: str = "") -> str:
    return " ".join(client.get(f"{prefix}/search/?{query}").content.decode().split())


def test_policies_stand_in_the_editors_order_for_each_of_the_words() -> None:
    promote("night bus|late bus", make_case("Zebra lines"), make_case("Alley lights"))

    assert titles("night bus") == ["Zebra lines", "Alley lights"]
    assert titles("late bus") == ["Zebra lines", "Alley lights"]


@pytest.mark.parametrize(
    "words", ["Night  BUS", "night bus ", "ｎｉｇｈｔ ｂｕｓ", "night-bus", "night_bus%"]
)
def test_words_are_compared_as_a_search_compares_them(words: str) -> None:
    promote("night bus", make_case())

    assert titles(words) == ["Night buses"]


@pytest.mark.parametrize("words", ["", "bus", "the night bus", "night", "nightbus", "%"])
def test_other_words_promote_nothing(words: str) -> None:
    promote("night bus", make_case())

    assert titles(words) == []


@pytest.mark.parametrize(
    ("language", "reader", "shown"),
    [("", "ko", True), ("ko", "ko", True), ("ko", "en", False)],
)
def test_a_promotion_is_for_readers_of_its_language(
    language: str, reader: str, shown: bool
) -> None:
    promote("bus", make_case(), language=language)

    assert bool(titles("bus", language=reader)) == shown


@pytest.mark.parametrize(
    ("starts", "ends", "shown"),
    [
        (None, None, True),
        (TODAY, TODAY, True),
        (date(2026, 7, 2), None, False),
        (None, date(2026, 6, 30), False),
        (date(2026, 6, 1), date(2026, 8, 1), True),
    ],
)
def test_a_promotion_has_its_time(starts: date | None, ends: date | None, shown: bool) -> None:
    promote("bus", make_case(), starts_on=starts, ends_on=ends)

    assert bool(titles("bus")) == shown


def test_nobody_sees_by_promotion_what_he_may_not_see() -> None:
    promote(
        "bus",
        make_case("Alley lights", visibility=Visibility.ALUMNI),
        make_case("Not yet", live=False),
        make_case("Zebra lines"),
    )

    assert titles("bus") == ["Zebra lines"]
    alumni = Audience(PUBLIC_TOKENS | {"alumni"})
    assert titles("bus", audience=alumni) == ["Alley lights", "Zebra lines"]


def test_a_promotion_keeps_to_the_filters_in_use() -> None:
    safety = ThemeFactory.create(slug="safety")
    promote(
        "bus",
        make_case("Alley lights", main_theme=safety, start_year=2010, end_year=2012),
        make_case("Zebra lines", start_year=2013),
    )

    assert titles("bus", chosen={"theme": ("safety",)}) == ["Alley lights"]
    assert titles("bus", chosen={"theme": ("safety", "public-transport")}) == [
        "Alley lights",
        "Zebra lines",
    ]
    assert titles("bus", chosen={"has_cost": ("yes",)}) == []
    assert titles("bus", year_from=2013) == ["Zebra lines"]
    assert titles("bus", year_to=2012) == ["Alley lights"]


@pytest.mark.parametrize("params", [{"page": 2}, {"sort": Sort.YEAR}])
def test_only_the_first_page_in_the_order_of_relevance_has_promotions(params: Any) -> None:
    promote("bus", make_case())

    assert titles("bus", **params) == []


def test_at_most_five_stand_above_the_results() -> None:
    promote("bus", *[make_case(f"Case {number}") for number in range(6)])

    assert titles("bus") == [f"Case {number}" for number in range(5)]


def test_promotions_of_ones_own_language_come_first_and_nothing_comes_twice() -> None:
    case, other = make_case("Alley lights"), make_case("Zebra lines")
    promote("bus", case)
    promote("bus", other, case, language="en")

    assert titles("bus") == ["Zebra lines", "Alley lights"]


def test_a_korean_reader_gets_the_korean_page() -> None:
    case = make_case()
    translated = case.copy_for_translation(Locale.objects.get(language_code="ko"))
    translated.title, translated.content_language = "심야버스", "ko"
    translated.save_revision().publish()
    promote("bus", case)

    promote("late bus", translated)

    for words in ("bus", "late bus"):
        assert titles(words, language="ko") == ["심야버스"]
        assert titles(words, language="en") == ["Night buses"]


def test_the_page_says_who_chose_and_shows_each_policy_once(client: Client) -> None:
    promote("night buses", make_case(), note="Begin here: it compares <four> cities.")
    make_case("Night buses in winter")

    html = html_of(client, "q=night+buses")

    assert "Chosen by the editors" in html
    assert "Begin here: it compares &lt;four&gt; cities." in html
    assert html.count('href="/cases/night-buses/"') == 1
    assert html.count('href="/cases/night-buses-in-winter/"') == 1
    # What stands above is still one of the results that are counted.
    assert "2 results for" in html


def test_a_promotion_stands_above_nothing_found(client: Client) -> None:
    promote("zeppelin", make_case())

    html = html_of(client, "q=zeppelin")

    assert "0 results for" in html
    assert 'href="/cases/night-buses/"' in html


def test_without_a_promotion_nothing_is_said(client: Client) -> None:
    make_case()

    assert "Chosen by the editors" not in html_of(client, "q=night+buses")


@pytest.mark.parametrize("count", [1, 3])
def test_more_promoted_policies_cost_no_more_queries(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    promote("bus", *[make_case(f"Case {number}") for number in range(count)])

    with django_assert_num_queries(5):
        titles("bus")


def test_words_without_a_promotion_cost_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make_case()

    with django_assert_num_queries(1):
        titles("bus")


def form(*policies: int, **changes: Any) -> dict[str, Any]:
    rows = {
        f"policies-{number}-{name}": value
        for number, policy in enumerate(policies)
        for name, value in {
            "id": "",
            "policy": policy,
            "note": "",
            "ORDER": number + 1,
            "DELETE": "",
        }.items()
    }
    return {
        "terms": "Night bus\nlate bus\n\nNight bus",
        "language": "",
        "starts_on": "",
        "ends_on": "",
        "policies-TOTAL_FORMS": len(policies),
        "policies-INITIAL_FORMS": 0,
        **rows,
        **changes,
    }


def url_of(view: str, *args: Any) -> str:
    viewset: Any = Promotion.snippet_viewset
    return reverse(viewset.get_url_name(view), args=args)


def test_an_editor_promotes_policies_for_words(client: Client) -> None:
    client.force_login(make_administrator())
    case = make_case()

    client.post(url_of("add"), form(case.pk))

    assert Promotion.objects.get().terms == ["Night bus", "late bus"]
    assert titles("NIGHT BUS") == ["Night buses"]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"terms": "?!"}, "Nobody can search for this: ?!"),
        ({"terms": ""}, "This field is required."),
        (
            {"starts_on": "2026-07-02", "ends_on": "2026-07-01"},
            "The last day is before the first day.",
        ),
    ],
)
def test_the_form_says_what_is_wrong(changes: Any, problem: str, client: Client) -> None:
    client.force_login(make_administrator())

    response = client.post(url_of("add"), form(make_case().pk, **changes))

    assert problem in response.content.decode()
    assert not Promotion.objects.exists()


def test_the_form_refuses_the_same_policy_twice(client: Client) -> None:
    client.force_login(make_administrator())
    case = make_case()

    response = client.post(url_of("add"), form(case.pk, case.pk))

    assert "A policy is named twice. Remove one of them." in response.content.decode()
    assert not Promotion.objects.exists()


@pytest.mark.parametrize("person", [ParticipationFactory, AccountFactory])
def test_only_staff_promote(person: Any, client: Client) -> None:
    made = person.create()
    client.force_login(getattr(made, "user", made))

    client.post(url_of("add"), form(make_case().pk))

    assert not Promotion.objects.exists()


def test_the_list_shows_the_words_and_finds_them(client: Client) -> None:
    client.force_login(make_administrator())
    promote("night bus", make_case())
    promote("waste fee", make_case("Bags"))

    assert "waste fee" in client.get(url_of("list")).content.decode()
    assert "waste fee" not in client.get(url_of("list"), {"q": "night"}).content.decode()
