"""Mails about a review: each in its reader's language, with links that this reader can open.

To authors: pages of the portal. To reviewers: the review in the admin, since they work there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from accounts.mails import absolute_url, send_mail_in_language
from accounts.models import User
from briefs.choices import Action
from briefs.models import BriefReviewTask, Submission, SubmissionEvent
from briefs.review.queue import day_of_publication
from cases.addresses import localised, permanent_path


def tell(event: SubmissionEvent) -> None:
    """Write the mails of one step; most steps have one, some have none."""
    mails = _MAILS.get(Action(event.action))
    if mails is not None:
        mails(event)


def tell_of_approval(submission: Submission) -> None:
    """Tell the author that it is approved and when it goes live.

    What is published at once needs no second mail: the caller asks only if it waits for a day.
    """
    _to_author(submission, "brief_approved", day=day_of_publication(submission))


def reviewers(submission: Submission) -> QuerySet[User]:
    """Whoever may decide on it and has not switched such mails off."""
    groups = BriefReviewTask.objects.filter(active=True).values("groups")
    found = User.objects.filter(is_active=True, groups__in=groups).exclude(email="").distinct()
    found = found.exclude(pk=submission.author_id) if submission.author_id else found
    return found.exclude(wagtail_userprofile__submitted_notifications=False)


def tell_of_names_left(submission: Submission, places: Sequence[object]) -> None:
    """Leave reviewers a list of places where somebody may still be named who no longer wants it."""
    link = absolute_url(reverse("brief_review:review", args=[submission.stable_id]))
    for reviewer in reviewers(submission):
        _send(reviewer, "brief_names_left", submission, link=link, places=places)


def _sent(event: SubmissionEvent) -> None:
    submission = event.submission
    _to_author(submission, "brief_received")
    link = absolute_url(reverse("brief_review:review", args=[submission.stable_id]))
    for reviewer in reviewers(submission):
        if reviewer.pk != event.actor_id:
            _send(reviewer, "brief_to_review", submission, link=link)


def _changes_asked(event: SubmissionEvent) -> None:
    _to_author(event.submission, "brief_changes_asked", reason=event.comment)


def _published(event: SubmissionEvent) -> None:
    _to_author(event.submission, "brief_published", reason=event.comment)


def _archived(event: SubmissionEvent) -> None:
    _to_author(event.submission, "brief_archived", reason=event.comment)


def _to_author(submission: Submission, template: str, **context: object) -> None:
    """Nobody is told where the account is closed or switched off."""
    author = submission.author
    if author is None or not author.is_active or not author.email:
        return
    language = author.preferred_language
    with translation.override(language):
        link = absolute_url(reverse("briefs:brief", args=[submission.session.slug]))
    page = submission.page
    public = localised(permanent_path(page.stable_id), language) if page is not None else ""
    _send(author, template, submission, link=link, public_link=absolute_url(public), **context)


def _send(reader: User, template: str, submission: Submission, **context: object) -> None:
    language = reader.preferred_language
    with translation.override(language):
        facts = {
            "title": _title(submission),
            "session": str(submission.session),
            "city": submission.city.name,
            "name": reader.get_full_name(),
            "receipt": submission.receipt,
        }
        told = {key: _in_words(value) for key, value in context.items()}
    send_mail_in_language(
        to=reader.email, language=language, template=template, context={**facts, **told}
    )


def _title(submission: Submission) -> str:
    """As the newest version has it, which for a new brief is the only one."""
    page = submission.page
    return page.draft_title or page.title if page is not None else str(submission)


def _in_words(value: object) -> object:
    """A time as people of the language write it, in Seoul."""
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    return value


_MAILS: Final[Mapping[Action, Callable[[SubmissionEvent], None]]] = {
    Action.SUBMIT: _sent,
    Action.ASK_CHANGES: _changes_asked,
    Action.PUBLISH: _published,
    Action.RESTORE: _published,
    Action.ARCHIVE: _archived,
}
