"""Where people go after signing in, and what the header offers them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.accounts import AccountFactory, make_staff
from tests.factories.programmes import ParticipationFactory

pytestmark = pytest.mark.django_db


def landing(client: Client, query: str = "") -> str:
    return client.get(f"/signed-in/{query}").headers["Location"]


def test_staff_land_in_the_admin(client: Client) -> None:
    client.force_login(make_staff())
    assert landing(client) == "/admin/"


def test_participants_land_on_their_briefs(client: Client) -> None:
    client.force_login(ParticipationFactory.create().user)
    assert landing(client) == "/my/briefs/"


def test_an_accepted_invitation_leads_to_the_brief_of_its_session(client: Client) -> None:
    participation = ParticipationFactory.create(session__slug="2012-10")
    client.force_login(participation.user)
    assert landing(client, "?session=2012-10") == "/my/briefs/2012-10/"


def test_the_session_of_others_is_not_a_way_in(client: Client) -> None:
    ParticipationFactory.create(session__slug="2012-10")
    client.force_login(ParticipationFactory.create(session__slug="2012-11").user)
    assert landing(client, "?session=2012-10") == "/my/briefs/"


def test_others_land_on_their_account(client: Client) -> None:
    client.force_login(AccountFactory.create())
    assert landing(client) == "/account/"


def test_visitors_are_asked_to_sign_in(client: Client) -> None:
    assert landing(client) == "/account/login/?next=/signed-in/"


def header(client: Client) -> str:
    html = client.get("/themes/").content.decode()
    return html.partition("<header")[2].partition("</header>")[0]


def test_a_visitor_is_offered_to_sign_in_and_nothing_is_asked_of_sessions(client: Client) -> None:
    with CaptureQueriesContext(connection) as captured:
        html = header(client)
    assert 'href="/account/login/"' in html
    assert "csrfmiddlewaretoken" not in html
    touched = [query["sql"] for query in captured if "session" in query["sql"].lower()]
    assert [sql for sql in touched if "django_session" in sql or "accounts_user" in sql] == []
    assert client.cookies.output() == ""


def test_a_participant_is_offered_the_briefs(client: Client) -> None:
    client.force_login(ParticipationFactory.create().user)
    html = header(client)
    offered = ["/my/briefs/" in html, "/admin/" in html, "/account/" in html]
    assert offered == [True, False, True]


def test_staff_are_offered_the_admin(client: Client) -> None:
    client.force_login(make_staff())
    html = header(client)
    assert ["/my/briefs/" in html, "/admin/" in html] == [False, True]


def test_one_signs_out_from_any_page(client: Client) -> None:
    client.force_login(AccountFactory.create())
    assert 'action="/account/logout/"' in header(client)
