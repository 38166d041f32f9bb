"""Wagtail's own doors for files obey the rules of every other one; staff decide what is held."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import UploadedFile as HalfUpload

from tests.factories.accounts import AccountFactory, make_staff
from tests.factories.files import add_pages, make_source_file
from tests.files.good import pdf_bytes
from tests.uploads.arriving import place_of, received, stored
from uploads.choices import FileState
from uploads.models import SourceFile

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(make_staff(group="Moderators"))
    return client


def pdf(name: str = "brief.pdf", text: str = "One") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf_bytes([text]))


def fields(**changed: Any) -> dict[str, Any]:
    return {"title": "A brief", "language": "ko", "licence": "cc-by-4.0", "version": 1} | changed


def add(staff: Client, file: SimpleUploadedFile) -> Any:
    return staff.post(reverse("wagtaildocs:add"), fields(file=file, original_offered="on"))


def test_adding_one_passes_the_door_and_is_checked(staff: Client, private: Path) -> None:
    assert add(staff, pdf("심야버스.pdf")).status_code == 302
    file = SourceFile.objects.get()
    assert (file.filename, file.language, file.state) == ("심야버스.pdf", "ko", "received")
    assert (len(file.sha256), file.media_type) == (64, "application/pdf")
    assert stored(private) == [place_of(file)]


def test_adding_many_needs_a_title_and_a_file_only(staff: Client) -> None:
    answer = staff.post(reverse("wagtaildocs:add_multiple"), {"title": "t" * 300, "files[]": pdf()})
    assert answer.json()["success"]
    file = SourceFile.objects.get()
    assert (file.state, file.language, file.version) == ("received", "en", 1)
    assert (file.original_offered, file.notes_searchable, file.is_hidden) == (True, False, False)
    assert (file.filename, len(file.title)) == ("brief.pdf", 255)
    assert HalfUpload.objects.count() == 0


def test_the_chooser_uploads_by_the_same_rules(staff: Client) -> None:
    prefix = "document-chooser-upload"
    sent = {f"{prefix}-{name}": value for name, value in fields(file=pdf()).items()}
    assert staff.post(reverse("wagtaildocs_chooser:create"), sent).json()["step"] == "chosen"
    assert SourceFile.objects.get().sha256 != ""
    sent[f"{prefix}-file"] = SimpleUploadedFile("brief.pdf", b"<html></html>")
    assert staff.post(reverse("wagtaildocs_chooser:create"), sent).json()["step"] != "chosen"


@pytest.mark.parametrize("door", ["add", "add_multiple"])
def test_what_the_door_refuses_is_refused_in_words_and_not_kept(
    staff: Client, private: Path, door: str
) -> None:
    bad = SimpleUploadedFile("brief.pdf", b"<html></html>")
    field = "file" if door == "add" else "files[]"
    answer = staff.post(reverse(f"wagtaildocs:{door}"), fields(**{field: bad}))
    assert "The content of the file is not what its name says." in answer.content.decode()
    assert (stored(private), SourceFile.objects.count()) == ([], 0)


def test_a_duplicate_of_ones_own_is_named(staff: Client) -> None:
    add(staff, pdf("first.pdf"))
    assert "“first.pdf”" in add(staff, pdf("second.pdf")).content.decode()
    assert SourceFile.objects.count() == 1


def test_a_full_disk_is_told_in_the_form(staff: Client, small_disk: Path) -> None:
    large = SimpleUploadedFile("brief.pdf", pdf_bytes(["One"]) + b"%" + b"x" * 2_000_000)
    assert "no room to store" in add(staff, large).content.decode()
    assert (stored(small_disk), SourceFile.objects.count()) == ([], 0)


def test_another_file_in_its_place_starts_over_and_the_old_pages_are_gone_at_once(
    staff: Client,
    private: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    file = make_source_file("old.pdf", content=pdf_bytes(["Old"]), flags=["NO_TEXT"])
    add_pages(file, ["Old words"])
    old = place_of(file)
    with django_capture_on_commit_callbacks(execute=True):
        answer = staff.post(
            reverse("wagtaildocs:edit", args=[file.pk]), fields(file=pdf("new.pdf", "New"))
        )
    assert answer.status_code == 302
    file.refresh_from_db()
    assert (file.state, file.filename, file.is_shown) == ("received", "new.pdf", False)
    assert (file.pages.count(), file.page_count, file.flags) == (0, 0, [])
    assert place_of(file) != old
    assert stored(private) == [place_of(file)]


def test_editing_the_title_leaves_pages_and_state_alone(staff: Client) -> None:
    file = make_source_file("old.pdf")
    add_pages(file, ["Old words"])
    staff.post(reverse("wagtaildocs:edit", args=[file.pk]), fields(title="New title"))
    file.refresh_from_db()
    assert (file.title, file.state, file.pages.count()) == ("New title", "ready", 1)


def test_the_page_of_a_file_shows_where_it_stands(staff: Client) -> None:
    file = make_source_file(
        "held.pptx", state=FileState.HELD, reason="ACTIVE_CONTENT", flags=["ACTIVE_CONTENT"]
    )
    add_pages(file, ["One", "Two"])
    text = staff.get(reverse("wagtaildocs:edit", args=[file.pk])).content.decode()
    assert "holds something that acts by itself" in text
    assert f"/files/{file.stable_id}/p/2/320.webp" in text
    assert [name for name in ("release", "refuse", "retry", "hide") if f"/{name}/" in text] == [
        "release",
        "refuse",
        "hide",
    ]


def decide(staff: Client, file: SourceFile, name: str, **sent: str) -> SourceFile:
    address = reverse("uploads_decide", args=[file.pk, name])
    assert staff.get(address).status_code in (200, 302)
    staff.post(address, sent)
    file.refresh_from_db()
    return file


def test_a_held_file_is_released_and_its_original_is_not_offered(staff: Client) -> None:
    file = make_source_file(state=FileState.HELD, reason="MACRO", flags=["MACRO"])
    file = decide(staff, file, "release")
    assert (file.state, file.reason, file.is_shown) == ("ready", "", True)
    assert not file.original_may_leave
    assert file.released_by is not None


def test_asking_alone_changes_nothing(staff: Client) -> None:
    file = make_source_file(state=FileState.HELD, reason="MACRO")
    staff.get(reverse("uploads_decide", args=[file.pk, "release"]))
    file.refresh_from_db()
    assert file.state == "held"


def test_what_no_scanner_has_seen_cannot_be_released(staff: Client) -> None:
    file = make_source_file(state=FileState.HELD, reason="UNSCANNED")
    assert decide(staff, file, "release").state == "held"


def test_a_refusal_needs_a_reason_which_the_uploader_reads(
    staff: Client,
    private: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    file = make_source_file(state=FileState.HELD, reason="MACRO")
    add_pages(file, ["One"])
    answer = staff.post(reverse("uploads_decide", args=[file.pk, "refuse"]), {"words": " "})
    assert "Write why" in answer.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        file = decide(staff, file, "refuse", words="Names of citizens are on page 3.")
    assert (file.state, file.reason, file.pages.count()) == ("refused", "BY_STAFF", 0)
    assert stored(private) == []


def test_a_failed_check_is_tried_again(staff: Client) -> None:
    file = make_source_file(state=FileState.FAILED, reason="CRASHED", attempts=0)
    assert decide(staff, file, "retry").state == "received"


def test_hiding_and_showing(staff: Client) -> None:
    file = make_source_file()
    assert decide(staff, file, "hide").is_shown is False
    assert decide(staff, file, "show").is_shown is True


def test_nobody_decides_without_the_right_to_change(client: Client) -> None:
    file = make_source_file(state=FileState.HELD, reason="MACRO")
    client.force_login(AccountFactory.create())
    address = reverse("uploads_decide", args=[file.pk, "release"])
    assert client.post(address).status_code == 302
    file.refresh_from_db()
    assert file.state == "held"


def test_the_list_finds_what_is_held_and_says_who_uploaded_it(staff: Client) -> None:
    make_source_file("ready.pdf")
    held = received(AccountFactory.create(first_name="Sample", last_name="Person"), "held.pdf")
    SourceFile.objects.filter(pk=held.pk).update(state=FileState.HELD, reason="MACRO")
    text = staff.get(reverse("wagtaildocs:index"), {"state": "held"}).content.decode()
    assert "held.pdf" in text
    assert "ready.pdf" not in text
    assert "Sample Person" in text
    assert "The file holds macros" in text


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_database_as_often_for_one_as_for_three(
    staff: Client, number: int, django_assert_num_queries: Any
) -> None:
    for each in range(number):
        received(AccountFactory.create(), f"{each}.pdf", pdf_bytes([str(each)]))
    staff.get(reverse("wagtaildocs:index"))
    with django_assert_num_queries(15):
        staff.get(reverse("wagtaildocs:index"))
