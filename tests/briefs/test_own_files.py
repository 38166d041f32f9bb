"""Files of a brief on the participant's pages: taken, refused in words, described, replaced."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from briefs.choices import BriefState
from briefs.models import Submission, SubmissionFile
from briefs.views.files import ABOUT_REFUSED
from tests.briefs.writing import HOME, attach, client_of, fill, make_submission
from tests.factories.accounts import make_staff
from tests.factories.files import add_pages
from tests.factories.programmes import ParticipationFactory
from tests.files.good import pdf_bytes
from uploads.choices import FileState
from uploads.models import SourceFile

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]

FILES = f"{HOME}files/"
ABOUT = {"kind": "deck", "language": "en", "licence": "cc-by-4.0"}


@pytest.fixture
def no_worker(settings: Any) -> None:
    """Files stay as they were received."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def pdf(name: str = "buses.pdf", words: str = "Night buses") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf_bytes([words]))


def upload(client: Client, *files: SimpleUploadedFile, **headers: str) -> Any:
    data = {**ABOUT, "files": list(files)}
    return client.post(FILES, data, headers=headers or None)


def texts(client: Client, path: str = FILES) -> str:
    return client.get(path).content.decode()


def test_limits_are_told_before_and_several_files_are_taken_at_once() -> None:
    submission = make_submission()
    client = client_of(submission.author)
    assert "up to 50 MiB and 300 pages" in texts(client)

    answer = upload(client, pdf("one.pdf", "One"), pdf("two.pdf", "Two"))

    assert answer.headers["Location"] == FILES
    rows = submission.files.select_related("source_file")
    assert [row.source_file.filename for row in rows] == ["one.pdf", "two.pdf"]
    file = rows[0].source_file
    assert (file.uploaded_by_user, file.on_behalf_of, file.licence, file.state) == (
        submission.author,
        None,
        "cc-by-4.0",
        FileState.RECEIVED,
    )


def test_a_refused_file_is_named_with_the_reason_and_the_others_arrive() -> None:
    submission = make_submission()
    client = client_of(submission.author)

    upload(client, SimpleUploadedFile("virus.exe", b"MZ" * 50), pdf())
    html = texts(client)

    assert "virus.exe: Files of this type cannot be taken." in html
    assert submission.files.count() == 1


def test_the_script_is_told_of_refusals_in_json() -> None:
    client = client_of(make_submission().author)

    refused = upload(client, SimpleUploadedFile("empty.pdf", b""), Accept="application/json")
    taken = upload(client, pdf(), Accept="application/json")

    assert refused.status_code == 422
    assert refused.json()["refusals"][0].startswith("The file is empty.")
    assert (taken.status_code, taken.json()) == (200, {"refusals": [], "notices": []})


def test_nothing_chosen_and_nonsense_about_a_file_are_said() -> None:
    client = client_of(make_submission().author)

    client.post(FILES, ABOUT)
    assert "No file was chosen." in texts(client)
    client.post(FILES, {**ABOUT, "kind": "song", "files": [pdf()]})
    assert str(ABOUT_REFUSED) in texts(client)
    assert SourceFile.objects.count() == 0


def test_the_same_file_again_is_named_and_stands_there_once() -> None:
    submission = make_submission()
    client = client_of(submission.author)
    upload(client, pdf())

    upload(client, pdf("again.pdf"))

    assert "You have uploaded this file already as “buses.pdf”" in texts(client)
    assert submission.files.count() == 1


def test_staff_upload_for_the_author_who_sees_it_as_the_own() -> None:
    submission = make_submission()
    staff = make_staff()
    client = client_of(staff)

    client.post(f"/my/briefs/for/{submission.stable_id}/files/", {**ABOUT, "files": [pdf()]})

    file = SourceFile.objects.get()
    assert (file.uploaded_by_user, file.on_behalf_of) == (staff, submission.author)
    assert "buses.pdf" in texts(client_of(submission.author))


@pytest.mark.parametrize("state", FileState.values)
def test_every_state_is_told_in_words(state: str) -> None:
    submission = make_submission()
    reason = "ENCRYPTED" if state == FileState.REFUSED else ""
    file = attach(submission, state=state, reason=reason)

    html = texts(client_of(submission.author))

    assert f"{FileState(state).label}." in html
    asks = f'data-status-url="/files/{file.stable_id}/status/"' in html
    assert asks is (state in (FileState.RECEIVED, FileState.CHECKING))
    assert ("Remove the password" in html) is (state == FileState.REFUSED)


def test_a_ready_file_shows_picture_number_of_slides_and_the_way_to_the_viewer() -> None:
    submission = make_submission()
    file = attach(submission)
    add_pages(file, ["One", "Two"])

    html = texts(client_of(submission.author))

    assert "2 slides." in html
    assert f'src="/files/{file.stable_id}/p/1/320.webp"' in html
    assert f'href="/files/{file.stable_id}/p/1/"' in html


