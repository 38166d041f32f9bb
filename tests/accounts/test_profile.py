"""The account page, moving, taking one's data along, and leaving."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models.deletion import ProtectedError
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.closing import close_account
from accounts.models import User
from accounts.signals import account_closing, data_asked
from programmes import inviting
from programmes.models import Invitation, Participation
from taxonomy.models import Office
from tests.factories.accounts import make_administrator
from tests.factories.programmes import ParticipationFactory, SessionFactory
from tests.factories.taxonomy import CityFactory, OfficeFactory

pytestmark = pytest.mark.django_db

PASSWORD = "three words in a row"


@pytest.fixture
def person() -> User:
    return User.objects.create_user(
        "person@example.org", PASSWORD, first_name="Sample", last_name="Person"
    )


@pytest.fixture
def signed_in(client: Client, person: User) -> Client:
    client.force_login(person)
    return client


@pytest.mark.parametrize("name", ["profile", "move", "data", "close"])
def test_the_pages_are_for_the_person_alone(client: Client, name: str) -> None:
    path = reverse(f"accounts:{name}")
    response = client.get(path)
    assert response.headers["Location"] == f"/account/login/?next={path}"


def test_name_and_language_are_changed(signed_in: Client, person: User) -> None:
    form = {"first_name": "Other", "last_name": "Name", "preferred_language": "ko"}
    page = signed_in.post("/account/", form, follow=True).content.decode()
    person.refresh_from_db()
    assert (str(person), person.preferred_language) == ("Other Name", "ko")
    assert "Your changes are saved." in page


def test_a_missing_name_is_asked_for(signed_in: Client) -> None:
    form = {"first_name": "", "last_name": "Name", "preferred_language": "ko"}
    page = signed_in.post("/account/", form).content.decode()
    assert '<a href="#id_first_name">Your name is missing.' in page


def test_a_person_who_moved_finds_the_city_and_names_the_office(
    signed_in: Client, person: User
) -> None:
    osaka = CityFactory.create(name_en="Osaka", name_ko="오사카", name_keys="|osaka|오사카|")
    CityFactory.create(name_en="Oslo", name_keys="|oslo|")
    page = signed_in.get("/account/move/", {"q": "오사"}).content.decode()
    assert ("Osaka, Singapore" in page, "Oslo" in page) == (True, False)
    form = {"city": osaka.pk, "office": "Night  Bus Division"}
    signed_in.post("/account/move/?q=osa", form)
    person.refresh_from_db()
    assert (person.city, str(person.office)) == (osaka, "Night Bus Division")


def test_an_office_of_that_name_is_not_added_twice(signed_in: Client, person: User) -> None:
    office = OfficeFactory.create(name="Night Bus Division")
    signed_in.post("/account/move/", {"city": office.city.pk, "office": "night bus division"})
    person.refresh_from_db()
    assert (person.office, Office.objects.count()) == (office, 1)


def test_moving_leaves_earlier_sessions_with_the_office_of_that_time(
    signed_in: Client, person: User
) -> None:
    participation = ParticipationFactory.create(user=person)
    signed_in.post("/account/move/", {"city": CityFactory.create().pk, "office": "New"})
    before = participation.city
    participation.refresh_from_db()
    assert participation.city == before


def test_without_a_city_nobody_moves(signed_in: Client, person: User) -> None:
    CityFactory.create(name_en="Osaka", name_keys="|osaka|")
    page = signed_in.post("/account/move/?q=osaka", {"office": "New"}).content.decode()
    assert '<a href="#id_city">No city is chosen.' in page


def test_my_data_holds_account_sessions_invitations_and_what_others_add(
    signed_in: Client, person: User
) -> None:
    session = SessionFactory.create(name="October 2012")
    city = CityFactory.create(name_en="Osaka")
    made = inviting.invite(session=session, email=person.email, city=city, invited_by=None)
    inviting.join(invitation=made, user=person)

    def of_another_package(user: User, **_kwargs: Any) -> dict[str, Any]:
        return {"briefs": [user.email]}

    data_asked.connect(of_another_package)
    try:
        response = signed_in.get("/account/data/")
    finally:
        data_asked.disconnect(of_another_package)
    data = response.json()
    assert response.headers["Content-Disposition"] == 'attachment; filename="my-data.json"'
    assert data["account"]["email"] == "person@example.org"
    assert data["participations"] == [{"session": "October 2012", "city": "Osaka", "office": None}]
    assert [each["session"] for each in data["invitations"]] == ["October 2012"]
    assert data["briefs"] == ["person@example.org"]


def test_my_data_holds_nothing_of_others(signed_in: Client) -> None:
    other = ParticipationFactory.create(user__email="other@example.org")
    text = signed_in.get("/account/data/").content.decode()
    assert (other.user.email in text, other.session.name in text) == (False, False)


def test_an_account_is_deleted_by_who_knows_its_password(signed_in: Client, person: User) -> None:
    wrong = signed_in.post("/account/close/", {"password": "wrong"})
    assert "This is not your password." in wrong.content.decode()
    assert User.objects.filter(pk=person.pk).exists()
    page = signed_in.post("/account/close/", {"password": PASSWORD}).content.decode()
    assert "Your account is deleted" in page
    assert not User.objects.filter(pk=person.pk).exists()
    assert "_auth_user_id" not in signed_in.session


def test_passwords_cannot_be_tried_out_while_deleting(signed_in: Client, person: User) -> None:
    for guess in range(5):
        signed_in.post("/account/close/", {"password": f"guess {guess}"})
    page = signed_in.post("/account/close/", {"password": PASSWORD})
    assert "too many attempts" in page.content.decode()
    assert User.objects.filter(pk=person.pk).exists()


def test_opening_the_page_deletes_nothing_and_says_what_stays(signed_in: Client) -> None:
    page = signed_in.get("/account/close/").content.decode()
    assert "They belong to your office and are shown without your name." in page
    assert User.objects.count() == 1


def test_without_a_password_a_fresh_code_is_asked_for(client: Client) -> None:
    person = User.objects.create_user("codes@example.org")
    client.force_login(person)
    User.objects.update(last_login=timezone.now() - timedelta(minutes=11))
    page = client.post("/account/close/").content.decode()
    assert "sign in once more with a mailed code" in page
    assert User.objects.count() == 1
    User.objects.update(last_login=timezone.now() - timedelta(minutes=9))
    client.post("/account/close/")
    assert User.objects.count() == 0


def test_what_the_person_was_in_sessions_and_invitations_goes_too(person: User) -> None:
    city = CityFactory.create()
    accepted, other = (
        inviting.invite(
            session=SessionFactory.create(), email=person.email, city=city, invited_by=None
        )
        for _session in range(2)
    )
    inviting.join(invitation=accepted, user=person)
    close_account(user=person)
    assert Participation.objects.count() == 0
    assert list(Invitation.objects.all()) == [other]  # still open: staff decide about it


@pytest.fixture
def told() -> Any:
    """The addresses that another package was told of."""
    heard: list[str] = []

    def listener(user: User, **_kwargs: Any) -> None:
        heard.append(user.email)

    account_closing.connect(listener)
    yield heard
    account_closing.disconnect(listener)


def test_others_are_told_once_while_the_account_is_still_there(
    person: User, told: list[str]
) -> None:
    close_account(user=person)
    assert told == ["person@example.org"]


def test_staff_who_delete_an_account_go_the_same_way(
    client: Client, person: User, told: list[str]
) -> None:
    client.force_login(make_administrator())
    client.post(reverse("wagtailusers_users:delete", args=[person.pk]))
    assert (told, User.objects.filter(pk=person.pk).exists()) == (["person@example.org"], False)


def test_an_account_stays_when_another_package_refuses(person: User) -> None:
    inviting.invite(
        session=SessionFactory.create(),
        email=person.email,
        city=CityFactory.create(),
        invited_by=None,
    )
    inviting.join(invitation=Invitation.objects.get(), user=person)

    def refuses(**_kwargs: Any) -> None:
        raise ProtectedError("not now", set())

    account_closing.connect(refuses)
    try:
        with pytest.raises(ProtectedError):
            close_account(user=person)
    finally:
        account_closing.disconnect(refuses)
    assert (User.objects.count(), Participation.objects.count()) == (1, 1)
    assert Invitation.objects.get().accepted_by == person


def test_the_account_page_costs_little(signed_in: Client) -> None:
    signed_in.get("/account/")
    with CaptureQueriesContext(connection) as captured:
        signed_in.get("/account/")
    assert len(captured) == 4
