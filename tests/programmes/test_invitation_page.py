"""The page behind the personal link."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.models import User
from programmes import inviting
from programmes.models import Invitation, Participation
from tests.factories.accounts import AccountFactory
from tests.factories.programmes import SessionFactory
from tests.factories.taxonomy import CityFactory

pytestmark = pytest.mark.django_db

PAGE = "/invitation/"


def invite(email: str = "person@example.org", slug: str = "2012-10") -> str:
    """The path of the mailed link."""
    inviting.invite(
        session=SessionFactory.create(slug=slug, name="October 2012"),
        email=email,
        city=CityFactory.create(name_en="Osaka"),
        invited_by=None,
    )
    found = re.search(r"https?://[^/]+(/\S*invitation/\S+/)", str(mail.outbox[-1].body))
    assert found is not None
    return found.group(1)


def answers(**changes: Any) -> dict[str, Any]:
    return {
        "first_name": "Sample",
        "last_name": "Person",
        "preferred_language": "en",
        "sign_in_with": "password",
        "password": "three words in a row",
        **changes,
    }


def opened(client: Client, path: str) -> str:
    response = client.get(path, follow=True)
    return " ".join(response.content.decode().split())


def test_an_invited_person_gets_an_account_and_is_signed_in(client: Client) -> None:
    client.get(invite())
    response = client.post(PAGE, answers())
    assert response.headers["Location"] == "/signed-in/?session=2012-10"
    user = User.objects.get()
    assert client.session["_auth_user_id"] == str(user.pk)
    assert user.check_password("three words in a row")


def test_the_page_shows_session_city_and_address(client: Client) -> None:
    html = opened(client, invite())
    for words in ("October 2012", "Osaka, Singapore", "person@example.org"):
        assert words in html


def test_opening_the_link_uses_nothing_up(client: Client) -> None:
    path = invite()
    for _scanner in range(3):
        Client().get(path, follow=True)
    assert (User.objects.count(), Invitation.objects.get().is_open) == (0, True)
    client.get(path)
    assert client.post(PAGE, answers()).status_code == 302


def test_the_secret_stays_out_of_the_address_of_the_page_and_of_the_referrer(
    client: Client,
) -> None:
    path = invite()
    first = client.get(path)
    assert (first.status_code, first.headers["Location"]) == (302, PAGE)
    page = client.get(PAGE)
    secret = path.strip("/").rpartition("/")[2]
    assert secret not in page.content.decode()
    policies = [each.headers["Referrer-Policy"] for each in (first, page)]
    assert policies == ["no-referrer", "same-origin"]


def test_the_secret_is_never_logged(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    path = invite()
    caplog.set_level(0)
    client.get(path, follow=True)
    client.post(PAGE, answers(first_name=""))
    inviting.withdraw(invitation=Invitation.objects.get())
    client.get(path, follow=True)
    assert path.strip("/").rpartition("/")[2] not in caplog.text


def test_the_korean_link_leads_to_the_korean_page(client: Client) -> None:
    path = invite()
    assert client.get(f"/ko{path}").headers["Location"] == f"/ko{PAGE}"


def used(path: str) -> None:
    other = Client()
    other.get(path)
    other.post(PAGE, answers())


def expired(_path: str) -> None:
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))


def withdrawn(_path: str) -> None:
    inviting.withdraw(invitation=Invitation.objects.get())


def sent_again(_path: str) -> None:
    inviting.send_again(invitation=Invitation.objects.get())


@pytest.mark.parametrize("ending", [used, expired, withdrawn, sent_again])
def test_a_dead_link_shows_the_page_of_an_unknown_one(ending: Any) -> None:
    path = invite()
    ending(path)
    dead = Client().get(path, follow=True)
    unknown = Client().get("/invitation/not-a-secret/", follow=True)
    assert (dead.status_code, dead.content) == (unknown.status_code, unknown.content)
    assert dead.status_code == 410
    assert b"This link does not work" in dead.content
    assert b"send the invitation again" in dead.content


def test_a_link_that_died_while_the_form_was_filled_in_makes_no_account(client: Client) -> None:
    client.get(invite())
    withdrawn("")
    assert client.post(PAGE, answers()).status_code == 410
    assert User.objects.count() == 0


def test_two_clicks_make_one_account(client: Client) -> None:
    client.get(invite())
    twin = Client()
    twin.cookies = client.cookies.copy()  # type: ignore[assignment]
    assert client.post(PAGE, answers()).status_code == 302
    assert twin.post(PAGE, answers()).status_code == 410
    assert (User.objects.count(), Participation.objects.count()) == (1, 1)


def test_a_code_may_be_chosen_instead_of_a_password(client: Client) -> None:
    client.get(invite())
    client.post(PAGE, answers(sign_in_with="code", password=""))
    assert User.objects.get().has_usable_password() is False


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"password": ""}, "password", "The password is missing."),
        ({"password": "password"}, "password", "too common"),
        ({"first_name": ""}, "first_name", "Your given name is missing."),
        ({"last_name": ""}, "last_name", "Your family name is missing."),
    ],
)
def test_problems_are_listed_on_top_with_links_to_the_fields(
    client: Client, changes: dict[str, str], field: str, words: str
) -> None:
    client.get(invite())
    html = client.post(PAGE, answers(**changes)).content.decode()
    summary = html.partition('role="alert"')[2].partition("<form")[0]
    assert f'<a href="#id_{field}">' in summary
    assert words in summary
    assert f'aria-describedby="id_{field}' in html.partition(f'name="{field}"')[2].partition(">")[0]
    assert User.objects.count() == 0


def test_boxes_tell_the_browser_what_belongs_in_them(client: Client) -> None:
    html = opened(client, invite())
    for name in ("given-name", "family-name", "new-password"):
        assert f'autocomplete="{name}"' in html


def test_who_has_an_account_is_asked_to_sign_in_first(client: Client) -> None:
    AccountFactory.create(email="person@example.org")
    html = opened(client, invite())
    assert 'href="/account/login/?next=/invitation/"' in html
    assert client.post(PAGE, answers()).status_code == 200
    assert Participation.objects.count() == 0


def test_who_signed_in_takes_part_with_one_click(client: Client) -> None:
    user = AccountFactory.create(email="person@example.org")
    user.set_password("three words in a row")
    user.save()
    client.get(invite())
    sign_in = {"login": user.email, "password": "three words in a row"}
    response = client.post("/account/login/?next=/invitation/", sign_in)
    assert response.headers["Location"] == PAGE
    assert b"Take part" in client.get(PAGE).content
    response = client.post(PAGE)
    assert response.headers["Location"] == "/signed-in/?session=2012-10"
    assert Participation.objects.get().user == user


@pytest.mark.parametrize("invited_has_account", [True, False])
def test_who_is_signed_in_with_another_address_is_told_so(
    client: Client, invited_has_account: bool
) -> None:
    if invited_has_account:
        AccountFactory.create(email="person@example.org")
    client.force_login(AccountFactory.create(email="other@example.org"))
    html = opened(client, invite())
    assert "You are signed in with other@example.org." in html
    client.post(PAGE, answers())
    assert Participation.objects.count() == 0
