"""Wagtail's own buttons obey the table, and what they do is written down exactly once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from accounts.models import User
from briefs.choices import Action, BriefState
from briefs.models import Submission
from briefs.review.moderation import act
from tests.factories.accounts import make_administrator, make_staff
from tests.factories.briefs import (
    REASON,
    add_file,
    make_moderator,
    make_submission,
    page_of,
    published,
    send,
    steps_of,
    submitted,
)
from tests.factories.editor import press
from tests.factories.files import make_source_file
from tests.factories.policies import make_brief, make_case
from tests.factories.programmes import SessionFactory
from uploads.choices import FileState

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator() -> User:
    return make_moderator()


@pytest.fixture
def admin(client: Client, moderator: User) -> Client:
    client.force_login(moderator)
    return client


def state_of(submission: Submission) -> tuple[str, bool]:
    submission.refresh_from_db()
    return submission.state, page_of(submission).live


def decide(client: Client, submission: Submission, action: str, **data: Any) -> int:
    """Press a button of the review in Wagtail's lists; answers the status of the page."""
    page = page_of(submission)
    review = WorkflowState.objects.for_instance(page).order_by("-pk")[0]
    task_state = review.current_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, task_state.pk])
    return client.post(url, data).status_code


def edit(client: Client, submission: Submission, button: str, **changes: Any) -> Any:
    """Press a button of Wagtail's page editor."""
    return press(client, page_of(submission), button, **changes)


def bulk(client: Client, submission: Submission, action: str) -> Any:
    """Tick it in a list of pages and press a button."""
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return client.post(f"{url}?id={submission.page_id}", follow=True)


# --- Approve and return -------------------------------------------------------------------------


def test_wagtails_button_approves(admin: Client, moderator: User) -> None:
    submission = submitted()
    assert decide(admin, submission, "approve", comment="Well told.") == 302
    assert state_of(submission) == (BriefState.PUBLISHED, True)
    events = submission.events.order_by("id")[1:]
    assert [(event.action, event.actor, event.comment) for event in events] == [
        ("approve", moderator, "Well told."),
        ("publish", moderator, ""),
    ]


def test_wagtails_button_returns_with_the_reason(admin: Client) -> None:
    submission = submitted()
    assert decide(admin, submission, "reject", comment=REASON) == 302
    assert state_of(submission) == (BriefState.CHANGES_ASKED, False)
    event = submission.events.first()
    assert event is not None
    assert (event.action, event.comment) == ("ask-changes", REASON)


@pytest.mark.parametrize("comment", ["", "   "])
def test_wagtails_button_does_not_return_without_a_reason(admin: Client, comment: str) -> None:
    submission = submitted()
    decide(admin, submission, "reject", comment=comment)
    assert state_of(submission) == (BriefState.SUBMITTED, False)
    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS


def test_the_editor_does_not_return_without_a_reason(admin: Client) -> None:
    submission = submitted()
    extra = {"workflow-action-name": "reject", "workflow-action-extra-data": "{}"}
    edit(admin, submission, "action-workflow-action", **extra)
    assert state_of(submission) == (BriefState.SUBMITTED, False)


def test_the_editor_returns_with_a_reason(admin: Client) -> None:
    submission = submitted()
    extra = {
        "workflow-action-name": "reject",
        "workflow-action-extra-data": '{"comment": "Add the yearly cost."}',
    }
    edit(admin, submission, "action-workflow-action", **extra)
    assert state_of(submission) == (BriefState.CHANGES_ASKED, False)


def test_approving_twice_leaves_one_event_and_one_mail(admin: Client) -> None:
    submission = submitted()
    page, task_state = page_of(submission), TaskState.objects.get()
    mail.outbox.clear()
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task_state.pk])
    for _press in range(2):
        admin.post(url)
    assert steps_of(submission) == ["submit", "approve", "publish"]
    assert len(mail.outbox) == 1


def test_a_button_pressed_on_an_old_page_is_refused(moderator: User) -> None:
    submission = submitted()
    task_state = TaskState.objects.get()
    task = task_state.task.specific
    task.on_action(TaskState.objects.get(), moderator, "approve")
    with pytest.raises(PermissionDenied):
        task.on_action(task_state, moderator, "approve")
    assert steps_of(submission) == ["submit", "approve", "publish"]


