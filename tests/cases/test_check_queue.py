"""The freshness queue as staff see it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from cases.models import FactCheck
from tests.cases.checking import YESTERDAY, asked, make_due, today
from tests.factories.accounts import AccountFactory, make_staff
from tests.factories.policies import make_brief
from tests.factories.programmes import SessionFactory
from tests.factories.taxonomy import CityFactory, ThemeFactory

pytestmark = pytest.mark.django_db


def queue_html(client: Client, **query: str) -> str:
    return client.get(reverse("fact_checks:index"), query).content.decode()


def test_staff_see_the_queue_with_owner_and_answer(client: Client) -> None:
    client.force_login(make_staff())
    asked(make_due())

    html = queue_html(client)

    assert "Office of Night buses" in html
    assert "Overdue" in html
    assert "waits for an answer" in html


def test_the_queue_is_filtered_by_city_theme_kind_and_reason(client: Client) -> None:
    client.force_login(make_staff())
    safety = ThemeFactory.create(slug="safety")
    osaka = CityFactory.create(slug="osaka")
    make_due("Zebra lines", main_theme=safety, city=osaka)
    make_due("Alley lights", days=30)
    make_brief(
        "Bridges", session=SessionFactory.create(), city=osaka, check_again_by=today() - YESTERDAY
    )

    def shown(**query: Any) -> list[str]:
        html = queue_html(client, **query)
        return [title for title in ("Zebra lines", "Alley lights", "Bridges") if title in html]

    assert shown() == ["Zebra lines", "Alley lights", "Bridges"]
    assert shown(city=osaka.pk) == ["Zebra lines", "Bridges"]
    assert shown(main_theme=safety.pk) == ["Zebra lines"]
    assert shown(kind="brief") == ["Bridges"]
    assert shown(due="soon") == ["Alley lights"]
    assert shown(due="overdue", city=osaka.pk, kind="case") == ["Zebra lines"]


def test_the_queue_is_exported(client: Client) -> None:
    client.force_login(make_staff())
    make_due()

    response: Any = client.get(reverse("fact_checks:index"), {"export": "csv"})

    rows = b"".join(response.streaming_content).decode().splitlines()
    assert rows[0] == "Policy,City,Main theme,Why,Facts checked,Check again by,Owner,Asked"
    assert rows[1].startswith("Night buses,")
    assert "Office of Night buses" in rows[1]


def test_staff_ask_the_owner(client: Client) -> None:
    editor = make_staff()
    client.force_login(editor)
    page = make_due()
    url = reverse("fact_checks:ask", args=[page.pk])

    asks = client.get(url).content.decode()
    response = client.post(url, follow=True)

    assert "office@example.org" in asks
    assert "A mail is on its way to office@example.org." in response.content.decode()
    assert FactCheck.objects.get().asked_by == editor
    again = client.post(url, follow=True).content.decode()
    assert "No mail was sent." in again
    assert len(mail.outbox) == 1


def test_participants_neither_look_nor_ask(client: Client) -> None:
    client.force_login(AccountFactory.create())
    page = make_due()

    looked = client.get(reverse("fact_checks:index"))
    client.post(reverse("fact_checks:ask", args=[page.pk]))

    assert looked.status_code == 302
    assert not FactCheck.objects.exists()
