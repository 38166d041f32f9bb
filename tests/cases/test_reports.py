"""Reports on what policies and pictures lack: who is in them, who is not, who may look."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale

from cases.choices import CostKnowledge, Depth
from cases.models import PolicyPage
from tests.factories.accounts import AccountFactory, make_staff
from tests.factories.files import attach, make_source_file
from tests.factories.policies import make_brief, make_case
from tests.factories.programmes import SessionFactory
from uploads.models import PortalImage

pytestmark = pytest.mark.django_db

REPORTS = ["no_figures", "no_files", "no_cost"]
FIGURE = ("indicator", {"name": "Riders", "before": None, "after": 3.0, "unit": "million"})


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(make_staff())
    return client


def listed(client: Client, name: str, **query: str) -> str:
    response = client.get(reverse(f"policy_reports:{name}"), query)
    assert response.status_code == 200
    return response.content.decode()


def make_both(title: str, **fields: Any) -> list[PolicyPage]:
    """A case and a brief; their titles begin the same."""
    session = SessionFactory.create(slug="2012-10")
    return [
        make_case(f"{title} here", **fields),
        make_brief(f"{title} there", session=session, **fields),
    ]


def found(client: Client, name: str, *beginnings: str) -> dict[str, list[bool]]:
    html = listed(client, name)
    return {
        beginning: [f"{beginning} {where}" in html for where in ("here", "there")]
        for beginning in beginnings
    }


def test_without_figures_and_without_the_word_that_there_are_none(staff: Client) -> None:
    make_both("Silent")
    make_both("Counted", indicators=[FIGURE])
    make_both("Honest", no_data_yet=True)

    assert found(staff, "no_figures", "Silent", "Counted", "Honest") == {
        "Silent": [True, True],
        "Counted": [False, False],
        "Honest": [False, False],
    }


def test_without_a_file(staff: Client) -> None:
    make_both("Bare")
    for policy in make_both("Shown"):
        attach(policy, make_source_file(f"{policy.slug}.pdf"))

    assert found(staff, "no_files", "Bare", "Shown") == {
        "Bare": [True, True],
        "Shown": [False, False],
    }


def test_told_in_full_without_a_word_on_cost(staff: Client) -> None:
    make_both("Silent", story_depth=Depth.FULL)
    make_both("Snapshot", story_depth=Depth.SNAPSHOT)
    make_both("Secret", story_depth=Depth.FULL, setup_cost_knowledge=CostKnowledge.NOT_PUBLIC)
    make_both("Known", story_depth=Depth.FULL, yearly_cost=5, yearly_cost_currency="KRW")

    assert found(staff, "no_cost", "Silent", "Snapshot", "Secret", "Known") == {
        "Silent": [True, True],
        "Snapshot": [False, False],
        "Secret": [False, False],
        "Known": [False, False],
    }


def test_drafts_are_named_too_and_a_translation_is_not(staff: Client) -> None:
    page = make_case("Silent", live=False)
    translated = make_case("Translated").copy_for_translation(
        Locale.objects.get(language_code="ko")
    )
    translated.title = "번역"
    translated.save_revision().publish()

    html = listed(staff, "no_figures")

    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html
    assert "번역" not in html


def test_reports_are_filtered_by_kind(staff: Client) -> None:
    make_both("Silent")

    html = listed(staff, "no_figures", kind="brief")

    assert ("Silent here" in html, "Silent there" in html) == (False, True)


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_exported_as_it_is_shown(name: str, staff: Client) -> None:
    make_case("Silent", story_depth=Depth.FULL)

    response: Any = staff.get(reverse(f"policy_reports:{name}"), {"export": "csv"})

    rows = b"".join(response.streaming_content).decode().splitlines()
    assert rows[0] == "Policy,City,Office,Main theme,Kind,State"
    assert rows[1].startswith("Silent,")
    assert rows[1].endswith(",case study,live")


@pytest.mark.parametrize("name", REPORTS)
def test_a_longer_report_costs_no_more_queries(name: str, staff: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            listed(staff, name)
        return len(counted)

    make_both("First", story_depth=Depth.FULL)
    queries()
    one = queries()
    for title in ("Second", "Third"):
        make_both(title, story_depth=Depth.FULL)
    assert queries() == one


def make_picture(title: str, alt_text: str) -> None:
    PortalImage.objects.create(
        title=title, alt_text=alt_text, file="sample.png", width=1, height=1, file_size=1
    )


def test_pictures_without_a_text_or_with_the_name_of_the_file(staff: Client) -> None:
    make_picture("Nothing said", "")
    make_picture("Blanks", "  ")
    make_picture("File name", "IMG_2041.JPG")
    make_picture("Well told", "A blue bus in the median lane.")

    html = listed(staff, "no_alt_text")

    shown = ["Nothing said", "Blanks", "File name", "Well told"]
    assert [title in html for title in shown] == [True, True, True, False]


@pytest.mark.parametrize("name", [*REPORTS, "no_alt_text"])
def test_reports_are_for_staff(name: str, client: Client) -> None:
    client.force_login(AccountFactory.create())

    assert client.get(reverse(f"policy_reports:{name}")).status_code == 302


def test_the_menu_names_the_reports(staff: Client) -> None:
    html = staff.get(reverse("wagtailadmin_home")).content.decode()

    for name in [*REPORTS, "no_alt_text"]:
        assert reverse(f"policy_reports:{name}") in html
    assert reverse("fact_checks:index") in html
