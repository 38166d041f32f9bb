"""An original goes to nobody but its uploader before its check has come to its end."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.accounts import AccountFactory, make_staff
from tests.factories.files import ORIGINAL, make_source_file
from uploads.choices import FileState
from uploads.inspection import Reason
from uploads.models import SourceFile

pytestmark = pytest.mark.django_db

WAITING = [
    (FileState.RECEIVED, ""),
    (FileState.CHECKING, ""),
    (FileState.FAILED, ""),
    (FileState.HELD, Reason.UNSCANNED),
]
CHECKED = [(FileState.READY, ""), (FileState.HELD, Reason.ACTIVE_CONTENT)]


def statuses(file: SourceFile) -> dict[str, int]:
    """What each person gets who may see the file at all, from our door."""
    people = {
        "uploader": file.uploaded_by_user,
        "person it is for": file.on_behalf_of,
        "staff": make_staff(),
    }
    found = {}
    for name, person in people.items():
        client = Client()
        assert person is not None
        client.force_login(person)
        answer = client.get(f"/files/{file.stable_id}/original/")
        answer.getvalue()
        found[name] = answer.status_code
    return found


def make_file(state: str, reason: str) -> SourceFile:
    """Uploaded by one member of the staff for a participant."""
    return make_source_file(
        "deck.pptx",
        state=state,
        reason=reason,
        uploaded_by_user=make_staff(),
        on_behalf_of=AccountFactory.create(),
    )


@pytest.mark.parametrize(("state", "reason"), WAITING)
def test_before_the_check_has_ended_only_the_uploader_has_it(state: str, reason: str) -> None:
    file = make_file(state, reason)
    assert statuses(file) == {"uploader": 200, "person it is for": 404, "staff": 404}


@pytest.mark.parametrize(("state", "reason"), CHECKED)
def test_what_was_checked_goes_to_whoever_works_with_it(state: str, reason: str) -> None:
    file = make_file(state, reason)
    assert statuses(file) == {"uploader": 200, "person it is for": 200, "staff": 200}


def test_what_staff_take_is_saved_and_never_shown_in_the_browser(client: Client) -> None:
    file = make_file(FileState.HELD, Reason.ACTIVE_CONTENT)
    client.force_login(make_staff())
    answer = client.get(f"/files/{file.stable_id}/original/")
    assert answer.getvalue() == ORIGINAL
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_wagtails_address_tells_staff_why_it_is_not_to_be_had(client: Client) -> None:
    file = make_file(FileState.CHECKING, "")
    client.force_login(make_staff())
    answer = client.get(f"/documents/{file.pk}/{file.filename}", follow=True)
    assert answer.redirect_chain == [(reverse("wagtaildocs:edit", args=[file.pk]), 302)]
    assert "Only its uploader has the original" in answer.content.decode()


def test_wagtails_address_tells_nobody_else_that_it_exists(client: Client) -> None:
    file = make_file(FileState.CHECKING, "")
    client.force_login(AccountFactory.create())
    assert client.get(f"/documents/{file.pk}/{file.filename}").status_code == 404


def test_the_list_links_to_originals_that_were_checked(client: Client) -> None:
    checked, waiting = make_file(FileState.READY, ""), make_file(FileState.CHECKING, "")
    client.force_login(make_staff())
    html = client.get(reverse("wagtaildocs:index")).content.decode()
    linked = [f"/documents/{file.pk}/" in html for file in (checked, waiting)]
    assert (linked, html.count("deck.pptx") >= 2) == ([True, False], True)
