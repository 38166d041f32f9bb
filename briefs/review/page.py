"""What the page of one review shows, and the form of a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from accounts.models import User
from briefs.choices import Action, BriefState
from briefs.deadlines import punctuality
from briefs.mentions import Place, places_naming
from briefs.models import BriefPage, Submission, SubmissionEvent
from briefs.readiness import problems_before_publication
from briefs.review.queue import day_of_publication, history_of, versions_to_compare
from briefs.roles import deciders, is_own, roles_of
from briefs.rules import EDITABLE, actions_for
from cases.addresses import in_interface_language, permanent_path
from uploads.models import SourceFile
from uploads.selectors import FileStatus, status_of

#: Decisions of a review; the rest is the author's own business, on the author's own pages.
DECISIONS = (
    Action.APPROVE,
    Action.ASK_CHANGES,
    Action.PUBLISH,
    Action.ARCHIVE,
    Action.RESTORE,
)


@dataclass(frozen=True, slots=True)
class ReviewedFile:
    """A file and where it stands, in words."""

    file: SourceFile
    status: FileStatus


class DecisionForm(forms.Form):
    """What a reviewer decides, on which version, and why."""

    action = forms.ChoiceField(choices=[(action.value, action.label) for action in DECISIONS])
    revision = forms.ModelChoiceField(queryset=Revision.objects.all(), required=False)
    comment = forms.CharField(required=False, widget=forms.Textarea)
    later = forms.BooleanField(required=False)
    go_live_at = forms.DateTimeField(
        required=False,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        error_messages={"invalid": _("This is not a date with a time. Choose it again.")},
    )

    def clean(self) -> dict[str, Any]:
        """A later day is needed only where "later" was chosen, and lies ahead."""
        cleaned = super().clean() or {}
        day: datetime | None = cleaned.get("go_live_at")
        if not cleaned.get("later"):
            cleaned["go_live_at"] = None
        elif "go_live_at" not in self.errors and (day is None or day <= timezone.now()):
            self.add_error("go_live_at", _("Choose a day and time that lie ahead."))
        return cleaned

    @property
    def first_error(self) -> str:
        """One sentence."""
        return str(next(iter(self.errors.values()))[0])

    @property
    def decision(self) -> dict[str, Any]:
        """As ``briefs.review.moderation.act`` takes it."""
        names = ("comment", "revision", "go_live_at")
        wanted: dict[str, Any] = {name: self.cleaned_data[name] for name in names}
        return {**wanted, "action": Action(self.cleaned_data["action"])}


def review_context(submission: Submission, user: User) -> dict[str, Any]:
    """Everything the template shows; all queries happen here."""
    page = submission.page
    state = BriefState(submission.state)
    may = actions_for(state, roles_of(user, submission))
    actions = [each for each in DECISIONS if each in may]
    history = list(history_of(submission))
    draft = _draft(submission)
    public = permanent_path(page.stable_id) if page is not None and page.live else ""
    return {
        "submission": submission,
        "page": page,
        "public_path": in_interface_language(public) if public else "",
        "files": _files(submission),
        "history": history,
        "punctuality": punctuality(submission.session, _first_sent(history)),
        "versions": versions_to_compare(submission),
        "problems": problems_before_publication(draft, submission) if draft is not None else (),
        "actions": actions,
        "others": None if actions else _others(submission, user),
        "may_write": state in EDITABLE,
        "places_naming": _places_naming_author(submission, draft),
        "goes_live_at": day_of_publication(submission),
    }


@dataclass(frozen=True, slots=True)
class Others:
    """Who decides where this person may not. ``is_author``, ``is_sender``: why not."""

    is_author: bool
    is_sender: bool
    deciders: tuple[User, ...]


def _others(submission: Submission, user: User) -> Others | None:
    if submission.state != BriefState.SUBMITTED:
        return None
    is_author = user.pk == submission.author_id
    is_sender = not is_author and is_own(user, submission)
    return Others(is_author, is_sender, tuple(deciders(submission)))


def _places_naming_author(submission: Submission, draft: BriefPage | None) -> tuple[Place, ...]:
    """Where an author stands in texts who is not among the people that agreed to be named."""
    author = submission.author
    if author is None or draft is None:
        return ()
    name = author.get_full_name()
    agreed = draft.named_authors(timezone.localdate())
    return () if name in agreed else places_naming(name, submission, draft)


def _first_sent(history: list[SubmissionEvent]) -> datetime | None:
    """When it came for the first time; the newest event comes first."""
    return next((each.at for each in reversed(history) if each.action == Action.SUBMIT), None)


def _files(submission: Submission) -> list[ReviewedFile]:
    rows = submission.files.select_related("source_file")
    return [ReviewedFile(row.source_file, status_of(row.source_file)) for row in rows]


def _draft(submission: Submission) -> BriefPage | None:
    """The newest version of its page."""
    page = submission.page
    draft: BriefPage | None = page.get_latest_revision_as_object() if page is not None else None
    return draft
