"""Pages about a theme, a city, a learning session, a place, and the lists of them."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from cases.choices import Visibility
from taxonomy.models import City
from taxonomy.regions import Region
from tests.factories.policies import make_brief, make_case
from tests.factories.programmes import (
    ParticipationFactory,
    PlaceFactory,
    ProgrammeItemFactory,
    SessionFactory,
)
from tests.factories.taxonomy import CityFactory, CountryFactory, ThemeFactory
from tests.query_counts import page_queries

pytestmark = pytest.mark.django_db

LISTS = ["/themes/", "/cities/", "/sessions/", "/places/", "/cases/", "/briefs/"]
ONES = ["/themes/safety/", "/cities/osaka/", "/sessions/may-2012/", "/places/topis/"]


def html_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def make_policies(count: int, visibility: str = Visibility.PUBLIC) -> None:
    """Cases of Osaka on safety, to be seen at TOPIS, and briefs of one session."""
    japan = CountryFactory.create(
        code="JP", name_en="Japan", name_ko="일본", region=Region.EAST_ASIA
    )
    shared = {
        "city": CityFactory.create(slug="osaka", name_en="Osaka", name_ko="오사카", country=japan),
        "main_theme": ThemeFactory.create(slug="safety", label_en="Safety", label_ko="안전"),
        "session": SessionFactory.create(slug="may-2012", name="May 2012"),
        "place": PlaceFactory.create(slug="topis", name="TOPIS control room"),
        "visibility": visibility,
    }
    for number in range(count):
        make_case(f"Case {number}", **shared)
        make_brief(f"Brief {number}", **shared)


@pytest.mark.parametrize("path", ONES)
def test_a_portrait_shows_its_cases_and_briefs(path: str, client: Client) -> None:
    make_policies(1)

    html = html_of(client, path)

    assert 'href="/cases/case-0/"' in html
    assert 'href="/briefs/brief-0/"' in html


@pytest.mark.parametrize("path", [*ONES, "/cases/", "/briefs/"])
def test_what_a_visitor_may_not_see_is_not_listed(path: str, client: Client) -> None:
    make_policies(1, Visibility.ALUMNI)

    html = html_of(client, path)

    assert "Nothing has been published here yet." in html
    assert "case-0" not in html
    assert "brief-0" not in html


@pytest.mark.parametrize("path", [*LISTS, *ONES])
def test_links_of_a_korean_page_stay_korean(path: str, client: Client) -> None:
    make_policies(1)

    html = html_of(client, f"/ko{path}")

    assert '<html lang="ko">' in html
    body = html.split("<main", 1)[1].split("</main>")[0]
    assert 'href="/cases/' not in body
    assert 'href="/themes/' not in body


@pytest.mark.parametrize("path", ["/themes/x/", "/cities/x/", "/sessions/x/", "/places/x/"])
def test_what_does_not_exist_is_not_found(path: str, client: Client) -> None:
    assert client.get(path).status_code == 404


def test_themes_are_listed_in_the_language_of_the_interface(client: Client) -> None:
    make_policies(1)

    assert "안전" in html_of(client, "/ko/themes/")


def test_cities_stand_under_their_region_with_their_country(client: Client) -> None:
    make_policies(1)

    html = html_of(client, "/cities/")

    assert html.index("East Asia") < html.index("Osaka <span") < html.index("Japan")
    assert '<span class="count">2<' in html


def test_a_long_list_says_how_many_there_are_and_where_the_rest_is(client: Client) -> None:
    make_policies(7)

    assert '<a href="/search/?theme=safety"> Show all 14 </a>' in html_of(client, "/themes/safety/")


def test_a_theme_counts_its_policies_cities_and_what_it_shares_with_others(client: Client) -> None:
    make_policies(2)
    health = ThemeFactory.create(slug="health", label_en="Health")
    ThemeFactory.create(slug="unrelated")
    shared = make_case("Shared", main_theme=health, city=CityFactory.create(slug="osaka"))
    shared.other_themes.add(ThemeFactory.create(slug="safety"))
    shared.save_revision().publish()

    shown = client.get("/themes/safety/").context

    assert shown["found"].total == 5
    assert [(dot.city.slug, dot.count) for dot in shown["dots"]] == [("osaka", 5)]
    assert [(each.theme.slug, each.count) for each in shown["neighbours"]] == [("health", 1)]


def test_a_map_has_a_link_for_each_city_in_the_order_of_the_list(client: Client) -> None:
    make_policies(1)
    fiji = CountryFactory.create(code="FJ", name_en="Fiji", region=Region.OCEANIA)
    make_case("Reef", city=CityFactory.create(slug="suva", name_en="Suva", country=fiji))

    html = html_of(client, "/cities/")
    on_map = re.findall(r'class="dot" href="/cities/([a-z]+)/"', html)
    in_list = re.findall(r'class="tile" href="/cities/([a-z]+)/"', html)

    assert on_map == in_list == ["osaka", "suva"]
    assert 'aria-label="Map of these cities"' in html


def test_numbers_of_a_map_are_written_for_machines_in_every_language(client: Client) -> None:
    make_policies(1)

    for path in ("/fr/cities/", "/es/cities/"):
        assert re.search(r'cx="\d+\.\d+" cy="\d+\.\d+" r="\d+\.\d+"', html_of(client, path))


def test_a_city_names_its_sessions_its_themes_and_the_cities_around_it(client: Client) -> None:
    make_policies(1)
    osaka = City.objects.get(slug="osaka")
    sent_someone = SessionFactory.create(slug="may-2013", name="May 2013", year=2013)
    ParticipationFactory.create(session=sent_someone, city=osaka)
    SessionFactory.create(slug="elsewhere", name="Elsewhere")
    kyoto = CityFactory.create(slug="kyoto", name_en="Kyoto", country=osaka.country)
    make_case("Temples", city=kyoto)
    make_case("Far away", city=CityFactory.create(slug="lima"))

    shown = client.get("/cities/osaka/").context

    assert [card.session.slug for card in shown["sessions"]] == ["may-2013", "may-2012"]
    assert [(each.theme.slug, each.count) for each in shown["themes"]] == [("safety", 2)]
    assert [(dot.city.slug, dot.is_here) for dot in shown["dots"]] == [
        ("kyoto", False),
        ("osaka", True),
    ]


def test_a_city_without_a_policy_is_on_its_map(client: Client) -> None:
    CityFactory.create(slug="quiet")

    shown = client.get("/cities/quiet/").context

    assert [(dot.city.slug, dot.count, dot.is_here) for dot in shown["dots"]] == [
        ("quiet", 0, True)
    ]


def test_a_city_does_not_count_what_the_reader_may_not_see(client: Client) -> None:
    make_policies(1, Visibility.ALUMNI)

    shown = client.get("/cities/osaka/").context

    assert (shown["themes"], shown["sessions"]) == ([], [])
    assert [dot.count for dot in shown["dots"]] == [0]


def test_a_session_shows_its_programme_with_places(client: Client) -> None:
    session = SessionFactory.create(slug="may-2012", people_invited=19, description="Three days.")
    place = PlaceFactory.create(slug="topis", name="TOPIS control room")
    ProgrammeItemFactory.create(session=session, title="How buses are watched", place=place)

    html = html_of(client, "/sessions/may-2012/")

    assert "Three days." in html
    assert "<strong>19</strong> participants" in html
    assert "How buses are watched" in html
    assert '<a href="/places/topis/" lang="en">TOPIS control room</a>' in html


def test_a_place_names_the_sessions_that_came(client: Client) -> None:
    session = SessionFactory.create(slug="may-2012", name="May 2012")
    place = PlaceFactory.create(slug="topis")
    for _ in range(2):
        ProgrammeItemFactory.create(session=session, place=place)

    html = html_of(client, "/places/topis/")

    assert html.count('<a href="/sessions/may-2012/">May 2012</a>') == 1


def test_an_index_is_paged(client: Client) -> None:
    for number in range(25):
        make_case(f"Case {number}")

    assert "Page 1 of 2" in html_of(client, "/cases/")
    assert html_of(client, "/cases/?page=2").count('<li class="card">') == 1
    assert "Page 1 of 2" in html_of(client, "/cases/?page=nonsense")


QUERIES = {
    "/themes/": 7,
    "/cities/": 7,
    "/sessions/": 7,
    "/places/": 1,
    "/cases/": 11,
    "/briefs/": 11,
    "/themes/safety/": 9,
    "/cities/osaka/": 10,
    "/sessions/may-2012/": 10,
    "/places/topis/": 4,
}


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("path", "queries"), QUERIES.items())
def test_more_policies_cost_no_more_queries(
    path: str,
    queries: int,
    count: int,
    client: Client,
) -> None:
    make_policies(count)
    client.get(path)

    with page_queries(queries):
        client.get(path)
