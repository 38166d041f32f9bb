"""The pages of "My briefs": who may see them, and what hostile requests get."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from briefs.answers import kept
from briefs.answers.parts import POLICY as POLICY_PART
from briefs.choices import BriefState
from briefs.models import Submission
from programmes.models import Participation
from tests.briefs.writing import HOME, POLICY, SESSION, attach, client_of, fill, make_submission
from tests.factories.accounts import make_staff
from tests.factories.programmes import ParticipationFactory, SessionFactory
from tests.query_counts import page_queries

pytestmark = pytest.mark.django_db

#: Queries of the list: who asks, with which rights, the sessions.
FOR_THE_LIST = 5
#: The brief, whether its reader reviews, where it will stand, its files twice.
FOR_EACH_SESSION = 5

PAGES = ["", "policy/", "story/", "results/", "costs/", "files/", "consent/", "check/", "preview/"]
AS_SCRIPT = {"Accept": "application/json"}


def post(client: Client, path: str, **data: Any) -> Any:
    mark = client.get(path).context["mark"]
    return client.post(path, {"mark": mark, **data})


def for_staff(submission: Submission) -> str:
    return f"/my/briefs/for/{submission.stable_id}/"


@pytest.mark.parametrize("path", PAGES)
def test_the_author_sees_every_page_and_no_cache_keeps_it(path: str) -> None:
    submission = make_submission()
    answer = client_of(submission.author).get(f"{HOME}{path}")

    assert answer.status_code == 200
    assert "private" in answer.headers["Cache-Control"]
    assert b'<meta name="robots" content="noindex">' in answer.content


@pytest.mark.parametrize("path", PAGES)
def test_visitors_sign_in_first_and_come_back(path: str) -> None:
    make_submission()

    answer = Client().get(f"{HOME}{path}")

    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/account/login/?next={HOME}{path}"


@pytest.mark.parametrize("path", PAGES)
def test_another_participant_finds_nothing_by_any_address(path: str) -> None:
    submission = make_submission()
    stranger: User = ParticipationFactory.create(session=SessionFactory.create()).user
    client = client_of(stranger)

    assert client.get(f"{HOME}{path}").status_code == 404
    assert client.get(f"{for_staff(submission)}{path}").status_code == 404
    assert client.post(f"{for_staff(submission)}{path}").status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_somebody_of_the_same_session_sees_the_own_brief_only(path: str) -> None:
    submission = make_submission()
    Submission.objects.update(answers={"title": "Secret title"})
    other: User = ParticipationFactory.create(session=submission.session).user

    answer = client_of(other).get(f"{HOME}{path}")

    assert answer.status_code == 200
    assert b"Secret title" not in answer.content


@pytest.mark.parametrize("path", PAGES)
def test_staff_write_for_a_participant_and_are_told_so(path: str) -> None:
    submission = make_submission()

    answer = client_of(make_staff()).get(f"{for_staff(submission)}{path}")

    assert answer.status_code == 200
    assert b"You write this brief for Sample Person, Osaka" in answer.content


def test_the_author_has_no_use_for_the_address_of_staff() -> None:
    submission = make_submission()

    assert client_of(submission.author).get(for_staff(submission)).status_code == 404


def test_what_staff_send_is_recorded_as_theirs() -> None:
    submission = make_submission()
    staff = make_staff()
    client = client_of(staff)
    attach(submission)
    fill(client, for_staff(submission))

    answer = client.post(f"{for_staff(submission)}check/", {"facts": "yes"})

    assert answer.headers["Location"] == f"{for_staff(submission)}receipt/"
    event = submission.events.get()
    assert event.actor == staff
    assert Submission.objects.get().page.owner == submission.author  # type: ignore[union-attr]


@pytest.mark.parametrize("path", ["nonsense/", "files/x/", "receipt/", "policy/more/"])
def test_unknown_parts_and_receipts_that_are_not_there_are_not_found(path: str) -> None:
    submission = make_submission()

    assert client_of(submission.author).get(f"{HOME}{path}").status_code == 404


def test_a_session_the_person_does_not_know_is_not_found() -> None:
    submission = make_submission()
    SessionFactory.create(slug="other")

    assert client_of(submission.author).get("/my/briefs/other/").status_code == 404
    assert client_of(submission.author).get("/my/briefs/none/").status_code == 404


@pytest.mark.parametrize("path", ["take-back/", "new-version/"])
def test_opening_the_address_of_a_step_changes_nothing(path: str) -> None:
    submission = make_submission()
    Submission.objects.update(state=BriefState.SUBMITTED)

    client_of(submission.author).get(f"{HOME}{path}")

    assert Submission.objects.get().state == BriefState.SUBMITTED


@pytest.mark.parametrize("path", ["policy/", "files/", "check/", "take-back/", "my-name/"])
def test_a_form_of_another_site_is_refused(path: str) -> None:
    submission = make_submission()
    client = Client(enforce_csrf_checks=True)
    assert submission.author is not None
    client.force_login(submission.author)

    assert client.post(f"{HOME}{path}", {"title": "Forged"}).status_code == 403


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "{{ 7 * 7 }}{% csrf_token %}",
        "\x00\x1b[31m\u202etxt.exe",
        "심야버스 नमस्ते می‌خواهم 🚌",
        "' OR 1=1 --",
    ],
)
def test_any_text_is_kept_and_shown_harmlessly(text: str) -> None:
    submission = make_submission()
    client = client_of(submission.author)

    for part, name in (("policy", "title"), ("story", "problem")):
        assert post(client, f"{HOME}{part}/", **{name: text}).status_code == 302
        html = client.get(f"{HOME}{part}/").content.decode()
        assert "<script>alert" not in html
        assert "\x00" not in html
    answers = kept.answers_of(Submission.objects.get())
    assert answers["title"] == answers["problem"] != ""


def test_a_megabyte_of_text_is_refused_in_words_and_given_back() -> None:
    submission = make_submission()
    client = client_of(submission.author)

    answer = post(client, f"{HOME}story/", problem="a " * 500_000)

    assert answer.status_code == 413
    assert b"too long to be kept" in answer.content
    assert answer.content.count(b"a a a a a") > 1000
    assert kept.touched(Submission.objects.get()) == {}


@pytest.mark.parametrize(
    "hostile",
    [
        {"main_theme": "no-such-theme", "sdgs": ["99", "x"], "content_language": "xx"},
        {"start_year": "-5", "start_month": "13", "status": "on fire"},
        {"other_themes": ["waste", "<b>"], "story_depth": "1; DROP TABLE"},
    ],
)
def test_values_that_no_list_offers_do_not_break_the_pages(hostile: dict[str, Any]) -> None:
    submission = make_submission()
    client = client_of(submission.author)

    answer = post(client, f"{HOME}policy/", **{**POLICY, **hostile})

    assert answer.headers["Location"] == f"{HOME}policy/?problems#problems"
    for path in ("policy/", "check/", "preview/", ""):
        assert client.get(f"{HOME}{path}").status_code == 200


def test_an_account_number_in_the_post_is_not_believed() -> None:
    submission = make_submission()
    client = client_of(submission.author)
    attach(submission)
    fill(client)
    row = {"authors-TOTAL_FORMS": "1", "authors-0-name": "Somebody", "authors-0-consent": "yes"}

    post(client, f"{HOME}consent/", **row, **{"authors-0-account": "99999"})
    client.post(f"{HOME}check/", {"facts": "yes"})

    page = kept.latest_page(Submission.objects.get())
    assert page is not None
    assert [block.value["account"] for block in page.authors] == [None]


def test_another_row_is_offered_without_a_script_and_nothing_is_lost() -> None:
    submission = make_submission()
    client = client_of(submission.author)
    rows = {"partners-TOTAL_FORMS": "1", "partners-0-name": "Bus company", "staff_needed": "Two"}

    answer = post(client, f"{HOME}costs/", add="partners", **rows)
    html = client.get(answer.headers["Location"].partition("#")[0]).content.decode()

    assert answer.headers["Location"] == f"{HOME}costs/?more=partners#q-partners"
    assert 'name="partners-0-name" value="Bus company"' in html
    assert 'name="partners-1-name"' in html
    assert 'value="Two"' in html


def test_save_and_continue_leads_through_all_parts_to_the_check() -> None:
    submission = make_submission()
    client = client_of(submission.author)
    found = [
        post(client, f"{HOME}{part}/").headers["Location"]
        for part in ("policy", "story", "results", "costs", "consent")
    ]

    assert found == [f"{HOME}{part}/" for part in ("story", "results", "costs", "files", "check")]


def test_two_windows_are_shown_both_values_and_the_person_chooses() -> None:
    submission = make_submission()
    client = client_of(submission.author)
    path = f"{HOME}policy/"
    old = client.get(path).context["mark"]
    client.post(path, {"mark": old, "window": "one", "title": "Mine", "summary": "One."})

    answer = client.post(path, {"mark": old, "window": "two", "title": "Yours", "summary": "Two."})
    html = answer.content.decode()
    mark = answer.context["mark"]
    chosen = {"use-title": "theirs", "use-summary": "both"}
    client.post(
        path, {"mark": mark, "window": "two", "title": "Yours", "summary": "Two.", **chosen}
    )

    assert answer.status_code == 409
    assert 'value="Yours"' in html
    assert "<p>Mine</p>" in html
    answers = kept.touched(Submission.objects.get())
    assert (answers["title"], answers["summary"]) == ("Mine", "One.\n\nTwo.")


def test_the_script_is_answered_in_json() -> None:
    submission = make_submission()
    client = client_of(submission.author)
    path = f"{HOME}policy/"
    old = client.get(path).context["mark"]

    saved = client.post(path, {"mark": old, "title": "Mine"}, headers=AS_SCRIPT)
    conflict = client.post(path, {"mark": old, "title": "Yours"}, headers=AS_SCRIPT)
    Submission.objects.update(state=BriefState.SUBMITTED)
    closed = client.post(path, {"mark": saved.json()["mark"], "title": "Late"}, headers=AS_SCRIPT)
    signed_out = Client().post(path, {"title": "Who?"}, headers=AS_SCRIPT)

    assert (saved.status_code, saved.json()["state"]) == (200, "saved")
    assert saved.json()["mark"] == kept.digest(
        POLICY_PART, kept.answers_of(Submission.objects.get())
    )
    assert (conflict.status_code, conflict.json()["state"]) == (409, "conflict")
    assert (closed.status_code, closed.json()["state"]) == (409, "closed")
    assert (signed_out.status_code, signed_out.json()["state"]) == (401, "signed-out")


def test_a_brief_with_the_reviewers_is_read_only() -> None:
    submission = make_submission()
    Submission.objects.update(state=BriefState.SUBMITTED)
    client = client_of(submission.author)

    html = client.get(f"{HOME}policy/").content.decode()

    assert '<fieldset class="bare" disabled>' in html
    assert "Save and continue" not in html.partition("<fieldset")[2]
    assert client.get(f"{HOME}check/").context["may_send"] is False


def test_the_preview_is_the_page_readers_will_see() -> None:
    submission = make_submission()
    client = client_of(submission.author)
    attach(submission)
    later = client.get(f"{HOME}preview/").content.decode()
    fill(client)

    html = client.get(f"{HOME}preview/").content.decode()

    assert "There is too little to show yet" in later
    # Nobody has chosen the readers yet.
    assert "Only shown to" not in html
    assert "Night buses on nine routes</h1>" in html
    assert "Taxis were dear." in html
    assert '<meta name="robots" content="noindex">' in html


def test_an_author_takes_the_own_name_out() -> None:
    submission = make_submission()
    client = client_of(submission.author)
    attach(submission)
    fill(client)
    client.post(f"{HOME}check/", {"facts": "yes"})

    client.get(f"{HOME}my-name/")
    before = kept.answers_of(Submission.objects.get())["authors"]
    client.post(f"{HOME}my-name/")

    assert [row["name"] for row in before] == ["Sample Person"]
    assert kept.answers_of(Submission.objects.get())["authors"] == []


def test_the_list_names_every_session_of_the_person_with_its_state() -> None:
    submission = make_submission()
    assert submission.author is not None
    ParticipationFactory.create(
        user=submission.author, session=SessionFactory.create(slug="may", name="May 2012")
    )

    html = client_of(submission.author).get("/my/briefs/").content.decode()

    assert f'href="/my/briefs/{SESSION}/"' in html
    assert 'href="/my/briefs/may/"' in html


@pytest.mark.parametrize("sessions", [1, 3])
def test_the_list_costs_five_queries_for_every_session(sessions: int) -> None:
    submission = make_submission()
    assert submission.author is not None
    for _number in range(sessions - 1):
        ParticipationFactory.create(user=submission.author, session=SessionFactory.create())
    client = client_of(submission.author)
    client.get("/my/briefs/")

    with page_queries(FOR_THE_LIST + FOR_EACH_SESSION * sessions):
        client.get("/my/briefs/")


def test_staff_begin_a_brief_for_somebody_who_has_not() -> None:
    participation: Participation = ParticipationFactory.create()
    path = f"/my/briefs/for/participant/{participation.pk}/"

    answer = client_of(make_staff()).get(path)

    submission = Submission.objects.get()
    assert answer.headers["Location"] == for_staff(submission)
    assert submission.author == participation.user
    assert client_of(participation.user).get(path).status_code == 404
    assert client_of(make_staff()).get("/my/briefs/for/participant/999999/").status_code == 404


def test_somebody_without_a_session_is_told_what_comes() -> None:
    answer = client_of(make_staff()).get("/my/briefs/")

    assert b"You are not invited to a learning session yet" in answer.content
