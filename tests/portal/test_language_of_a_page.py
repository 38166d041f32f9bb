"""The language of a page is that of its address; a first visit to ``/`` may ask the browser."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from tests.factories.policies import make_case

pytestmark = pytest.mark.django_db

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_front_page_of_its_own(language: str, client: Client) -> None:
    response = client.get("/" if language == "en" else f"/{language}/")

    html = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{language}">' in html
    assert response.headers["Content-Language"] == language
    assert "How Seoul and its partner cities solved it" not in html or language == "en"


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("ko-KR,ko;q=0.9,en;q=0.8", "ko"),
        ("zh-CN,zh;q=0.9", "zh-hans"),
        ("zh-TW", "zh-hans"),
        ("es-CO,en;q=0.5", "es"),
        ("fr-SN", "fr"),
        ("ja", "ja"),
    ],
)
def test_a_first_visit_leads_to_the_front_page_the_browser_reads(
    accepted: str, language: str, client: Client
) -> None:
    response = client.get("/?from=mail", headers={"accept-language": accepted})

    assert response.status_code == 302
    assert response.headers["Location"] == f"/{language}/?from=mail"
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("accepted", ["", "en-GB,ko;q=0.5", "de", "*"])
def test_other_browsers_and_search_engines_get_english(accepted: str, client: Client) -> None:
    headers = {"accept-language": accepted} if accepted else {}

    assert client.get("/", headers=headers).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "same-origin"}, {"referer": "http://testserver/ko/"}],
    ids=["fetch metadata", "referrer"],
)
def test_a_korean_browser_that_chooses_english_gets_it_and_keeps_it(
    headers: dict[str, str], client: Client
) -> None:
    korean = {"accept-language": "ko"}

    chosen = client.get("/", headers={**korean, **headers})
    again = client.get("/", headers=korean)

    assert (chosen.status_code, again.status_code) == (200, 200)
    assert "no-store" in chosen.headers["Cache-Control"]


def test_a_link_from_another_site_is_a_first_visit(client: Client) -> None:
    headers = {"accept-language": "ko", "sec-fetch-site": "cross-site"}

    assert client.get("/", headers=headers).status_code == 302


def test_no_other_address_varies_with_the_language_of_the_browser(client: Client) -> None:
    make_case("Night buses")

    for path in ("/cases/night-buses/", "/ko/cases/night-buses/", "/themes/", "/search/?q=bus"):
        response = client.get(path, headers={"accept-language": "fr"})
        assert response.status_code == 200
        assert "Accept-Language" not in response.headers.get("Vary", "")


def test_the_front_page_says_that_it_varies(client: Client) -> None:
    varies = set(client.get("/").headers["Vary"].split(", "))
    assert {"Accept-Language", "Cookie"} <= varies


def test_the_language_menu_stays_on_the_page_with_its_query(client: Client) -> None:
    html = client.get("/fr/themes/?page=2").content.decode()

    assert 'href="/themes/?page=2"' in html
    assert 'href="/zh-hans/themes/?page=2"' in html
    assert 'hreflang="zh-hans"' in html
