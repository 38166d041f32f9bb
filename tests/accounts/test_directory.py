"""Into the directory of people and out of it: only by one's own click, and at once."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.directory import list_person, listed_people, unlist_person
from accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    return User.objects.create_user("p@example.org", first_name="Sample", last_name="Person")


@pytest.fixture
def signed_in(client: Client, person: User) -> Client:
    client.force_login(person)
    return client


def decide(client: Client, **data: object) -> str:
    return client.post("/account/directory/", data, follow=True).content.decode()


def test_nobody_is_listed_who_did_not_ask(person: User) -> None:
    assert list(listed_people()) == []


def test_a_click_lists_and_another_takes_out(signed_in: Client, person: User) -> None:
    assert "You are in the directory." in decide(signed_in, listed="yes", languages=["ko", "en"])
    assert [each.spoken_languages for each in listed_people()] == [["en", "ko"]]

    assert "You are no longer in the directory." in decide(signed_in, listed="no")
    assert list(listed_people()) == []
    person.refresh_from_db()
    assert person.spoken_languages == []


def test_the_day_of_the_consent_stays_when_languages_change(person: User) -> None:
    list_person(user=person, languages=["en"])
    since = person.listed_since
    list_person(user=person, languages=["ko", "no-such-language"])

    assert (person.listed_since, person.spoken_languages) == (since, ["ko"])


@pytest.mark.parametrize("data", [{}, {"listed": "maybe"}, {"listed": "yes", "languages": "xx"}])
def test_anything_else_changes_nothing(signed_in: Client, data: dict[str, str]) -> None:
    decide(signed_in, **data)

    assert list(listed_people()) == []


def test_the_account_page_tells_who_sees_what_before_one_decides(signed_in: Client) -> None:
    html = signed_in.get("/account/").content.decode()

    assert "You are not listed" in html
    assert "Your e-mail address." in html
    assert 'name="listed" value="yes"' in html
    assert 'name="listed" value="no"' not in html


def test_without_a_name_nobody_is_listed(client: Client) -> None:
    nameless = User.objects.create_user("nameless@example.org")
    list_person(user=nameless, languages=[])
    client.force_login(nameless)

    assert list(listed_people()) == []
    assert "Without a name nobody can be listed." in client.get("/account/").content.decode()


def test_a_closed_account_is_not_listed(person: User) -> None:
    list_person(user=person, languages=[])
    User.objects.filter(pk=person.pk).update(is_active=False)

    assert list(listed_people()) == []


def test_visitors_are_sent_to_sign_in_and_a_link_decides_nothing(
    client: Client, person: User
) -> None:
    assert client.post("/account/directory/", {"listed": "yes"}).status_code == 302
    client.force_login(person)
    assert client.get("/account/directory/?listed=yes").status_code == 405
    assert list(listed_people()) == []


def test_the_consent_is_part_of_my_data(signed_in: Client, person: User) -> None:
    list_person(user=person, languages=["en"])
    account = signed_in.get("/account/data/").json()["account"]
    assert account["spoken_languages"] == ["en"]
    assert account["listed_in_the_directory_since"] == str(person.listed_since).replace(" ", "T")

    unlist_person(user=person)
    account = signed_in.get("/account/data/").json()["account"]
    assert account["listed_in_the_directory_since"] is None
