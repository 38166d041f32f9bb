"""The archive of a learning session: who came from where, the days, the visits, the files."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from cases.choices import Visibility
from portal.archive import days_of
from programmes.models import LearningSession, ProgrammeItem
from search import store
from search.reading import files_of
from search.records import Part
from tests.factories.policies import make_brief, make_case
from tests.factories.programmes import (
    ParticipationFactory,
    PlaceFactory,
    ProgrammeItemFactory,
    SessionFactory,
    UserFactory,
)
from tests.factories.search import EVERYBODY, make_part, make_record
from tests.factories.taxonomy import CityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def session() -> LearningSession:
    made: LearningSession = SessionFactory.create(slug="may-2012", name="May 2012")
    return made


def item(session: LearningSession, title: str, starts_at: datetime | None = None) -> ProgrammeItem:
    made: ProgrammeItem = ProgrammeItemFactory.create(
        session=session, title=title, starts_at=starts_at
    )
    return made


def test_cities_are_those_that_sent_somebody_or_presented_a_brief(
    session: LearningSession, client: Client
) -> None:
    osaka, hanoi = (
        CityFactory.create(slug=slug, name_en=slug.title()) for slug in ("osaka", "hanoi")
    )
    make_brief("Bins", session=session, city=osaka)
    make_brief("Bikes", session=session, city=osaka)
    make_case("Host", session=session)
    ParticipationFactory.create(session=session, city=osaka)
    ParticipationFactory.create(session=session, city=hanoi)

    dots = client.get("/sessions/may-2012/").context["dots"]

    assert [(dot.city.slug, dot.count) for dot in dots] == [("hanoi", 0), ("osaka", 2)]


def test_the_archive_names_no_person(session: LearningSession, client: Client) -> None:
    person = UserFactory.create(
        first_name="Sample", last_name="Participant", email="who@example.org"
    )
    ParticipationFactory.create(session=session, user=person)

    html = client.get("/sessions/may-2012/").content.decode()

    assert "who@example.org" not in html
    assert "Sample Participant" not in html


def test_a_brief_that_a_visitor_may_not_see_is_not_counted_for_its_city(
    session: LearningSession, client: Client
) -> None:
    make_brief("Bins", session=session, visibility=Visibility.SESSION)

    assert client.get("/sessions/may-2012/").context["dots"] == ()


def test_days_are_those_of_seoul_and_what_has_none_comes_last(session: LearningSession) -> None:
    late = item(session, "Dinner", datetime(2012, 5, 7, 10, tzinfo=UTC))
    unknown = item(session, "Any day")
    # Eight in the morning of the 8th in Seoul.
    early = item(session, "Breakfast", datetime(2012, 5, 7, 23, tzinfo=UTC))

    days = days_of([unknown, late, early])

    assert [(day.date, day.items) for day in days] == [
        (date(2012, 5, 7), (late,)),
        (date(2012, 5, 8), (early,)),
        (None, (unknown,)),
    ]


def test_a_programme_without_days_says_so(session: LearningSession, client: Client) -> None:
    item(session, "Site visit")

    html = client.get("/sessions/may-2012/").content.decode()

    assert "Days and hours are not recorded." in html


def test_a_place_visited_twice_is_one_site_visit(session: LearningSession, client: Client) -> None:
    place = PlaceFactory.create(slug="topis", name="TOPIS", description="Screens.")
    for _ in range(2):
        ProgrammeItemFactory.create(session=session, place=place)

    visits = client.get("/sessions/may-2012/").context["visits"]

    assert [(card.place.slug, card.description) for card in visits] == [("topis", "Screens.")]


def test_files_come_once_in_the_order_of_their_policies() -> None:
    def part(number: int, name: str) -> Part:
        return make_part(
            number, "Text", file_id=name, file_name=f"{name}.pptx", path=f"/f/{name}/p/{number}/"
        )

    for stable_id, names in (("a", ("deck",)), ("b", ("annex", "brief"))):
        parts = tuple(part(number, name) for name in names for number in (1, 2))
        store.save_records(
            records=[make_record(stable_id, "Buses", visibility=EVERYBODY, parts=parts)]
        )

    files = files_of(["b:en", "a:en"])

    assert [(file.name, file.url, file.key) for file in files] == [
        ("annex.pptx", "/f/annex/p/1/", "b:en"),
        ("brief.pptx", "/f/brief/p/1/", "b:en"),
        ("deck.pptx", "/f/deck/p/1/", "a:en"),
    ]
    assert files_of([]) == []


def test_sessions_stand_under_their_year_the_latest_first(client: Client) -> None:
    for slug, year in (("old", 2011), ("new", 2013), ("also-old", 2011)):
        SessionFactory.create(slug=slug, year=year)

    html = client.get("/sessions/").content.decode()

    assert html.count('<section class="year-of-sessions"') == 2
    assert html.index('id="year-2013"') < html.index('id="year-2011"')


def test_a_session_under_its_year_does_not_repeat_it_and_counts_only_what_is_there(
    client: Client,
) -> None:
    make_brief("Bins", session=SessionFactory.create(slug="new", name="Spring", year=2013))
    SessionFactory.create(slug="old", name="Autumn", year=2011)

    html = client.get("/sessions/").content.decode()

    assert "<span>2013</span>" not in html
    assert html.count("1 brief") == 1
    assert "0 briefs" not in html


@pytest.mark.parametrize("path", ["/sessions/", "/places/"])
def test_an_empty_list_says_so(path: str, client: Client) -> None:
    assert 'class="empty"' in client.get(path).content.decode()