def test_a_file_that_is_not_ready_takes_the_button_away(admin: Client) -> None:
    submission = make_submission()
    add_file(submission, make_source_file("annex.pdf", state=FileState.CHECKING))
    send(submission)
    decide(admin, submission, "approve")
    assert state_of(submission) == (BriefState.SUBMITTED, False)
    html = admin.get(reverse("wagtailadmin_pages:edit", args=[submission.page_id])).content.decode()
    assert "annex.pdf is still being checked" in html


# --- Publish ------------------------------------------------------------------------------------


def test_publishing_a_submitted_brief_approves_it(admin: Client, moderator: User) -> None:
    submission = submitted()
    edit(admin, submission, "action-publish")
    assert state_of(submission) == (BriefState.PUBLISHED, True)
    assert steps_of(submission) == ["submit", "approve", "publish"]
    last = submission.events.first()
    assert last is not None
    assert last.actor == moderator


def test_a_correction_of_a_published_brief_is_no_step(admin: Client) -> None:
    submission = published()
    edit(admin, submission, "action-publish", title="Bicycle streets of the north")
    assert page_of(submission).title == "Bicycle streets of the north"
    assert steps_of(submission) == ["submit", "approve", "publish"]


def test_a_draft_is_not_published_before_it_was_sent(admin: Client) -> None:
    submission = make_submission()
    edit(admin, submission, "action-publish")
    assert state_of(submission) == (BriefState.DRAFT, False)


def test_what_was_returned_is_not_published_before_it_comes_back(admin: Client) -> None:
    submission = submitted()
    decide(admin, submission, "reject", comment=REASON)
    edit(admin, submission, "action-publish")
    assert state_of(submission) == (BriefState.CHANGES_ASKED, False)


def test_publishing_an_edit_that_takes_something_away_is_refused(admin: Client) -> None:
    submission = submitted()
    response = edit(admin, submission, "action-publish", scale="")
    assert "Say how far the policy reaches." in response.content.decode()
    assert state_of(submission) == (BriefState.SUBMITTED, False)


def test_a_list_publishes_only_what_is_ready(admin: Client) -> None:
    ready, unready = submitted("Ready"), submitted("Unready", scale="")
    bulk(admin, ready, "publish")
    bulk(admin, unready, "publish")
    assert state_of(ready) == (BriefState.PUBLISHED, True)
    assert state_of(unready) == (BriefState.SUBMITTED, False)
    assert steps_of(ready) == ["submit", "approve", "publish"]


def test_publishing_with_the_whole_list_of_briefs_obeys_too(admin: Client) -> None:
    submission = submitted("Unready", scale="")
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    parent = page_of(submission).get_parent()
    admin.post(f"{url}?id={parent.pk}", {"include_descendants": "on"})
    assert state_of(submission) == (BriefState.SUBMITTED, False)


def test_a_day_given_in_the_editor_schedules(admin: Client) -> None:
    submission = submitted()
    day = timezone.localtime() + timedelta(days=3)
    edit(admin, submission, "action-publish", go_live_at=day.strftime("%Y-%m-%d %H:%M"))
    assert state_of(submission) == (BriefState.APPROVED, False)
    assert steps_of(submission) == ["submit", "approve"]
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_CANCELLED


def test_a_day_for_a_new_version_of_a_public_brief_schedules(admin: Client) -> None:
    submission = published()
    act(submission=submission, action=Action.REVISE, actor=submission.author)
    send(submission)
    day = timezone.localtime() + timedelta(days=3)
    edit(admin, submission, "action-publish", go_live_at=day.strftime("%Y-%m-%d %H:%M"))
    assert state_of(submission) == (BriefState.APPROVED, True)
    assert steps_of(submission)[-1] == "approve"


# --- Hide ---------------------------------------------------------------------------------------


def test_a_published_brief_is_hidden_only_with_a_reason(admin: Client) -> None:
    submission = published()
    url = reverse("wagtailadmin_pages:unpublish", args=[submission.page_id])
    admin.post(url)
    bulk(admin, submission, "unpublish")
    assert state_of(submission) == (BriefState.PUBLISHED, True)


def test_the_old_version_can_be_hidden_while_a_new_one_is_written(admin: Client) -> None:
    submission = published()
    act(submission=submission, action=Action.REVISE, actor=submission.author)
    admin.post(reverse("wagtailadmin_pages:unpublish", args=[submission.page_id]))
    assert state_of(submission) == (BriefState.DRAFT, False)


