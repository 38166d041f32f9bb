"""Accounts in the admin: made, changed, listed, chosen."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.factories.accounts import AccountFactory, make_administrator, make_staff
from tests.factories.taxonomy import CityFactory, OfficeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(make_administrator())
    return client


def filled(**changes: Any) -> dict[str, Any]:
    return {
        "email": "person@example.org",
        "first_name": "Sample",
        "last_name": "Person",
        "password1": "a long sample password",
        "password2": "a long sample password",
        "city": "",
        "office": "",
        "preferred_language": "en",
        **changes,
    }


def test_an_account_is_made_with_city_office_and_language(admin: Client) -> None:
    office = OfficeFactory.create()
    form = filled(city=office.city.pk, office=office.pk, preferred_language="ko")
    response = admin.post(reverse("wagtailusers_users:add"), form)
    assert response.status_code == 302
    user = User.objects.get(email="person@example.org")
    assert (user.city, user.office, user.preferred_language) == (office.city, office, "ko")
    assert user.check_password("a long sample password")


def test_an_account_is_changed_and_keeps_its_password(admin: Client) -> None:
    user = AccountFactory.create(email="person@example.org")
    user.set_password("the old password")
    user.save()
    city = CityFactory.create()
    form = filled(city=city.pk, password1="", password2="", is_active="on", last_name="Moved")
    admin.post(reverse("wagtailusers_users:edit", args=[user.pk]), form)
    user.refresh_from_db()
    assert (user.city, user.last_name, user.is_active) == (city, "Moved", True)
    assert user.check_password("the old password")


def test_the_forms_offer_choosers_and_explain_the_fields(admin: Client) -> None:
    user = AccountFactory.create(city=CityFactory.create(name_en="Osaka"))
    pages = [
        admin.get(reverse("wagtailusers_users:add")).content.decode(),
        admin.get(reverse("wagtailusers_users:edit", args=[user.pk])).content.decode(),
    ]
    for page in pages:
        assert "Thousands of cities: choose by name." in page
        assert "snippet-chooser.js" in page
        assert page.count('name="preferred_language"') == 1
    assert "Osaka" in pages[1]


def test_an_address_is_kept_in_small_letters_and_taken_once(admin: Client) -> None:
    add = reverse("wagtailusers_users:add")
    admin.post(add, filled(email="Person@Example.org"))
    assert User.objects.filter(email="person@example.org").count() == 1
    response = admin.post(add, filled(email="PERSON@example.org"))
    assert "email" in response.context["form"].errors
    assert User.objects.filter(email__iexact="person@example.org").count() == 1


def test_accounts_are_found_by_address_and_name(admin: Client) -> None:
    AccountFactory.create(email="night.bus@example.org", last_name="Owl")
    AccountFactory.create(email="other@example.org", last_name="Lark")
    index = reverse("wagtailusers_users:index")
    for words in ("night.bus", "owl"):
        page = admin.get(index, {"q": words}).content.decode()
        assert ("night.bus@example.org" in page, "other@example.org" in page) == (True, False)


def test_the_administration_needs_permission(client: Client) -> None:
    client.force_login(make_staff())
    assert client.get(reverse("wagtailusers_users:index")).status_code == 302


def choose(client: Client, words: str = "") -> Any:
    return client.get(reverse("account_chooser:choose_results"), {"q": words})


def test_a_person_is_chosen_by_name_or_address(client: Client) -> None:
    client.force_login(make_staff("accounts.view_user"))
    owl = AccountFactory.create(email="night.bus@example.org", first_name="Early", last_name="Owl")
    AccountFactory.create(email="other@example.org", last_name="Lark")
    for words in ("owl early", "night.bus"):
        page = choose(client, words).content.decode()
        assert ("Early Owl" in page, "Lark" in page) == (True, False)
    chosen = client.get(reverse("account_chooser:chosen", args=[owl.pk])).json()
    assert chosen["result"]["title"] == "Early Owl"


def test_a_list_of_people_is_not_for_every_editor(client: Client) -> None:
    owl = AccountFactory.create()
    client.force_login(make_staff())
    pages = [
        reverse("account_chooser:choose"),
        reverse("account_chooser:choose_results"),
        reverse("account_chooser:chosen", args=[owl.pk]),
    ]
    assert [client.get(page).status_code for page in pages] == [302, 302, 302]
