"""Choosing a new password, changing the password and the address."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client, override_settings

from accounts.models import User

pytestmark = pytest.mark.django_db

OLD, NEW = "three words in a row", "four other words in a row"


@pytest.fixture
def person() -> User:
    return User.objects.create_user("person@example.org", OLD, first_name="Sample")


@pytest.fixture
def signed_in(client: Client, person: User) -> Client:
    client.post("/account/login/", {"login": person.email, "password": OLD})
    return client


def ask_for_address(client: Client, address: str) -> str:
    """The page after all: the password is asked for once more, then the change goes on."""
    door = client.post("/account/email/", {"action_add": "", "email": address})
    if "reauthenticate" not in door.headers["Location"]:
        return client.get("/account/email/").content.decode()
    answer = client.post(door.headers["Location"], {"password": OLD}, follow=True)
    return answer.content.decode()


def mailed_path() -> str:
    found = re.search(r"https://portal\.example(/\S+)", str(mail.outbox[-1].body))
    assert found is not None
    return found.group(1)


def addresses_of(user: User) -> list[tuple[str, bool, bool]]:
    rows = EmailAddress.objects.filter(user=user).order_by("pk")
    return list(rows.values_list("email", "verified", "primary"))


@override_settings(WAGTAILADMIN_BASE_URL="https://portal.example")
def test_a_forgotten_password_is_replaced_by_a_mailed_link_in_korean(
    client: Client, person: User
) -> None:
    User.objects.update(preferred_language="ko")
    client.post("/account/password/reset/", {"email": person.email}, headers={"host": "evil.test"})
    path = mailed_path()
    assert path.startswith("/ko/account/password/reset/key/")
    assert mail.outbox[0].extra_headers["Content-Language"] == "ko"
    form = client.get(path, follow=True)
    assert path not in form.redirect_chain[-1][0]
    client.post(form.redirect_chain[-1][0], {"password1": NEW})
    person.refresh_from_db()
    assert person.check_password(NEW)
    assert len(mail.outbox) == 2  # the second tells that the password was changed


@override_settings(WAGTAILADMIN_BASE_URL="https://portal.example")
def test_a_link_for_a_new_password_works_once(client: Client, person: User) -> None:
    client.post("/account/password/reset/", {"email": person.email})
    path = mailed_path()
    form = client.get(path, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": NEW})
    again = Client().get(path)
    assert "This link does not work any more" in again.content.decode()


def test_a_password_is_changed_by_who_knows_it(signed_in: Client, person: User) -> None:
    page = "/account/password/change/"
    wrong = signed_in.post(page, {"oldpassword": "wrong", "password1": NEW})
    assert "This is not your password now." in wrong.content.decode()
    right = signed_in.post(page, {"oldpassword": OLD, "password1": NEW})
    assert right.headers["Location"] == "/account/"
    person.refresh_from_db()
    assert person.check_password(NEW)
    assert signed_in.get("/account/").status_code == 200
    assert mail.outbox[-1].to == [person.email]


def test_a_weak_password_is_refused_with_a_reason(signed_in: Client, person: User) -> None:
    answer = signed_in.post(
        "/account/password/change/", {"oldpassword": OLD, "password1": "password"}
    )
    assert "too common" in answer.content.decode()


def test_who_signs_in_by_code_may_choose_a_password(client: Client) -> None:
    person = User.objects.create_user("codes@example.org")
    client.force_login(person)
    change = client.get("/account/password/change/")
    assert change.headers["Location"] == "/account/password/set/"
    client.post("/account/password/set/", {"password1": NEW})
    person.refresh_from_db()
    assert person.check_password(NEW)


def test_every_account_has_its_address_proven(person: User) -> None:
    assert addresses_of(person) == [("person@example.org", True, True)]


def test_an_address_changed_by_staff_replaces_the_proven_one(person: User) -> None:
    person.email = "moved@example.org"
    person.save()
    assert addresses_of(person) == [("moved@example.org", True, True)]


@override_settings(WAGTAILADMIN_BASE_URL="https://portal.example")
def test_a_new_address_counts_once_its_link_is_opened(signed_in: Client, person: User) -> None:
    ask_for_address(signed_in, "moved@example.org")
    assert mail.outbox[-1].to == ["moved@example.org"]
    person.refresh_from_db()
    assert person.email == "person@example.org"
    path = mailed_path()
    signed_in.get(path)
    person.refresh_from_db()
    assert person.email == "person@example.org"  # opened by a mail scanner
    signed_in.post(path)
    person.refresh_from_db()
    assert person.email == "moved@example.org"
    assert addresses_of(person) == [("moved@example.org", True, True)]
    assert mail.outbox[-1].to == ["person@example.org"]  # the old one is told


def test_a_change_of_address_asks_for_the_password_once_more(person: User, client: Client) -> None:
    client.force_login(person)
    answer = client.post("/account/email/", {"action_add": "", "email": "moved@example.org"})
    assert answer.headers["Location"].startswith("/account/reauthenticate/")
    assert mail.outbox == []


@override_settings(WAGTAILADMIN_BASE_URL="https://portal.example")
def test_the_address_of_another_is_answered_alike_and_never_taken(
    signed_in: Client, person: User
) -> None:
    other = User.objects.create_user("other@example.org", NEW)
    pages = []
    for address in ("other@example.org", "nobody@example.org"):
        html = ask_for_address(signed_in, address)
        html = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html)
        pages.append(html.replace(address, "ADDRESS"))
    assert pages[0] == pages[1]
    taken = re.search(r"https://portal\.example(/\S+)", str(mail.outbox[0].body))
    assert taken is not None
    signed_in.post(taken.group(1))
    person.refresh_from_db()
    assert person.email == "person@example.org"
    assert addresses_of(other) == [("other@example.org", True, True)]


def test_a_claim_to_an_address_is_no_way_into_the_account_that_has_it(
    signed_in: Client, person: User
) -> None:
    other = User.objects.create_user("other@example.org", NEW)
    ask_for_address(signed_in, "other@example.org")
    guest = Client()
    guest.post("/account/login/code/", {"email": "other@example.org"})
    code = re.search(r"^\d{8}$", str(mail.outbox[-1].body), re.MULTILINE)
    assert code is not None
    guest.post("/account/login/code/confirm/", {"code": code.group()})
    assert guest.session["_auth_user_id"] == str(other.pk)
