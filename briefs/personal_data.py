"""What the portal keeps of a person in briefs, for the download of the own data."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from briefs.models import Submission, SubmissionEvent


def briefs_of(user: User) -> list[dict[str, Any]]:
    """Every brief of this person with answers, files and history, as JSON can hold it."""
    found = Submission.objects.filter(author=user).select_related("session", "city")
    found = found.prefetch_related("files__source_file", "events")
    return [_brief(submission) for submission in found]


def _brief(submission: Submission) -> dict[str, Any]:
    return {
        "session": submission.session.slug,
        "city": submission.city.slug,
        "state": submission.state,
        "receipt": submission.receipt,
        "answers": submission.answers,
        "guessed": submission.guessed,
        "files": [row.source_file.filename for row in submission.files.all()],
        "history": [_event(event) for event in submission.events.all()],
    }


def _event(event: SubmissionEvent) -> dict[str, Any]:
    return {"at": event.at.isoformat(), "action": event.action, "comment": event.comment}
