"""What staff look at: briefs that wait for them, and participants who have not sent one yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import (
    BigIntegerField,
    Count,
    Exists,
    F,
    Min,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Revision

from accounts.models import User
from briefs.choices import Action, BriefState
from briefs.deadlines import punctuality, time_left
from briefs.models import Submission, SubmissionEvent, SubmissionFile
from programmes.models import Participation
from uploads.choices import FileState


def review_queue() -> QuerySet[Submission]:
    """Every brief that was ever sent, the one that waits longest first.

    ``first_sent``: when it came for the first time. Two queries for a page of any length, files
    and all.
    """
    sent = Submission.objects.exclude(submitted_at=None).order_by("state_since", "pk")
    sendings = SubmissionEvent.objects.filter(submission=OuterRef("pk"), action=Action.SUBMIT)
    first = sendings.order_by("at", "pk").values("at")[:1]
    sent = sent.annotate(first_sent=Subquery(first))
    files = SubmissionFile.objects.select_related("source_file")
    return sent.select_related("session", "city", "author", "page").prefetch_related(
        Prefetch("files", queryset=files)
    )


def sent_late(queue: QuerySet[Any]) -> QuerySet[Any]:
    """Of a :func:`review_queue`, what first came after the day it was due in Seoul."""
    return queue.filter(first_sent__date__gt=F("session__briefs_due"))


def came_back(queue: QuerySet[Any]) -> QuerySet[Any]:
    """What its author has sent again after changes were asked."""
    asked = SubmissionEvent.objects.filter(submission=OuterRef("pk"), action=Action.ASK_CHANGES)
    return queue.filter(Exists(asked))


@dataclass(frozen=True, slots=True)
class Waiting:
    """Briefs that wait for one moderator, and since when the oldest of them does."""

    new: int
    new_since: datetime | None
    back: int
    back_since: datetime | None


def waiting_for(user: User) -> Waiting:
    """What this person may decide about, not being its author or sender. One query."""
    steps = SubmissionEvent.objects.filter(submission=OuterRef("pk"))
    sender = steps.filter(action=Action.SUBMIT).order_by("-at", "-pk").values("actor_id")[:1]
    mine = Q(author=user) | Q(sender=user.pk)
    waiting = (
        Submission.objects.filter(state=BriefState.SUBMITTED)
        .annotate(
            sender=Coalesce(Subquery(sender, output_field=BigIntegerField()), 0),
            is_back=Exists(steps.filter(action=Action.ASK_CHANGES)),
        )
        .exclude(mine)
    )
    found = waiting.aggregate(
        new=Count("pk", filter=Q(is_back=False)),
        new_since=Min("state_since", filter=Q(is_back=False)),
        back=Count("pk", filter=Q(is_back=True)),
        back_since=Min("state_since", filter=Q(is_back=True)),
    )
    return Waiting(**found)


def number_waiting() -> int:
    """How many briefs wait for a moderator."""
    return Submission.objects.filter(state=BriefState.SUBMITTED).count()


def participants_without_brief() -> QuerySet[Participation]:
    """Participants of all sessions who have sent nothing yet, the nearest deadline first."""
    everybody = Participation.objects.filter(submission__submitted_at=None)
    found = everybody.select_related("user", "city", "session", "submission")
    return found.annotate(file_count=Count("submission__files")).order_by(
        F("session__briefs_due").asc(nulls_last=True), "session", "user__last_name", "pk"
    )


def progress_of(participation: Participation) -> str:
    """How far somebody got who has sent nothing; as :func:`participants_without_brief` found it."""
    if getattr(participation, "submission", None) is None:
        return _("Not begun")
    if not participation.file_count:  # type: ignore[attr-defined]
        return _("Begun, no file")
    return _("Begun, with a file, not sent")


def punctuality_of(submission: Submission) -> str:
    """Whether it came in time, in words; as :func:`review_queue` found it."""
    return punctuality(submission.session, submission.first_sent)  # type: ignore[attr-defined]


def time_left_for(participation: Participation) -> str:
    """How far the deadline is, in words."""
    return time_left(participation.session)


def days_waiting(submission: Submission) -> int:
    """Whole days since it came into its state."""
    return (timezone.now() - submission.state_since).days


def files_in_words(submission: Submission) -> str:
    """Whether its files can be read, in a few words. No query on what the queue found."""
    states = [row.source_file.state for row in submission.files.all()]
    if not states:
        return _("No file")
    unready = len([state for state in states if state != FileState.READY])
    if not unready:
        return ngettext("%(n)d file, ready", "%(n)d files, ready", len(states)) % {"n": len(states)}
    return _("%(unready)d of %(all)d not ready") % {"unready": unready, "all": len(states)}


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions to compare: ``before`` is "live" or the id of a revision."""

    before: str
    after: int


def versions_to_compare(submission: Submission) -> Versions | None:
    """What readers see now, else what was sent before, against the newest version."""
    page = submission.page
    if page is None or page.latest_revision_id is None:
        return None
    if page.live and page.live_revision_id != page.latest_revision_id:
        return Versions("live", page.latest_revision_id)
    earlier = (
        submission.events.exclude(revision=None)
        .exclude(revision_id=page.latest_revision_id)
        .values_list("revision_id", flat=True)
        .first()
    )
    return Versions(str(earlier), page.latest_revision_id) if earlier else None


def history_of(submission: Submission) -> QuerySet[SubmissionEvent]:
    """Everything that happened, the newest first. One query."""
    return submission.events.select_related("actor")


def day_of_publication(submission: Submission) -> datetime | None:
    """When an approved version goes live."""
    page = submission.page
    if page is None:
        return None
    waiting = Revision.objects.for_instance(page).exclude(approved_go_live_at=None)
    day: datetime | None = waiting.values_list("approved_go_live_at", flat=True).first()
    return day
