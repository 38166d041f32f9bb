"""What staff take out of the admin as a file: which lists, which columns, and never a formula."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from exchange.models import Adoption, CaseRequest, Question
from portal.spreadsheets import as_text
from programmes.models import Invitation, LearningSession, Place
from search.models import Promotion
from taxonomy.models import City, Country, Office, Theme
from tests.factories.accounts import AccountFactory, make_administrator, make_staff
from tests.factories.policies import make_case
from tests.factories.programmes import ParticipationFactory, PlaceFactory, SessionFactory
from tests.factories.taxonomy import CityFactory, OfficeFactory, ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(make_administrator())
    return client


def rows_of(client: Client, url: str, **query: Any) -> list[list[str]]:
    response: Any = client.get(url, {"export": "csv", **query})
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode()
    return list(csv.reader(io.StringIO(text)))


def list_of(model: Any) -> str:
    return reverse(model.snippet_viewset.get_url_name("list"))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+82 2 120", "'+82 2 120"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'\t=1+1"),
        ("\r=1+1", "'\r=1+1"),
        ("a=1", "a=1"),
        ("", ""),
        (-5, -5),
        (2.5, 2.5),
        (True, True),
        (None, None),
    ],
)
def test_what_a_spreadsheet_would_calculate_is_written_as_a_text(text: Any, written: Any) -> None:
    assert as_text(text) == written


def test_a_record_whose_name_is_a_formula_is_written_as_a_text() -> None:
    office = OfficeFactory.create(name="=cmd()")

    assert as_text(office) == "'=cmd()"


def test_a_formula_in_a_list_is_exported_as_a_text(admin: Client) -> None:
    OfficeFactory.create(name='=HYPERLINK("https://example.com")')

    rows = rows_of(admin, list_of(Office))

    assert rows[1][0] == '\'=HYPERLINK("https://example.com")'


def test_a_formula_in_a_report_is_exported_as_a_text(admin: Client) -> None:
    make_case("=1+1", slug="sum")
    url = reverse("policy_reports:policies")

    assert rows_of(admin, url)[1][0] == "'=1+1"
    response: Any = admin.get(url, {"export": "xlsx"})
    cell = load_workbook(io.BytesIO(b"".join(response.streaming_content))).worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


@pytest.mark.parametrize(
    ("factory", "model", "first"),
    [
        (ThemeFactory, Theme, "Slug"),
        (CityFactory, City, "Slug"),
        (CityFactory, Country, "Code"),
        (OfficeFactory, Office, "Name in English"),
        (SessionFactory, LearningSession, "Name"),
        (PlaceFactory, Place, "Name"),
    ],
)
def test_lists_of_the_admin_are_exported(
    factory: Any, model: Any, first: str, admin: Client
) -> None:
    factory.create()

    rows = rows_of(admin, list_of(model))

    assert rows[0][0].lower() == first.lower()
    assert len(rows) == 1 + model.objects.count()


def test_invitations_are_exported_without_their_secret(admin: Client) -> None:
    Invitation.objects.create(
        session=SessionFactory.create(name="October 2012"),
        email="person@example.org",
        city=CityFactory.create(),
        token_digest="0123456789abcdef",
    )

    rows = rows_of(admin, list_of(Invitation))

    assert rows[1][:1] == ["person@example.org"]
    assert "0123456789abcdef" not in str(rows)


def test_the_exchange_is_exported_without_those_who_asked(admin: Client) -> None:
    policy = make_case("Night buses")
    person = AccountFactory.create(email="asker@example.org")
    Adoption.objects.create(policy=policy, city=CityFactory.create(), state="running", since=2019)
    Question.objects.create(policy=policy, text="What did it cost?", asked_by=person)
    CaseRequest.objects.create(text="Noise at night", answered_by=policy, asked_by=person)

    lists = {model: rows_of(admin, list_of(model)) for model in (Adoption, Question, CaseRequest)}

    assert lists[Adoption][1][:1] + lists[Adoption][1][2:4] == ["Night buses", "Running", "2019"]
    assert lists[Question][1][:3] == ["Night buses", "What did it cost?", ""]
    assert lists[CaseRequest][1][0] == "Noise at night"
    assert person.email not in str(lists)
    assert str(person) not in str(lists)


def test_promoted_results_are_exported(admin: Client) -> None:
    Promotion.objects.create(terms=["night bus"], language="en")

    assert rows_of(admin, list_of(Promotion))[1][1] == "en"


def test_participants_are_exported_by_session(admin: Client) -> None:
    taken = ParticipationFactory.create(session=SessionFactory.create(name="October 2012"))
    ParticipationFactory.create(session=SessionFactory.create(name="May 2012"))
    url = reverse("participants:index")

    everybody = rows_of(admin, url)
    some = rows_of(admin, url, session=taken.session.pk)

    assert everybody[0] == [
        "Participant",
        "E-mail address",
        "City",
        "Country",
        "Office",
        "Learning session",
    ]
    assert len(everybody) == 3
    assert [row[1] for row in some[1:]] == [taken.user.email]


@pytest.mark.parametrize(("group", "may"), [("", False), ("Editors", False), ("Moderators", True)])
def test_participants_are_shown_to_those_who_may_see_accounts(
    group: str, may: bool, client: Client
) -> None:
    url = reverse("participants:index")
    client.force_login(make_staff(group=group) if group else AccountFactory.create())

    assert (client.get(url).status_code == 200) == may
    assert (url in client.get(reverse("wagtailadmin_home")).content.decode()) == may


def test_all_policies_are_exported_with_their_identifiers(admin: Client) -> None:
    page = make_case("Night buses", external_id="seoul-7")

    heading, row = rows_of(admin, reverse("policy_reports:policies"))

    assert dict(zip(heading, row, strict=True))["External identifier"] == "seoul-7"
    assert dict(zip(heading, row, strict=True))["Identifier"] == page.stable_id
