"""What the person a file belongs to is told, and that nobody else is."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.accounts import AccountFactory, make_staff
from tests.factories.files import make_source_file
from uploads.choices import FileState
from uploads.models import SourceFile
from uploads.selectors import status_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


@pytest.mark.parametrize(
    ("state", "reason", "is_final", "may_retry", "pages"),
    [
        ("received", "", False, False, 0),
        ("checking", "", False, False, 0),
        ("held", "ACTIVE_CONTENT", True, False, 48),
        ("held", "UNSCANNED", False, False, 48),
        ("refused", "ENCRYPTED", True, False, 0),
        ("ready", "", True, False, 48),
        ("failed", "CRASHED", True, True, 0),
    ],
)
def test_where_a_file_stands(
    state: str, reason: str, is_final: bool, may_retry: bool, pages: int
) -> None:
    status = status_of(SourceFile(state=state, reason=reason, page_count=48, unit="slide"))
    assert (status.state, status.reason, status.unit) == (state, reason, "slide")
    assert (status.is_final, status.may_retry, status.pages) == (is_final, may_retry, pages)
    assert status.sentence


def test_a_released_file_says_nothing_of_what_it_was_held_for() -> None:
    status = status_of(SourceFile(state="ready", reason="", page_count=1))
    assert status.sentence == "The file has been checked and its pages can be seen."


def test_the_reason_of_staff_is_told_and_technical_details_are_not() -> None:
    refused = SourceFile(state="refused", reason="BY_STAFF", detail="Names on page 3.")
    assert status_of(refused).sentence == "Staff have refused the file. Names on page 3."
    corrupt = SourceFile(state="refused", reason="CORRUPT", detail="xref table at 12")
    assert "xref" not in status_of(corrupt).sentence


def address(file: SourceFile) -> str:
    return reverse("uploads:status", args=[file.stable_id])


def test_the_uploader_the_person_it_is_for_and_staff_may_ask(client: Client) -> None:
    uploader, person = AccountFactory.create_batch(2)
    file = make_source_file(uploaded_by_user=uploader, on_behalf_of=person)
    for user in (uploader, person, make_staff()):
        client.force_login(user)
        answer = client.get(address(file))
        assert answer.json()["state"] == "ready"
        assert "no-store" in answer["Cache-Control"]


def test_for_everybody_else_there_is_no_such_file(client: Client) -> None:
    file = make_source_file(uploaded_by_user=AccountFactory.create())
    assert client.get(address(file)).status_code == 404
    client.force_login(AccountFactory.create())
    assert client.get(address(file)).status_code == 404
    assert client.post(address(file)).status_code == 405


def test_it_speaks_the_language_of_the_page_that_asks(client: Client, monkeypatch: Any) -> None:
    user = AccountFactory.create()
    file = make_source_file(uploaded_by_user=user, state=FileState.READY)
    client.force_login(user)
    asked: list[str] = []
    monkeypatch.setattr("uploads.views.status_of", lambda file: _Noting(asked))
    for language in ("ko", "xx", "../../etc", ""):
        client.get(address(file), {"lang": language})
    assert asked == ["ko", "en", "en", "en"]


class _Noting:
    def __init__(self, asked: list[str]) -> None:
        self.asked = asked

    def as_json(self) -> dict[str, str]:
        from django.utils.translation import get_language  # noqa: PLC0415

        self.asked.append(get_language() or "")
        return {}


def test_whose_file_it_is_may_ask_for_another_attempt_and_goes_back(client: Client) -> None:
    user = AccountFactory.create()
    file = make_source_file(uploaded_by_user=user, state=FileState.FAILED, reason="CRASHED")
    again = reverse("uploads:retry", args=[file.stable_id])
    client.force_login(AccountFactory.create())
    assert client.post(again).status_code == 404
    client.force_login(user)
    assert client.get(again).status_code == 405
    for back, goes in (("/ko/my/briefs/", "/ko/my/briefs/"), ("https://example.com/", "/")):
        assert client.post(again, {"next": back})["Location"] == goes
    file.refresh_from_db()
    assert (file.state, file.reason) == ("received", "")