def test_what_is_said_about_a_file_can_be_changed() -> None:
    submission = make_submission()
    file = attach(submission)
    about = {"kind": "annex", "language": "ko", "licence": "kogl-1", "notes_searchable": "on"}

    client_of(submission.author).post(f"{FILES}{file.stable_id}/", {**about, "action": "describe"})

    file.refresh_from_db()
    assert (file.language, file.licence, file.notes_searchable) == ("ko", "kogl-1", True)
    assert submission.files.get().kind == "annex"


def test_a_file_that_was_never_sent_is_deleted_when_it_is_removed() -> None:
    submission = make_submission()
    file = attach(submission)
    client = client_of(submission.author)

    client.get(f"{FILES}{file.stable_id}/")
    assert submission.files.count() == 1
    client.post(f"{FILES}{file.stable_id}/", {"action": "remove"})

    assert not SourceFile.objects.exists()


def test_a_file_of_a_version_that_was_sent_is_taken_off_and_kept() -> None:
    submission = make_submission()
    file = attach(submission)
    client = client_of(submission.author)
    fill(client)
    client.post(f"{HOME}check/", {"facts": "yes"})
    client.post(f"{HOME}take-back/")

    client.post(f"{FILES}{file.stable_id}/", {"action": "remove"})

    assert not submission.files.exists()
    assert SourceFile.objects.get() == file


def test_a_newer_version_takes_the_place_of_a_file() -> None:
    submission = make_submission()
    old = attach(submission)
    attach(submission, name="annex.pdf")

    client_of(submission.author).post(
        f"{FILES}{old.stable_id}/", {"action": "replace", "files": pdf("newer.pdf")}
    )

    files = [row.source_file for row in submission.files.select_related("source_file")]
    assert [(file.filename, file.version) for file in files] == [("newer.pdf", 2), ("annex.pdf", 1)]


def test_a_refused_newer_version_leaves_the_old_one() -> None:
    submission = make_submission()
    old = attach(submission)
    client = client_of(submission.author)

    client.post(
        f"{FILES}{old.stable_id}/",
        {"action": "replace", "files": SimpleUploadedFile("newer.pdf", b"no")},
    )

    assert submission.files.get().source_file == old
    assert "newer.pdf: " in texts(client)


def test_files_of_a_brief_with_the_reviewers_stay_as_they_are() -> None:
    submission = make_submission()
    file = attach(submission)
    Submission.objects.update(state=BriefState.SUBMITTED)
    client = client_of(submission.author)

    upload(client, pdf())
    client.post(f"{FILES}{file.stable_id}/", {"action": "remove"})

    assert submission.files.get().source_file == file
    assert "Add files" not in texts(client)


def test_nobody_reaches_a_file_through_another_brief() -> None:
    submission = make_submission()
    file = attach(submission)
    other: User = ParticipationFactory.create(session=submission.session).user
    client = client_of(other)

    assert client.get(f"{FILES}{file.stable_id}/").status_code == 404
    assert client.post(f"{FILES}{file.stable_id}/", {"action": "remove"}).status_code == 404
    assert client.get(f"{FILES}{uuid.uuid4()}/").status_code == 404
    assert SubmissionFile.objects.get().source_file == file


def test_a_file_about_another_city_or_in_another_language_warns_only() -> None:
    submission = make_submission()
    attach(submission, guesses={"city": "seoul", "language": "ko"})
    client = client_of(submission.author)
    fill(client)

    html = texts(client)
    check = client.get(f"{HOME}check/")

    assert "seems to be about another city than Osaka" in html
    assert "another language than the brief" in html
    assert [what for _file, what in check.context["warnings"]] == ["city", "language"]
    assert check.context["to_send"] == []


def test_a_guess_is_shown_as_one_and_confirmed_in_the_form() -> None:
    submission = make_submission()
    attach(submission, guesses={"title": "Night owls"})
    client = client_of(submission.author)
    page = client.get(f"{HOME}policy/")

    assert "Guessed from Night buses.pptx: is this right?" in page.content.decode()
    assert 'value="Night owls"' in page.content.decode()
    client.post(f"{HOME}policy/", {"mark": page.context["mark"], "title": "Night owls"})
    assert Submission.objects.get().guessed == {"title": "Night owls"}
    client.post(
        f"{HOME}policy/", {"mark": page.context["mark"], "title": "Night owls", "right": "title"}
    )
    assert Submission.objects.get().guessed == {}


def test_a_file_whose_check_failed_is_tried_again() -> None:
    submission = make_submission()
    file = attach(submission, state=FileState.FAILED, reason="CRASHED")
    client = client_of(submission.author)
    assert "Try again" in texts(client, f"{FILES}{file.stable_id}/")

    client.post(f"{FILES}{file.stable_id}/", {"action": "retry"})
    client.post(f"{FILES}{file.stable_id}/", {"action": "retry"})

    file.refresh_from_db()
    assert file.state == FileState.RECEIVED
