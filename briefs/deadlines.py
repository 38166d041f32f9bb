"""When the briefs of a session are due, and how far from it one was sent, or is still missing.

A day of the deadline ends at midnight in Seoul. What counts as sent is the first time: changes that
were asked for have no deadline.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from briefs.models import Submission
from programmes.models import LearningSession


def due_at(session: LearningSession) -> datetime | None:
    """The moment after which a brief is late: the end of the day in Seoul."""
    if session.briefs_due is None:
        return None
    next_day = session.briefs_due + timedelta(days=1)
    return timezone.make_aware(datetime.combine(next_day, time.min))


def is_late(submission: Submission) -> bool:
    """Whether it was sent, or would be sent now, after the deadline."""
    due = due_at(submission.session)
    sent = submission.submitted_at or timezone.now()
    return due is not None and sent >= due


def days_late(session: LearningSession, sent: datetime) -> int | None:
    """Days in Seoul from the deadline to a moment, negative before it; None without a deadline."""
    if session.briefs_due is None:
        return None
    return (timezone.localdate(sent) - session.briefs_due).days


def punctuality(session: LearningSession, sent: datetime | None) -> str:
    """Whether a brief came in time, in words; empty if it was not sent, or nothing was due."""
    late = None if sent is None else days_late(session, sent)
    if late is None:
        return ""
    if late <= 0:
        return _("sent in time")
    return ngettext("sent %(n)d day late", "sent %(n)d days late", late) % {"n": late}


def time_left(session: LearningSession) -> str:
    """How far the deadline is from today in Seoul, in words."""
    over = days_late(session, timezone.now())
    if over is None:
        return _("no deadline")
    if over == 0:
        return _("today")
    if over > 0:
        return ngettext("%(n)d day ago", "%(n)d days ago", over) % {"n": over}
    return ngettext("in %(n)d day", "in %(n)d days", -over) % {"n": -over}