def test_what_goes_off_by_a_date_is_archived() -> None:
    submission = published()
    page_of(submission).unpublish(set_expired=True)
    assert state_of(submission) == (BriefState.ARCHIVED, False)
    assert steps_of(submission)[-1] == "archive"


def test_publishing_an_archived_brief_restores_it(admin: Client) -> None:
    submission = published()
    page_of(submission).unpublish()
    edit(admin, submission, "action-publish")
    assert state_of(submission) == (BriefState.PUBLISHED, True)
    assert steps_of(submission)[-1] == "restore"


# --- Sending and calling off --------------------------------------------------------------------


def test_staff_send_a_draft_from_the_editor(admin: Client) -> None:
    submission = make_submission()
    edit(admin, submission, "action-submit")
    assert state_of(submission) == (BriefState.SUBMITTED, False)
    assert steps_of(submission) == ["submit"]


def test_staff_send_a_published_brief_again_as_a_new_version(admin: Client) -> None:
    submission = published()
    edit(admin, submission, "action-submit")
    assert state_of(submission) == (BriefState.SUBMITTED, True)
    assert steps_of(submission)[-2:] == ["revise", "submit"]


def test_calling_the_review_off_gives_the_brief_back(admin: Client) -> None:
    submission = submitted()
    edit(admin, submission, "action-cancel-workflow")
    assert state_of(submission) == (BriefState.DRAFT, False)
    assert steps_of(submission) == ["submit", "withdraw"]


# --- Own briefs ---------------------------------------------------------------------------------


@pytest.fixture(params=[make_moderator, make_administrator])
def own(request: pytest.FixtureRequest, client: Client) -> Submission:
    """A brief of a person who may otherwise review; signed in."""
    reviewer = request.param()
    client.force_login(reviewer)
    return submitted(author=reviewer)


def test_no_button_approves_the_own_brief(client: Client, own: Submission) -> None:
    decide(client, own, "approve")
    edit(client, own, "action-publish")
    edit(client, own, "action-workflow-action", **{"workflow-action-name": "approve"})
    bulk(client, own, "publish")
    review = reverse("brief_review:review", args=[own.stable_id])
    assert client.post(review, {"action": "approve"}).status_code == 409
    assert state_of(own) == (BriefState.SUBMITTED, False)
    assert steps_of(own) == ["submit"]


def test_publishing_itself_refuses_the_own_brief(own: Submission) -> None:
    with pytest.raises(PermissionDenied):
        page_of(own).get_latest_revision().publish(user=own.author)
    assert state_of(own) == (BriefState.SUBMITTED, False)


def test_the_own_brief_is_locked_during_its_review(client: Client, own: Submission) -> None:
    assert own.author is not None
    lock = page_of(own).get_lock()
    assert lock is not None
    assert lock.for_user(own.author) is True
    assert lock.for_user(make_moderator()) is False


def test_the_own_brief_does_not_wait_for_oneself(own: Submission) -> None:
    other = make_moderator()
    assert list(TaskState.objects.reviewable_by(own.author)) == []
    assert len(TaskState.objects.reviewable_by(other)) == 1
    assert list(TaskState.objects.reviewable_by(make_staff(group="Editors"))) == []


# --- Pages without a submission -----------------------------------------------------------------


def test_imported_briefs_and_case_studies_keep_wagtails_own_rules(admin: Client) -> None:
    brief = make_brief(live=False, session=SessionFactory.create())
    case = make_case(live=False)
    for page in (brief, case):
        press(admin, page, "action-publish")
        page.refresh_from_db()
    assert (brief.live, case.live) == (True, True)
    admin.post(reverse("wagtailadmin_pages:unpublish", args=[brief.pk]))
    brief.refresh_from_db()
    assert brief.live is False


def test_a_brief_without_a_submission_is_returned_with_a_reason_only(admin: Client) -> None:
    brief = make_brief(live=False, session=SessionFactory.create())
    brief.get_workflow().start(brief, make_staff(group="Editors"))
    task_state = TaskState.objects.get()
    url = reverse("wagtailadmin_pages:workflow_action", args=[brief.pk, "reject", task_state.pk])
    admin.post(url, {"comment": ""})
    task_state.refresh_from_db()
    assert task_state.status == TaskState.STATUS_IN_PROGRESS
    admin.post(url, {"comment": REASON})
    task_state.refresh_from_db()
    assert task_state.status == TaskState.STATUS_REJECTED
