"""Pictures and originals as they leave the private storage."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings
from structlog.testing import capture_logs

from cases.choices import Visibility
from tests.factories.accounts import make_staff
from tests.factories.files import (
    ORIGINAL,
    add_pages,
    attach,
    make_case_with,
    make_deck,
    make_source_file,
)
from tests.factories.programmes import ParticipationFactory
from uploads.models import SourceFile

pytestmark = pytest.mark.django_db


def get(client: Client, path: str, **headers: str) -> Any:
    """The answer, read to its end: ``body`` holds what was sent."""
    answer: Any = client.get(path, headers=headers)
    answer.body = answer.getvalue()
    return answer


def picture(file: SourceFile, number: int = 1, width: int = 800) -> str:
    return f"/files/{file.stable_id}/p/{number}/{width}.webp"


def original(file: SourceFile) -> str:
    return f"/files/{file.stable_id}/original/"


def test_a_picture_is_a_picture_and_nothing_else(client: Client) -> None:
    deck = make_deck(1)
    make_case_with(deck)

    answer = get(client, picture(deck))

    assert answer.body[:4] + answer.body[8:12] == b"RIFFWEBP"
    assert {
        name: answer.headers[name]
        for name in ("Content-Type", "X-Content-Type-Options", "Content-Security-Policy")
    } == {
        "Content-Type": "image/webp",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }


@pytest.mark.parametrize("path", ["p/1/640.webp", "p/1/99999.webp", "p/2/800.webp", "p/0/800.webp"])
def test_there_are_three_widths_of_every_page_and_no_other(path: str, client: Client) -> None:
    deck = make_deck(1)
    make_case_with(deck)

    assert [get(client, picture(deck, 1, width)).status_code for width in (320, 800, 1600)] == [
        200
    ] * 3
    assert get(client, f"/files/{deck.stable_id}/{path}").status_code == 404


def test_a_file_without_pictures_has_none(client: Client) -> None:
    file = make_source_file()
    add_pages(file, ["Text"], pictures=False)
    make_case_with(file)

    assert get(client, picture(file)).status_code == 404


def test_a_picture_known_to_the_browser_is_not_sent_again(client: Client) -> None:
    deck = make_deck(1)
    make_case_with(deck)
    tag = get(client, picture(deck)).headers["ETag"]

    again = get(client, picture(deck), **{"If-None-Match": tag})

    assert (again.status_code, again.body) == (304, b"")
    assert "must-revalidate" in again.headers["Cache-Control"]


def test_a_picture_of_a_new_reading_is_another_picture(client: Client) -> None:
    deck = make_deck(1)
    make_case_with(deck)
    tag = get(client, picture(deck)).headers["ETag"]
    deck.pages.all().delete()
    add_pages(deck, ["New"])

    assert get(client, picture(deck), **{"If-None-Match": tag}).status_code == 200


def test_a_picture_known_to_the_browser_is_gone_once_the_file_is_hidden(client: Client) -> None:
    deck = make_deck(1)
    make_case_with(deck)
    tag = get(client, picture(deck)).headers["ETag"]
    deck.is_hidden = True
    deck.save()

    assert get(client, picture(deck), **{"If-None-Match": tag}).status_code == 404


def test_shared_caches_ask_each_time_and_keep_only_what_is_public(client: Client) -> None:
    open_deck, alumni_deck = make_deck(1), make_deck(1)
    make_case_with(open_deck)
    make_case_with(alumni_deck, title="For alumni", visibility=Visibility.ALUMNI)
    client.force_login(ParticipationFactory.create().user)

    for path in (picture, original):
        public = get(client, path(open_deck)).headers["Cache-Control"]
        private = get(client, path(alumni_deck)).headers["Cache-Control"]
        assert set(public.split(", ")) == {"public", "max-age=0", "must-revalidate"}
        assert set(private.split(", ")) == {"private", "no-cache"}


def test_a_file_that_two_policies_show_is_public_if_one_of_them_is(client: Client) -> None:
    deck = make_deck(1)
    make_case_with(deck, title="For alumni", visibility=Visibility.ALUMNI)
    assert get(client, picture(deck)).status_code == 404

    make_case_with(deck, title="For all")

    assert "public" in get(client, picture(deck)).headers["Cache-Control"]


def test_an_original_is_saved_under_its_own_name_whatever_its_script(client: Client) -> None:
    file = make_source_file("심야버스 노선.pptx", media_type="application/vnd.ms-powerpoint")
    make_case_with(file)

    answer = get(client, original(file))

    assert answer.body == ORIGINAL
    name = "%EC%8B%AC%EC%95%BC%EB%B2%84%EC%8A%A4%20%EB%85%B8%EC%84%A0.pptx"
    assert answer.headers["Content-Disposition"] == f"attachment; filename*=utf-8''{name}"
    assert answer.headers["Content-Type"] == "application/vnd.ms-powerpoint"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_hostile_name_stays_inside_its_header(client: Client) -> None:
    file = make_source_file('a"; filename="evil.exe\r\nX-Evil: 1.pdf')
    make_case_with(file)

    answer = get(client, original(file))

    assert answer.status_code == 200
    assert "X-Evil" not in answer.headers
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''a%22")


@pytest.mark.parametrize(
    "fields", [{"original_offered": False}, {"flags": ["ACTIVE_CONTENT"]}, {"flags": ["MACRO"]}]
)
def test_an_original_that_must_not_leave_goes_to_its_author_and_staff_only(
    fields: dict[str, Any], client: Client
) -> None:
    participation = ParticipationFactory.create()
    file = make_deck(1, uploaded_by_user=participation.user, **fields)
    make_case_with(file)
    statuses = {}
    for name, user in (
        ("visitor", None),
        ("alumnus", ParticipationFactory.create().user),
        ("author", participation.user),
        ("staff", make_staff()),
    ):
        reader = Client()
        if user:
            reader.force_login(user)
        statuses[name] = [
            get(reader, path).status_code
            for path in (original(file), f"/documents/{file.pk}/{file.filename}", picture(file))
        ]

    assert statuses == {
        "visitor": [404, 404, 200],
        "alumnus": [404, 404, 200],
        "author": [200, 302, 200],
        "staff": [200, 302, 200],
    }


def test_somebody_for_whom_staff_uploaded_sees_the_file_in_every_state(client: Client) -> None:
    participation = ParticipationFactory.create()
    file = make_deck(1, on_behalf_of=participation.user, uploaded_by_user=make_staff())
    client.force_login(participation.user)

    assert get(client, picture(file)).status_code == 200
    assert get(client, original(file)).status_code == 200


def test_wagtails_own_address_leads_to_our_door(client: Client) -> None:
    file = make_source_file("심야버스.pptx")
    make_case_with(file)

    answer = get(client, f"/documents/{file.pk}/{file.filename}")

    assert (answer.status_code, answer.headers["Location"]) == (302, original(file))


def test_each_download_is_one_line_in_the_log(client: Client) -> None:
    file = make_source_file(sha256="a" * 64)
    make_case_with(file)
    reader = ParticipationFactory.create().user
    with capture_logs() as logs:
        get(client, original(file))
        get(client, original(file), **{"If-None-Match": f'"{"a" * 64}"'})
        client.force_login(reader)
        get(client, original(file))

    lines = [line for line in logs if line["event"] == "file_downloaded"]
    assert [(line["file"], line["user"]) for line in lines] == [
        (str(file.stable_id), None),
        (str(file.stable_id), reader.pk),
    ]


def test_a_server_in_front_is_told_what_to_send(client: Client, settings: Settings) -> None:
    settings.ACCEL_REDIRECT_PREFIX = "/private/"
    file = make_deck(1, name="심야버스.pptx")
    make_case_with(file)

    sent, shown = get(client, original(file)), get(client, picture(file))

    assert (sent.body, sent.headers["X-Accel-Redirect"]) == (b"", f"/private/{file.file.name}")
    assert sent.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    own = f"/private/pages/{file.pages_folder}/1-800.webp"
    assert (shown.body, shown.headers["X-Accel-Redirect"]) == (b"", own)
    assert shown.headers["Content-Type"] == "image/webp"


def test_nothing_can_be_posted(client: Client) -> None:
    file = make_deck(1)
    make_case_with(file)

    assert [client.post(path(file)).status_code for path in (picture, original)] == [405, 405]


def test_an_original_that_was_deleted_from_the_storage_is_not_there(client: Client) -> None:
    file = make_deck(1)
    make_case_with(file)
    file.file.storage.delete(str(file.file.name))

    assert get(client, original(file)).status_code == 404


def test_a_draft_of_the_policy_does_not_open_its_new_file(client: Client) -> None:
    page = make_case_with(make_deck(1))
    added = make_deck(1)
    page.files.add(type(page).files.rel.related_model(source_file=added))
    revision = page.save_revision()
    assert get(client, picture(added)).status_code == 404

    revision.publish()

    assert get(client, picture(added)).status_code == 200


def test_a_file_is_found_by_its_secret_number_only(client: Client) -> None:
    file = make_deck(1)
    attach(make_case_with(make_deck(1)), file)

    assert get(client, f"/files/{file.pk}/original/").status_code == 404
