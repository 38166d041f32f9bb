"""What editors and moderators may open in the admin from the first day."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from exchange.models import Adoption, CaseRequest, Question
from programmes.models import LearningSession, Place
from search.models import Promotion
from taxonomy.models import City, Country, Office, Theme
from tests.factories.accounts import make_staff

pytestmark = pytest.mark.django_db

#: Model -> who may add one.
MAY_ADD: dict[type[Any], set[str]] = {
    Office: {"Editors", "Moderators"},
    Place: {"Editors", "Moderators"},
    Adoption: {"Editors", "Moderators"},
    CaseRequest: {"Editors", "Moderators"},
    Promotion: {"Editors", "Moderators"},
    LearningSession: {"Moderators"},
    Theme: {"Moderators"},
    City: {"Moderators"},
    Country: set(),
    Question: set(),
}


@pytest.mark.parametrize("group", ["Editors", "Moderators"])
@pytest.mark.parametrize("model", list(MAY_ADD))
def test_staff_add_what_their_work_needs(client: Client, group: str, model: Any) -> None:
    client.force_login(make_staff(group=group))
    response = client.get(reverse(model.snippet_viewset.get_url_name("add")))
    assert (response.status_code == 200) == (group in MAY_ADD[model])


@pytest.mark.parametrize(("group", "may"), [("Editors", False), ("Moderators", True)])
def test_moderators_see_accounts_to_choose_participants(
    client: Client, group: str, may: bool
) -> None:
    client.force_login(make_staff(group=group))
    assert (client.get(reverse("account_chooser:choose")).status_code == 200) == may
    assert client.get(reverse("wagtailusers_users:add")).status_code == 302


def test_no_permission_is_there_twice() -> None:
    before = Permission.objects.count()
    call_command("migrate", verbosity=0)
    assert Permission.objects.count() == before
    names = Permission.objects.filter(codename="add_office").values_list("name", flat=True)
    assert list(names) == ["Can add office"]
