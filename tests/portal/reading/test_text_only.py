"""Pages without pictures: for who chose it, and for browsers that ask to save data."""

from __future__ import annotations

import gc
import re
import warnings

import pytest
from django.test import Client

from portal.reading.telling import without_pictures
from tests.factories.files import make_case_with, make_deck
from tests.factories.policies import make_case
from tests.portal.packs.packing import make_image

PICTURES = re.compile(r"<(?:img|picture|source)\b")
SAVE = {"Save-Data": "on"}


def html_of(client: Client, path: str, **headers: str) -> str:
    return " ".join(client.get(path, headers=headers).content.decode().split())


def choose(client: Client, pictures: str, **headers: str) -> str:
    """Press the switch on /themes/; where it leads."""
    data = {"pictures": pictures, "next": "/themes/"}
    return client.post("/text-only/", data, headers=headers).headers["Location"]


@pytest.mark.django_db
def test_the_switch_leads_back_and_is_remembered(client: Client) -> None:
    make_case()
    assert PICTURES.search(html_of(client, "/cases/"))
    assert choose(client, "no") == "/themes/"
    html = html_of(client, "/cases/")
    assert PICTURES.search(html) is None
    assert "Text only: pictures are left out." in html
    assert choose(client, "yes") == "/themes/"
    assert PICTURES.search(html_of(client, "/cases/"))


@pytest.mark.django_db
def test_a_browser_that_saves_data_gets_no_pictures_until_it_asks(client: Client) -> None:
    make_case()
    html = html_of(client, "/cases/", **SAVE)
    assert PICTURES.search(html) is None
    assert "Your browser asks to save data: pictures are left out." in html
    choose(client, "yes")
    assert PICTURES.search(html_of(client, "/cases/", **SAVE))


@pytest.mark.django_db
def test_the_length_that_is_told_is_that_of_the_page_without_pictures(client: Client) -> None:
    make_case()
    response = client.get("/cases/", headers=SAVE)
    assert int(response.headers["Content-Length"]) == len(response.content)


@pytest.mark.django_db
def test_a_page_says_what_it_depends_on(client: Client) -> None:
    varies = client.get("/themes/").headers["Vary"]
    assert {"Cookie", "Save-Data"} <= set(varies.split(", "))


@pytest.mark.django_db
def test_a_picture_is_told_and_can_be_asked_for(client: Client) -> None:
    case = make_case(images=[("image", make_image())])
    with warnings.catch_warnings():
        # Wagtail leaves to the collector what it drew the renditions into.
        warnings.simplefilter("ignore", ResourceWarning)
        html = html_of(client, case.url, **SAVE)
        gc.collect()
    link = re.search(r'Picture: Alt of Night bus <a href="([^"]+)">Show this picture</a>', html)
    assert link is not None
    assert link[1].startswith("/media/images/")


@pytest.mark.django_db
def test_a_slide_is_told_within_its_link_and_its_text_is_open(client: Client) -> None:
    deck = make_deck(2)
    case = make_case_with(deck)
    html = html_of(client, f"/policies/{case.stable_id}/files/{deck.stable_id}/p/1/", **SAVE)
    assert re.search(r"Picture: (<[^>]+>)?Slide1", html)
    assert "Show this picture" not in html
    assert re.search(r'<details class="page-text" open', html)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/themes/", "/search/?q=night", "/no-such-page/"])
def test_no_page_has_a_picture_then(client: Client, path: str) -> None:
    make_case()
    html = html_of(client, path, **SAVE)
    assert PICTURES.search(html) is None
    assert "pictures are left out" in html


@pytest.mark.django_db
def test_a_form_of_another_site_changes_nothing(client: Client) -> None:
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://example.org"}):
        choose(client, "no", **headers)
        assert "text_only" not in client.cookies
    choose(client, "no", **{"Sec-Fetch-Site": "same-origin"})
    assert client.cookies["text_only"].value == "1"
    assert client.cookies["text_only"]["httponly"] is True


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["https://example.org/", "//example.org/", "javascript:x"])
def test_the_switch_leads_nowhere_else(client: Client, address: str) -> None:
    answer = client.post("/text-only/", {"pictures": "no", "next": address})
    assert answer.headers["Location"] == "/"


@pytest.mark.django_db
def test_the_switch_is_a_form_not_a_link(client: Client) -> None:
    assert client.get("/text-only/").status_code == 405


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ('<img src="/a.png" alt="">', ""),
        ('<img src="/a.png">', ""),
        (
            '<a><img lang="ko" alt="버스" src="/1.webp"></a>',
            '<a><span class="told">Picture: <span lang="ko" dir="auto">버스</span></span></a>',
        ),
        ("<p>No <b>picture</b> &amp; <abbr>a</abbr></p>", None),
        ('<link rel="preload" as="image" href="/a.avif">', ""),
        (
            '<picture><source srcset="/a.avif"><img alt="&lt;Bus&gt;" src="/a.jpg"></picture>',
            '<span class="told">Picture: &lt;Bus&gt; <a href="/a.jpg">Show this picture</a></span>',
        ),
        (
            '<a href="/x"><img alt="Slide 1" src="/1.webp"></a>',
            '<a href="/x"><span class="told">Picture: Slide 1</span></a>',
        ),
    ],
)
def test_what_stands_in_the_place_of_a_picture(html: str, told: str | None) -> None:
    assert without_pictures(html) == (html if told is None else told)
