"""A policy by its stable identifier: permanent address and citation files."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse

from cases.addresses import permanent_path
from tests.factories.policies import make_case

pytestmark = pytest.mark.django_db


def test_the_permanent_address_leads_to_the_page_in_the_language_of_the_interface(
    client: Client,
) -> None:
    page = make_case("Night buses")

    english = client.get(f"/policies/{page.stable_id}/")
    korean = client.get(f"/ko/policies/{page.stable_id}/")

    assert (english.status_code, english.headers["Location"]) == (302, "/cases/night-buses/")
    assert korean.headers["Location"] == "/ko/cases/night-buses/"


def test_the_address_printed_on_the_page_is_the_one_that_is_served() -> None:
    assert permanent_path("abc") == reverse("policy", args=["abc"])


def test_it_survives_a_new_slug(client: Client) -> None:
    page = make_case("Night buses")
    page.slug = "owl-buses"
    page.save_revision().publish()

    assert client.get(f"/policies/{page.stable_id}/").headers["Location"] == "/cases/owl-buses/"


@pytest.mark.parametrize(
    ("extension", "content_type", "beginning"),
    [
        ("bib", "application/x-bibtex", "@misc{"),
        ("ris", "application/x-research-info-systems", "TY  - ELEC"),
        ("json", "application/vnd.citationstyles.csl+json", "["),
    ],
)
def test_a_citation_is_a_file_named_after_the_policy(
    extension: str, content_type: str, beginning: str, client: Client
) -> None:
    page = make_case("Night buses")

    response = client.get(f"/policies/{page.stable_id}/cite.{extension}")

    assert response.headers["Content-Type"] == f"{content_type}; charset=utf-8"
    name = f'filename="{page.stable_id}.{extension}"'
    assert response.headers["Content-Disposition"] == f"attachment; {name}"
    assert response.content.decode().startswith(beginning)


def test_a_citation_names_the_permanent_address_without_a_language(client: Client) -> None:
    page = make_case("Night buses")

    response = client.get(f"/ko/policies/{page.stable_id}/cite.json")

    (item,) = json.loads(response.content)
    assert item["URL"] == f"http://testserver/policies/{page.stable_id}/"


@pytest.mark.parametrize("path", ["/policies/unknown/", "/policies/unknown/cite.bib"])
def test_an_unknown_identifier_is_not_found(path: str, client: Client) -> None:
    assert client.get(path).status_code == 404


def test_an_unknown_format_is_not_found(client: Client) -> None:
    page = make_case("Night buses")

    assert client.get(f"/policies/{page.stable_id}/cite.exe").status_code == 404


def test_a_draft_has_no_permanent_address_yet(client: Client) -> None:
    page = make_case("Night buses", live=False)

    assert client.get(f"/policies/{page.stable_id}/").status_code == 404
