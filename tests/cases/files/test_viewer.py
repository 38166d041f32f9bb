"""The viewer as a reader without JavaScript gets it: one page of a file at each address."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from cases.choices import Visibility
from cases.files.addresses import file_path, original_path, page_path, picture_path
from tests.factories.accounts import make_staff
from tests.factories.files import add_pages, attach, make_case_with, make_deck, make_source_file
from tests.factories.policies import make_case
from tests.factories.programmes import ParticipationFactory
from uploads.models import SourceFile

pytestmark = pytest.mark.django_db


def html_of(client: Client, path: str, **headers: str) -> str:
    response = client.get(path, headers=headers)
    assert response.status_code == 200, response
    return " ".join(response.content.decode().split())


def shown(file: SourceFile, number: int = 1, **fields: Any) -> str:
    """Address of a page of a file, once a published case study shows it."""
    return page_path(file.stable_id, number, make_case_with(file, **fields).stable_id)


def test_the_address_of_slide_14_shows_slide_14(client: Client) -> None:
    deck = make_deck()

    html = html_of(client, shown(deck, 14))

    assert '<strong tabindex="-1" data-position>Slide 14 of 16</strong>' in html
    assert f'src="/files/{deck.stable_id}/p/14/800.webp"' in html
    assert 'width="1600" height="900" alt="Slide14"' in html
    assert '<p class="as-written" lang="en" dir="auto">Slide14 about lanterns14</p>' in html
    picture: Any = client.get(f"/files/{deck.stable_id}/p/14/800.webp")
    assert b"WEBP" in picture.getvalue()[:16]


def test_addresses_that_are_stored_are_those_that_are_served() -> None:
    file, policy = "9c2a7c4b-33c2-44d8-89f5-aa0f5e65f89b", "abc"
    with override("en"):
        assert {
            file_path(file, policy): reverse("file", args=[policy, file]),
            page_path(file, 14, policy): reverse("file-page", args=[policy, file, 14]),
            file_path(file, None): reverse("own-file", args=[file]),
            page_path(file, 14, None): reverse("own-file-page", args=[file, 14]),
            picture_path(file, 14, 800): reverse("file-picture", args=[file, 14, 800]),
            original_path(file): reverse("file-original", args=[file]),
        } == {path: path for path in (
            file_path(file, policy), page_path(file, 14, policy), file_path(file, None),
            page_path(file, 14, None), picture_path(file, 14, 800), original_path(file),
        )}  # fmt: skip


def test_the_address_of_the_file_shows_its_first_page(client: Client) -> None:
    deck = make_deck(3)
    page = make_case_with(deck)

    html = html_of(client, file_path(deck.stable_id, page.stable_id))

    assert "Slide 1 of 3" in html
    canonical = page_path(deck.stable_id, 1, page.stable_id)
    assert f'<link rel="canonical" href="http://testserver{canonical}">' in html
    assert f'<link rel="next" href="{page_path(deck.stable_id, 2, page.stable_id)}">' in html
    assert 'rel="prev"' not in html


def test_a_page_of_a_text_is_a_page_and_links_are_in_the_language_chosen(client: Client) -> None:
    report = make_source_file("Report.pdf")
    add_pages(report, ["One", "Two", "Three"])

    html = html_of(client, f"/ko{shown(report, 2)}")

    policy = report.casestudyfiles.get().page.stable_id
    for number in (1, 3):
        assert f'href="/ko{page_path(report.stable_id, number, policy)}"' in html
    assert f'hreflang="en" href="http://testserver{page_path(report.stable_id, 2, policy)}"' in html


def test_a_narrow_picture_is_not_blown_up_and_data_is_saved_when_asked(client: Client) -> None:
    deck, photo = make_deck(1), make_source_file("Photo.png")
    add_pages(photo, ["Words"], size=(640, 480))
    path = shown(deck)

    both = f"/files/{deck.stable_id}/p/1/"
    assert f'srcset="{both}800.webp 800w, {both}1600.webp 1600w"' in html_of(client, path)
    assert "srcset" not in html_of(client, path, **{"Save-Data": "on"})
    assert "srcset" not in html_of(client, shown(photo, title="Photographs"))
    assert "Save-Data" in client.get(path).headers["Vary"]


def test_what_kind_of_text_it_is_is_said(client: Client) -> None:
    file = make_source_file()
    add_pages(file, ["심야버스"], was_hidden=True, by_ocr=True, language="ko")

    html = html_of(client, shown(file))

    assert "This slide was hidden in the presentation." in html
    assert "A machine read this text from the picture." in html
    assert '<p class="as-written" lang="ko" dir="auto">심야버스</p>' in html


def test_a_file_without_pictures_shows_its_text_at_once(client: Client) -> None:
    file = make_source_file()
    add_pages(file, ["Only words"], pictures=False)

    html = html_of(client, shown(file))

    assert '<details class="page-text" open>' in html
    assert "Only words" in html
    assert ".webp" not in html


def test_a_page_without_text_has_a_picture_with_its_number(client: Client) -> None:
    file = make_source_file()
    add_pages(file, [""])

    html = html_of(client, shown(file))

    assert 'alt="Slide 1"' in html
    assert 'class="page-text"' not in html


def test_notes_are_not_on_the_page_and_markup_is_text(client: Client) -> None:
    file = make_source_file("x.pptx", title="<b>Deck</b>", notes_searchable=True)
    add_pages(file, ['<script>alert("x")</script>'], notes="Whisper")

    html = html_of(client, shown(file))

    assert "Whisper" not in html
    assert "<script>alert" not in html
    assert "<b>Deck" not in html
    assert "&lt;script&gt;alert" in html


@pytest.mark.parametrize(
    ("number", "numbers"),
    [
        (1, [1, 2, 3, 4, 300]),
        (150, [1, 147, 148, 149, 150, 151, 152, 153, 300]),
        (300, [1, 297, 298, 299, 300]),
    ],
)
def test_of_300_pages_those_around_and_both_ends_are_shown(
    number: int, numbers: list[int], client: Client
) -> None:
    file = make_source_file("Book.pdf")
    add_pages(file, [f"Page {n}" for n in range(1, 301)], pictures=False)
    path = shown(file, number)

    response: Any = client.get(path)

    thumbnails = response.context["viewing"].thumbnails
    assert [thumbnail.number for thumbnail in thumbnails] == numbers
    assert [thumbnail.number for thumbnail in thumbnails if thumbnail.is_current] == [number]
    assert f"Page {number} of 300" in response.content.decode()
    assert len(response.content) < 20_000


@pytest.mark.parametrize(
    ("typed", "leads_to"), [("14", 14), ("999", 16), ("0", 1), ("99999999999", 1), ("x", None)]
)
def test_a_number_that_was_typed_leads_to_its_page(
    typed: str, leads_to: int | None, client: Client
) -> None:
    deck = make_deck()
    policy = make_case_with(deck).stable_id

    answer = client.get(file_path(deck.stable_id, policy), {"p": typed})

    if leads_to in (None, 1):
        assert "Slide 1 of 16" in answer.content.decode()
    else:
        assert answer.headers["Location"] == page_path(deck.stable_id, leads_to, policy)


@pytest.mark.parametrize("number", ["0", "17", "4294967296", "99999999999999999999"])
def test_a_page_that_the_file_does_not_have_is_not_there(number: str, client: Client) -> None:
    deck = make_deck()
    policy = make_case_with(deck).stable_id

    path = f"/policies/{policy}/files/{deck.stable_id}/p/{number}/"
    assert client.get(path).status_code == 404


def test_a_file_reached_by_another_address_is_shown_at_its_own(client: Client) -> None:
    deck = make_deck()
    path = shown(deck, 14)

    for other in (page_path(deck.stable_id, 14, None), page_path(deck.stable_id, 14, "nowhere")):
        answer = client.get(other)
        assert (answer.status_code, answer.headers["Location"]) == (302, path)
        assert client.get(f"/ko{other}").headers["Location"] == f"/ko{path}"


def test_author_and_staff_see_a_draft_without_a_policy_in_the_address(client: Client) -> None:
    participation = ParticipationFactory.create()
    deck = make_deck(uploaded_by_user=participation.user)
    draft = make_case(live=False)
    attach(draft, deck)
    path = page_path(deck.stable_id, 14, None)
    assert client.get(path).status_code == 404

    for person in (participation.user, make_staff()):
        client.force_login(person)
        html = html_of(client, path)
        assert "no published policy shows it" in html
        assert '<meta name="robots" content="noindex">' in html
        assert original_path(deck.stable_id) in html


def test_only_what_is_public_may_be_kept_by_caches_and_search_engines(client: Client) -> None:
    public, closed = make_deck(2), make_deck(2)
    open_path = shown(public)
    closed_path = shown(closed, title="For alumni", visibility=Visibility.ALUMNI)
    assert "public" in client.get(open_path).headers["Cache-Control"]
    assert "noindex" not in html_of(client, open_path)
    assert client.get(closed_path).status_code == 404

    client.force_login(ParticipationFactory.create().user)

    assert "private" in client.get(open_path).headers["Cache-Control"]
    assert "private" in client.get(closed_path).headers["Cache-Control"]
    assert "noindex" in html_of(client, closed_path)


@pytest.mark.parametrize("count", [1, 30])
def test_a_page_of_a_long_file_costs_no_more_queries(
    count: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    path = shown(make_deck(count))

    with django_assert_num_queries(7):
        client.get(path)
