"""The whole way of a brief on the participant's pages: to the reviewers, back, and out again."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from briefs.answers import kept
from briefs.choices import Action, BriefState
from briefs.models import BriefPage, Submission
from briefs.review.moderation import NotReady, act
from briefs.writing.intake import send
from briefs.writing.saving import NotEditable
from taxonomy.models import Office
from tests.briefs.writing import HOME, attach, client_of, fill, make_submission
from tests.factories.accounts import make_staff
from tests.factories.policies import make_brief
from tests.factories.programmes import SessionFactory

pytestmark = pytest.mark.django_db


def sent_submission() -> Submission:
    submission = make_submission()
    attach(submission)
    fill(client_of(submission.author))
    submission.refresh_from_db()
    assert submission.author is not None
    return send(submission=submission, actor=submission.author)


def latest(submission: Submission) -> BriefPage:
    page = kept.latest_page(submission)
    assert page is not None
    return page


def rewrite(submission: Submission, part: str, **answers: Any) -> None:
    client = client_of(submission.author)
    mark = client.get(f"{HOME}{part}/").context["mark"]
    client.post(f"{HOME}{part}/", {**answers, "mark": mark})
    submission.refresh_from_db()


def test_a_brief_is_written_part_by_part_and_sent() -> None:
    submission = make_submission()
    client = client_of(submission.author)
    attach(submission)
    fill(client)

    assert client.get(f"{HOME}check/").context["to_send"] == []
    answer = client.post(f"{HOME}check/", {"facts": "yes"})

    assert answer.headers["Location"] == f"{HOME}receipt/"
    submission = Submission.objects.get()
    assert submission.state == BriefState.SUBMITTED
    page = BriefPage.objects.get()
    assert submission.page == page
    assert (page.live, page.owner, page.slug) == (
        False,
        submission.author,
        "night-buses-on-nine-routes",
    )
    assert submission.receipt in client.get(f"{HOME}receipt/").content.decode()


def test_the_page_says_what_was_answered() -> None:
    page = latest(sent_submission())

    assert (page.title, page.status, page.start_year) == (
        "Night buses on nine routes",
        "running",
        2009,
    )
    assert [theme.slug for theme in page.themes] == ["public-transport", "waste"]
    assert page.sdgs == [11, 13]
    assert page.office == Office.objects.get(name="Transport Division", city=page.city)
    assert [str(block.value) for block in page.problem] == [
        "<p>Nobody came home.</p>",
        "<p>Taxis were dear.</p>",
    ]
    assert page.indicators[0].value["after"] == 7000
    assert (page.setup_cost, page.setup_cost_currency) == (Decimal(1_200_000), "KRW")
    assert page.partners[0].value["kind"] == "firm"
    assert page.named_authors(timezone.localdate()) == ["Sample Person"]
    assert (page.contact_open, page.licence) == (True, "cc-by-4.0")
    assert page.facts_checked_on == timezone.localdate()
    assert [line.kind for line in page.files.all()] == ["deck"]


def test_the_answers_are_read_back_from_the_page_as_they_were_typed() -> None:
    submission = make_submission()
    attach(submission)
    fill(client_of(submission.author))
    before = kept.answers_of(Submission.objects.get())
    assert submission.author is not None

    send(submission=submission, actor=submission.author)

    after = kept.answers_of(submission)
    changed = {name for name in before if before[name] != after[name]}
    assert kept.touched(submission) == {}
    # Written the way the page keeps it.
    assert changed == {"setup_cost", "setup_cost_currency"}
    assert after["setup_cost"] == "1200000"


def test_what_is_missing_keeps_it_here_and_changes_nothing() -> None:
    submission = make_submission()
    assert submission.author is not None

    with pytest.raises(NotReady) as caught:
        send(submission=submission, actor=submission.author)

    assert "title" in {problem.field for problem in caught.value.problems}
    assert not BriefPage.objects.exists()
    assert Submission.objects.get().state == BriefState.DRAFT


def test_an_answer_that_is_wrong_keeps_it_here() -> None:
    submission = make_submission()
    attach(submission)
    fill(client_of(submission.author))
    rewrite(submission, "policy", end_year="soon")
    assert submission.author is not None

    with pytest.raises(NotReady) as caught:
        send(submission=submission, actor=submission.author)

    assert [problem.field for problem in caught.value.problems] == ["end_year"]


def test_a_guess_nobody_confirmed_keeps_it_here() -> None:
    submission = make_submission()
    attach(submission)
    fill(client_of(submission.author))
    Submission.objects.update(guessed={"other_themes": ["waste"]})
    submission.refresh_from_db()
    assert submission.author is not None

    with pytest.raises(NotReady) as caught:
        send(submission=submission, actor=submission.author)

    assert [problem.field for problem in caught.value.problems] == ["other_themes"]


def test_a_brief_is_sent_once_however_often_the_button_is_pressed() -> None:
    submission = sent_submission()
    assert submission.author is not None

    with pytest.raises(NotEditable):
        send(submission=submission, actor=submission.author)
    answer = client_of(submission.author).post(f"{HOME}check/", {"facts": "yes"})

    assert answer.headers["Location"] == HOME
    assert submission.events.count() == 1


def test_nothing_is_sent_before_the_facts_are_confirmed() -> None:
    submission = make_submission()
    attach(submission)
    client = client_of(submission.author)
    fill(client)

    answer = client.post(f"{HOME}check/")

    assert answer.status_code == 422
    assert Submission.objects.get().state == BriefState.DRAFT


def test_two_briefs_of_one_title_have_two_addresses() -> None:
    make_brief("Night buses on nine routes", session=SessionFactory.create())

    assert latest(sent_submission()).slug == "night-buses-on-nine-routes-2"


def test_a_title_without_latin_letters_has_an_address_too() -> None:
    submission = make_submission()
    attach(submission)
    fill(client_of(submission.author))
    rewrite(submission, "policy", title="심야버스")
    assert submission.author is not None

    send(submission=submission, actor=submission.author)

    assert latest(submission).slug == "brief-osaka"


def test_an_office_of_the_city_is_not_made_twice() -> None:
    submission = make_submission()
    known = Office.objects.create(name="TRANSPORT division", city=submission.city)
    attach(submission)
    fill(client_of(submission.author))
    assert submission.author is not None

    send(submission=submission, actor=submission.author)

    assert latest(submission).office == known
    assert Office.objects.filter(city=submission.city).count() == 1


def test_what_reviewers_changed_is_seen_by_the_author_and_not_undone() -> None:
    submission = sent_submission()
    page = latest(submission)
    page.title = "Night buses"
    page.what_was_done = [("paragraph", "<p>Nine <b>routes</b>.</p>")]
    page.save_revision()
    moderator = make_staff(group="Moderators")
    act(submission=submission, action=Action.ASK_CHANGES, actor=moderator, comment="Shorter.")
    assert kept.answers_of(submission)["title"] == "Night buses"

    rewrite(submission, "story", problem="Nobody came home.", what_was_done="Nine routes.")
    assert submission.author is not None
    send(submission=submission, actor=submission.author)

    again = latest(submission)
    assert again.title == "Night buses"
    assert str(again.what_was_done[0].value) == "<p>Nine <b>routes</b>.</p>"
    assert [str(block.value) for block in again.problem] == ["<p>Nobody came home.</p>"]
    assert submission.events.count() == 3


def test_the_author_is_told_when_reviewers_change_what_was_touched() -> None:
    submission = sent_submission()
    act(submission=submission, action=Action.WITHDRAW, actor=submission.author)
    rewrite(submission, "policy", title="Buses at night")
    page = latest(submission)
    page.title = "Night buses"
    page.save_revision()

    html = client_of(submission.author).get(f"{HOME}policy/").content.decode()

    assert "Buses at night" in html
    assert "<p>Night buses</p>" in html


def test_a_file_that_reviewers_took_off_does_not_come_back() -> None:
    submission = sent_submission()
    annex = attach(submission, name="annex.pdf")
    act(submission=submission, action=Action.WITHDRAW, actor=submission.author)
    page = latest(submission)
    page.files.set([])
    page.save_revision()

    client_of(submission.author).get(HOME)

    assert [row.source_file for row in submission.files.all()] == [annex]


def test_a_new_version_is_written_while_the_old_one_stays() -> None:
    submission = sent_submission()
    moderator = make_staff(group="Moderators")
    act(submission=submission, action=Action.APPROVE, actor=moderator)
    client = client_of(submission.author)
    assert Submission.objects.get().state == BriefState.PUBLISHED

    client.post(f"{HOME}new-version/")
    submission.refresh_from_db()
    rewrite(submission, "policy", title="Night buses on ten routes")
    client.post(f"{HOME}check/", {"facts": "yes"})

    page = BriefPage.objects.get()
    assert (page.live, page.title) == (True, "Night buses on nine routes")
    assert latest(submission).title == "Night buses on ten routes"
    assert Submission.objects.get().state == BriefState.SUBMITTED


def test_after_the_deadline_it_is_still_taken_and_said_to_be_late() -> None:
    submission = make_submission()
    today = timezone.localdate()
    submission.session.briefs_due = today
    submission.session.save()
    client = client_of(submission.author)
    assert client.get(HOME).context["is_late"] is False

    submission.session.briefs_due = today - timedelta(days=1)
    submission.session.save()

    assert client.get(HOME).context["is_late"] is True
