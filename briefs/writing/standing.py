"""Where a brief stands, in words: its state, what happens next, and how far each part is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from briefs.answers import kept
from briefs.answers.parts import FILES, PARTS, Part
from briefs.answers.raw import is_blank
from briefs.choices import Action, BriefState
from briefs.models import Submission, SubmissionEvent
from briefs.writing.checking import Check

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

NEXT: Final[Mapping[BriefState, _StrOrPromise]] = {
    BriefState.DRAFT: _("Write the six parts, look at the preview, then check and send it."),
    BriefState.SUBMITTED: _(
        "A reviewer in Seoul reads it. You get a mail with the answer; you need to do nothing."
    ),
    BriefState.CHANGES_ASKED: _("Read what the reviewer asks for, change it and send it again."),
    BriefState.APPROVED: _("It is approved and will be published. You need to do nothing."),
    BriefState.PUBLISHED: _("It is published. If something changes, write a new version."),
    BriefState.ARCHIVED: _("It is no longer shown to readers. Write to the organisers to ask why."),
}


@dataclass(frozen=True, slots=True)
class PartStanding:
    """``missing``: points still to mend in this part, before it can be sent or published."""

    part: Part
    is_begun: bool
    missing: int

    @property
    def is_done(self) -> bool:
        """Nothing is missing."""
        return self.is_begun and not self.missing


def parts_of(submission: Submission, check: Check) -> list[PartStanding]:
    """The six parts in order."""
    points = [*check.to_send, *check.to_publish]
    known = kept.known_before(submission) if submission.page_id is None else {}
    begun = {
        name
        for name, value in check.draft.raw.items()
        if not is_blank(value) and value != known.get(name)
    }
    has_files = bool(list(check.draft.page.files.all()))
    return [
        PartStanding(
            part,
            has_files if part is FILES else not begun.isdisjoint(part.fields),
            sum(point.part is part for point in points),
        )
        for part in PARTS.values()
    ]


def asked_changes(submission: Submission) -> SubmissionEvent | None:
    """What the reviewer asked for, while the brief is with its author for it."""
    if submission.state != BriefState.CHANGES_ASKED:
        return None
    return submission.events.filter(action=Action.ASK_CHANGES).first()
