"""The page of a case study or a brief, as a reader gets it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.response import TemplateResponse
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale

from cases.choices import CostKnowledge, Evidence, Funding, Scale, Visibility
from cases.models import CaseStudyPage
from tests.factories.accounts import make_staff
from tests.factories.policies import make_brief, make_case
from tests.factories.programmes import (
    ParticipationFactory,
    PlaceFactory,
    SessionFactory,
)
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate


def indicator(**values: Any) -> tuple[str, dict[str, Any]]:
    empty = dict.fromkeys(("before", "unit", "year", "source"))
    return "indicator", {**empty, "name": "Bus speed", "after": 22.4, **values}


def source(title: str) -> tuple[str, dict[str, Any]]:
    return "source", {"title": title, "publisher": "", "url": "", "year": None}


def html_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_a_page_shows_every_field_that_is_filled(client: Client) -> None:
    other = make_case("Bus lanes")
    make_case(
        "Night buses",
        original_title="심야버스",
        original_summary="밤에 다니는 버스",
        original_language="ko",
        sdgs=[11],
        start_month=7,
        end_year=2019,
        scale=Scale.CITY,
        scale_note="25 districts",
        setup_cost=Decimal(2_500_000),
        setup_cost_currency="KRW",
        setup_cost_year=2012,
        yearly_cost_knowledge=CostKnowledge.NOT_PUBLIC,
        funding=Funding.OWN,
        staff_needed="Twelve planners",
        legal_basis="Passenger Transport Act",
        evidence=Evidence.MONITORED,
        place=PlaceFactory.create(name="TOPIS control room"),
        problem=[("paragraph", "<p>No trains after midnight.</p>")],
        what_was_done=[
            ("heading", "Finding routes"),
            ("paragraph", "<p>Calls were counted.</p>"),
        ],
        outcome=[("paragraph", "<p>People came home.</p>")],
        what_went_wrong=[("quote", "The first map was wrong.")],
        transfer_conditions=[("paragraph", "<p>Call records.</p>")],
        lessons=[("lesson", "Count before you plan.")],
        reusable_parts=[
            (
                "part",
                {"title": "Heat map", "text": "A grid", "conditions": "Data", "lesson": "Ask"},
            )
        ],
        partners=[("partner", {"name": "KT Corporation", "role": "gave data", "kind": "firm"})],
        indicators=[indicator(before=17.0, unit="km/h", year=2014, source=1)],
        sources=[source("Owl Bus report")],
        facts_checked_on=date(2030, 1, 31),
        related=[("policy", other)],
    )

    html = html_of(client, "/cases/night-buses/")

    for shown in (
        "심야버스", "밤에 다니는 버스", "한국어", "11. Sustainable cities", "July 2013 to 2019",
        "Whole city", "25 districts", "KRW 2,500,000", "(2012)", "Not public", "Own budget",
        "Twelve planners", "Passenger Transport Act", "Monitored with figures",
        "TOPIS control room", "No trains after midnight.", "Finding routes",
        "Calls were counted.", "People came home.", "The first map was wrong.", "Call records.",
        "Count before you plan.", "Heat map", "A grid", "KT Corporation – gave data", "Firm",
        "Bus speed", "17", "22.4", "km/h", 'href="#source-1"', 'id="source-1"', "Owl Bus report",
        "31 January 2030", "31 January 2032", 'href="/cases/bus-lanes/"', "How to cite",
        "All rights reserved",
    ):  # fmt: skip
        assert shown in html


def test_an_unknown_cost_is_said_to_be_unknown(client: Client) -> None:
    make_case("Night buses")

    assert html_of(client, "/cases/night-buses/").count("<dd> Unknown </dd>") == 2


def test_the_note_for_editors_is_never_shown(client: Client) -> None:
    make_case("Night buses", editor_note="Figures from a secondary source")

    assert "secondary source" not in html_of(client, "/cases/night-buses/")


def test_only_authors_whose_consent_holds_are_named(client: Client) -> None:
    today = TODAY()
    people = [("Lee A", True, None), ("Kim B", False, None), ("Han C", True, today - timedelta(1))]
    make_case(
        "Night buses",
        authors=[
            ("author", {"name": name, "role": "", "consent": consent, "consent_until": until})
            for name, consent, until in people
        ],
    )

    html = html_of(client, "/cases/night-buses/")

    assert [name in html for name, _consent, _until in people] == [True, False, False]


def test_overdue_facts_are_marked(client: Client) -> None:
    make_case("Night buses", check_again_by=date(2020, 1, 1))
    make_case("Bus lanes", check_again_by=TODAY() + timedelta(days=1))

    assert "should have been checked again by 1 January 2020" in html_of(
        client, "/cases/night-buses/"
    )
    assert "should have been checked" not in html_of(client, "/cases/bus-lanes/")


def test_a_brief_uses_the_same_page_and_names_its_session(client: Client) -> None:
    make_brief("Bicycle streets", session=SessionFactory.create(slug="may-2012", name="May 2012"))

    html = html_of(client, "/briefs/bicycle-streets/")

    assert '<a href="/sessions/may-2012/">May 2012</a>' in html


def test_what_an_author_wrote_is_escaped(client: Client) -> None:
    make_case("Night <script>buses</script>", slug="night-buses", summary="<img src=x onerror=y>")

    html = html_of(client, "/cases/night-buses/")

    assert "<script>buses" not in html
    assert "<img src=x" not in html


def test_a_korean_reader_gets_an_english_page_that_says_so(client: Client) -> None:
    make_case("Night buses")

    html = html_of(client, "/ko/cases/night-buses/")

    assert '<html lang="ko">' in html
    assert '<h1 lang="en" dir="auto">Night buses</h1>' in html
    assert "English" in html.split("notice", 1)[1]
    assert '<link rel="canonical" href="http://testserver/cases/night-buses/">' in html
    assert 'hreflang="ko" href="http' not in html


def test_an_english_reader_gets_no_such_notice(client: Client) -> None:
    make_case("Night buses")

    assert "not translated" not in html_of(client, "/cases/night-buses/")


def translated(page: CaseStudyPage, **fields: Any) -> CaseStudyPage:
    """The published Korean translation of a case."""
    korean = Locale.objects.get(language_code="ko")
    copy = page.copy_for_translation(korean)
    for name, value in fields.items():
        setattr(copy, name, value)
    copy.save_revision().publish()
    return CaseStudyPage.objects.get(pk=copy.pk)


def test_a_reader_is_led_to_the_translation_whatever_its_slug(client: Client) -> None:
    translated(make_case("Night buses"), title="심야버스", slug="simya", content_language="ko")

    led = client.get("/ko/cases/night-buses/")
    html = html_of(client, "/ko/cases/simya/")

    assert (led.status_code, led.headers["Location"]) == (302, "/ko/cases/simya/")
    assert 'hreflang="en" href="http://testserver/cases/night-buses/"' in html
    assert "아직 번역되지" not in html


def test_translations_share_one_permanent_address(client: Client) -> None:
    page = make_case("Night buses")
    copy = translated(page, slug="simya")

    assert copy.stable_id == page.stable_id
    assert client.get(f"/policies/{page.stable_id}/").headers["Location"] == "/cases/night-buses/"
    assert client.get(f"/ko/policies/{page.stable_id}/").headers["Location"] == "/ko/cases/simya/"


@pytest.mark.parametrize(
    ("visibility", "statuses"),
    [
        (Visibility.PUBLIC, {"visitor": 200, "other": 200, "participant": 200, "staff": 200}),
        (Visibility.ALUMNI, {"visitor": 404, "other": 200, "participant": 200, "staff": 200}),
        (Visibility.SESSION, {"visitor": 404, "other": 404, "participant": 200, "staff": 200}),
    ],
)
def test_only_its_audience_gets_a_policy(visibility: str, statuses: dict[str, int]) -> None:
    session = SessionFactory.create(slug="may-2012")
    page = make_brief("Bicycle streets", session=session, visibility=visibility)
    readers = {
        "visitor": None,
        "other": ParticipationFactory.create().user,
        "participant": ParticipationFactory.create(session=session).user,
        "staff": make_staff(),
    }

    for path in ("/briefs/bicycle-streets/", f"/policies/{page.stable_id}/cite.bib"):
        answers = {}
        for name, user in readers.items():
            client = Client()
            if user:
                client.force_login(user)
            answers[name] = client.get(path).status_code
        assert answers == statuses


def test_a_policy_for_few_is_kept_from_shared_caches_and_from_search_engines() -> None:
    make_case("Night buses", visibility=Visibility.ALUMNI)
    client = Client()
    client.force_login(ParticipationFactory.create().user)

    response = client.get("/cases/night-buses/")

    assert "private" in response.headers["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_a_related_policy_that_must_not_be_seen_is_left_out(client: Client) -> None:
    hidden = make_case("Hidden streets", visibility=Visibility.ALUMNI)
    draft = make_case("Draft streets", live=False)
    make_case("Night buses", related=[("policy", hidden), ("policy", draft)])

    html = html_of(client, "/cases/night-buses/")

    assert "streets" not in html
    assert "Related policies" not in html


def test_an_editor_previews_a_draft_as_readers_will_see_it(rf: RequestFactory) -> None:
    page = make_case("Night buses", live=False, visibility=Visibility.ALUMNI)
    request = rf.get("/admin/")
    request.user = make_staff()

    response = page.make_preview_request(request)

    assert response.status_code == 200
    assert '<h1 lang="en" dir="auto">Night buses</h1>' in response.content.decode()


def test_a_draft_is_not_there(client: Client) -> None:
    make_case("Night buses", live=False)

    assert client.get("/cases/night-buses/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_more_related_policies_themes_and_figures_cost_no_more_queries(
    count: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page = make_case(
        "Night buses",
        related=[("policy", make_case(f"Lane {number}")) for number in range(count)],
        indicators=[indicator()] * count,
        sources=[source("A")] * count,
    )
    page.other_themes = [ThemeFactory.create() for _ in range(count)]
    page.save_revision().publish()
    client.get("/")  # the site and its home pages are remembered

    # Half of them are Wagtail's way through the page tree.
    with django_assert_num_queries(19):
        client.get("/cases/night-buses/")


def test_the_template_runs_no_query(
    rf: RequestFactory, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_case("Bus lanes")
    page = make_brief("Bicycle streets", session=SessionFactory.create(), sdgs=[11])
    request = rf.get("/briefs/bicycle-streets/")
    request.user = AnonymousUser()

    response = page.serve(request)
    assert isinstance(response, TemplateResponse)

    with django_assert_num_queries(0):
        response.render()
