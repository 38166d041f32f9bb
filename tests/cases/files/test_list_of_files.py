"""Source files on the page of their policy."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories.files import add_pages, attach, make_case_with, make_deck, make_source_file
from tests.factories.policies import make_case
from uploads.choices import FileKind, FileState

pytestmark = pytest.mark.django_db


def html_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_a_presentation_is_named_with_what_it_is_and_leads_to_its_viewer(client: Client) -> None:
    deck = make_deck(title="Owl buses", language="ko")
    page = make_case_with(deck)
    viewer = f"/policies/{page.stable_id}/files/{deck.stable_id}/"

    html = html_of(client, "/cases/night-buses/")

    assert f'<a href="{viewer}" lang="ko" dir="auto">Owl buses</a>' in html
    facts = 'Presentation · 16 slides · PPTX · 27 bytes · <span lang="ko">한국어</span> · All'
    assert facts in html
    original = f'<a href="/files/{deck.stable_id}/original/" download>Download'
    name = '<span class="visually-hidden" lang="ko" dir="auto"> Owl buses</span></a>'
    assert f"{original}{name}" in html
    assert html.count(f'<a href="{viewer}p/') == 4
    assert html.count("320.webp") == 4


def test_a_text_has_one_picture_and_pages(client: Client) -> None:
    report = make_source_file("Report.pdf")
    add_pages(report, ["First page", "Second page"], size=(1131, 1600))
    page = make_case()
    attach(page, report, kind=FileKind.ANNEX)

    html = html_of(client, "/cases/night-buses/")

    assert "Annex · 2 pages · PDF" in html
    assert html.count("320.webp") == 1


def test_links_of_the_list_are_in_the_language_of_the_interface(client: Client) -> None:
    deck = make_deck()
    page = make_case_with(deck)

    html = html_of(client, "/ko/cases/night-buses/")

    assert f'href="/ko/policies/{page.stable_id}/files/{deck.stable_id}/"' in html
    assert f'src="/files/{deck.stable_id}/p/1/320.webp"' in html


@pytest.mark.parametrize(
    "fields", [{"is_hidden": True}, {"state": FileState.HELD}, {"state": FileState.CHECKING}]
)
def test_a_file_that_is_not_shown_is_not_named(fields: dict[str, Any], client: Client) -> None:
    make_case_with(make_deck(title="Owl buses", **fields))

    html = html_of(client, "/cases/night-buses/")

    assert "Owl buses" not in html
    assert "Source files" not in html


@pytest.mark.parametrize(
    "fields", [{"original_offered": False}, {"flags": ["ACTIVE_CONTENT"]}, {"flags": ["MACRO"]}]
)
def test_an_original_that_must_not_leave_is_not_offered(
    fields: dict[str, Any], client: Client
) -> None:
    deck = make_deck(**fields)
    make_case_with(deck)

    html = html_of(client, "/cases/night-buses/")

    assert f"/files/{deck.stable_id}/original/" not in html
    assert f"/files/{deck.stable_id}/" in html


@pytest.mark.parametrize("count", [1, 3])
def test_more_files_cost_no_more_queries(
    count: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_case_with(*(make_deck(2) for _ in range(count)))
    client.get("/")

    with django_assert_num_queries(17):
        client.get("/cases/night-buses/")
