"""The directory of people: who may look, whom they see, and what of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.closing import close_account
from accounts.directory import list_person, unlist_person
from accounts.models import User
from cases.choices import Visibility
from programmes.models import LearningSession
from tests.factories.accounts import make_staff
from tests.factories.policies import make_brief
from tests.factories.programmes import ParticipationFactory, SessionFactory, UserFactory
from tests.factories.taxonomy import CityFactory, CountryFactory, OfficeFactory, ThemeFactory
from tests.query_counts import page_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def session() -> LearningSession:
    made: LearningSession = SessionFactory.create(slug="may-2012", name="May 2012")
    return made


@pytest.fixture
def alumnus(client: Client, session: LearningSession) -> User:
    """Signed in, and not listed."""
    person: User = UserFactory.create(first_name="Quiet", last_name="Reader")
    ParticipationFactory.create(session=session, user=person)
    client.force_login(person)
    return person


def listed(first: str, last: str, city: str = "osaka", *languages: str) -> User:
    home = CityFactory.create(
        slug=city, name_en=city.title(), country=CountryFactory.create(code="JP", name_en="Japan")
    )
    person: User = UserFactory.create(
        first_name=first,
        last_name=last,
        email=f"{first}.{last}@secret.example".lower(),
        city=home,
        office=OfficeFactory.create(name=f"Office of {last}", city=home),
    )
    list_person(user=person, languages=languages)
    return person


def names(client: Client, query: str = "") -> list[str]:
    return [person.name for person in client.get(f"/people/{query}").context["people"]]


def test_visitors_are_asked_to_sign_in(client: Client) -> None:
    listed("Ada", "One")

    response = client.get("/people/")

    assert response.headers["Location"] == "/account/login/?next=/people/"


def test_an_account_that_took_part_in_nothing_sees_nobody(client: Client) -> None:
    listed("Ada", "One")
    client.force_login(UserFactory.create())

    response = client.get("/people/")

    assert response.status_code == 403
    assert "Ada" not in response.content.decode()


def test_staff_may_look(client: Client) -> None:
    listed("Ada", "One")
    client.force_login(make_staff())

    assert names(client) == ["Ada One"]


@pytest.mark.usefixtures("alumnus")
def test_only_who_asked_is_listed_and_leaves_at_once(client: Client) -> None:
    person = listed("Ada", "One")
    UserFactory.create(first_name="Never", last_name="Asked")

    assert names(client) == ["Ada One"]
    unlist_person(user=person)
    assert names(client) == []


@pytest.mark.usefixtures("alumnus")
def test_a_deleted_account_is_gone(client: Client) -> None:
    close_account(user=listed("Ada", "One"))

    assert names(client) == []


def test_an_entry_tells_what_was_promised_and_no_address(
    client: Client, alumnus: User, session: LearningSession
) -> None:
    person = listed("Ada", "One", "osaka", "ko", "ar")
    ParticipationFactory.create(session=session, user=person)

    response = client.get("/people/")
    html = response.content.decode()

    assert "Office of One" in html
    assert '<a href="/cities/osaka/">Osaka</a>, Japan' in html
    assert '<a href="/sessions/may-2012/">May 2012</a>' in html
    assert '<span lang="ar">العربية</span>' in html
    assert "secret.example" not in html
    assert response.headers["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    assert 'name="robots" content="noindex' in html


@pytest.mark.usefixtures("alumnus")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=ada", ["Ada Núñez"]),
        ("?q=NUNEZ+ada", ["Ada Núñez"]),
        ("?q=osa", ["Ada Núñez", "Bo Zhang"]),
        ("?q=ada+zhang", []),
        ("?q=da", []),
        ("?q=secret.example", []),
        ("?q=%20%20", ["Cy Abe", "Ada Núñez", "Bo Zhang"]),
    ],
)
def test_a_name_or_a_city_is_found_by_how_its_words_begin(
    client: Client, query: str, found: list[str]
) -> None:
    listed("Ada", "Núñez")
    listed("Bo", "Zhang")
    listed("Cy", "Abe", "kyoto")

    assert names(client, query) == found


@pytest.mark.usefixtures("alumnus")
def test_a_session_names_its_listed_people(client: Client, session: LearningSession) -> None:
    ParticipationFactory.create(session=session, user=listed("Ada", "One"))
    listed("Bo", "Two")

    assert names(client, "?session=may-2012") == ["Ada One"]


def brief_of(person: User, title: str, *, consent: bool = True, **fields: object) -> None:
    author = {"name": "X", "consent": consent, "account": person.pk} | fields.pop("author", {})  # type: ignore[operator]
    theme = ThemeFactory.create(slug="waste", label_en="Waste")
    make_brief(title, main_theme=theme, authors=[{"type": "author", "value": author}], **fields)


def test_a_theme_names_those_whom_its_briefs_name(
    client: Client, alumnus: User, session: LearningSession
) -> None:
    yesterday = str(timezone.localdate() - timedelta(days=1))
    brief_of(listed("Ada", "Named"), "A", session=session)
    brief_of(listed("Bo", "Unnamed"), "B", consent=False, session=session)
    brief_of(listed("Cy", "Ended"), "C", author={"consent_until": yesterday}, session=session)
    elsewhere = SessionFactory.create(slug="elsewhere")
    brief_of(listed("Di", "Hidden"), "D", visibility=Visibility.SESSION, session=elsewhere)
    brief_of(listed("Ed", "Draft"), "E", live=False, session=session)
    brief_of(UserFactory.create(first_name="Fa", last_name="Unlisted"), "F", session=session)

    assert names(client, "?theme=waste") == ["Ada Named"]


@pytest.mark.usefixtures("alumnus")
def test_a_wrong_filter_is_named_and_nobody_is_hidden_by_it(client: Client) -> None:
    listed("Ada", "One")

    html = client.get("/people/?theme=no-such-theme").content.decode()

    assert "There is no such theme." in html
    assert "Ada One" in html


@pytest.mark.usefixtures("alumnus")
def test_an_empty_directory_and_an_empty_answer_say_what_they_are(client: Client) -> None:
    assert "Nobody has asked to be listed yet." in client.get("/people/").content.decode()
    assert "Nobody in the directory fits this." in client.get("/people/?q=x").content.decode()


@pytest.mark.usefixtures("alumnus")
def test_pages_of_the_list_keep_what_was_asked(client: Client) -> None:
    for number in range(25):
        listed("Ada", f"Number {number:02}")

    html = client.get("/people/?q=osaka").content.decode()

    assert 'href="?q=osaka&amp;page=2"' in html
    assert names(client, "?q=osaka&page=2") == ["Ada Number 24"]


@pytest.mark.usefixtures("alumnus")
@pytest.mark.parametrize("count", [1, 3])
def test_more_people_cost_no_more_queries(
    count: int, client: Client, session: LearningSession
) -> None:
    for number in range(count):
        person = listed("Ada", f"Number {number}", f"city-{number}")
        ParticipationFactory.create(session=session, user=person)
        brief_of(person, f"Brief {number}", session=session)
    client.get("/people/?theme=waste")

    # Who reads (session, account, two of permissions, tokens), theme, its briefs, names, the page
    # of people with participations and sessions, themes and sessions to choose from.
    with page_queries(13):
        client.get("/people/?theme=waste")
