"""A participant's brief on its way: what was answered so far, its files, and all that happened.

The answers live here while they are written, field by field; the page gets them as a revision when
the brief is sent (``briefs.writing.intake``). So a half-written brief needs no valid page, and
saving while typing makes no revision.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from briefs.choices import Action, BriefState
from briefs.models.brief import BriefPage
from programmes.models import LearningSession, Participation
from taxonomy.models import City, Office
from uploads.choices import FileKind
from uploads.models import SourceFile


class Submission(models.Model):
    """The brief of one participant for one learning session.

    It outlives the account and the participation: the brief belongs to the office.
    ``answers``: form field -> value as JSON. ``guessed``: field -> value read from a file and not
    yet confirmed by the author. ``saves`` grows with every save, so that a second tab notices.
    """

    stable_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(
        LearningSession, on_delete=models.PROTECT, related_name="submissions"
    )
    participation = models.OneToOneField(
        Participation, null=True, on_delete=models.SET_NULL, related_name="submission"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="submissions"
    )
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="submissions")
    office = models.ForeignKey(
        Office, null=True, blank=True, on_delete=models.SET_NULL, related_name="submissions"
    )
    page = models.OneToOneField(
        BriefPage, null=True, blank=True, on_delete=models.SET_NULL, related_name="submission"
    )
    state = models.CharField(
        _("state"), max_length=16, choices=BriefState.choices, default=BriefState.DRAFT
    )
    state_since = models.DateTimeField(default=timezone.now)
    answers = models.JSONField(default=dict, blank=True)
    guessed = models.JSONField(default=dict, blank=True)
    saves = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True, blank=True)
    receipt = models.CharField(max_length=16, blank=True, db_index=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["-created_at"]
        indexes = [
            # The queue: what waits for a moderator, the longest first.
            models.Index(fields=["state", "state_since"], name="briefs_submission_queue"),
        ]

    def __str__(self) -> str:
        return f"{self.answers.get('title') or self.city}, {self.session}"

    @property
    def is_public(self) -> bool:
        """Whether some version of it is live."""
        return self.page is not None and bool(self.page.live)


class SubmissionFile(models.Model):
    """A file of the brief as it is being written; the page gets it when the brief is sent."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="files")
    source_file = models.ForeignKey(
        SourceFile, on_delete=models.PROTECT, related_name="submission_files"
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=FileKind.choices, default=FileKind.DECK
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["added_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "source_file"], name="briefs_file_once_per_submission"
            ),
        ]

    def __str__(self) -> str:
        return str(self.source_file)


class SubmissionEvent(models.Model):
    """One step of a brief: who did what, when, and what was said to the author."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="events")
    action = models.CharField(max_length=16, choices=Action.choices)
    from_state = models.CharField(max_length=16, choices=BriefState.choices)
    to_state = models.CharField(max_length=16, choices=BriefState.choices)
    at = models.DateTimeField(default=timezone.now)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    comment = models.TextField(blank=True)
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.submission}: {self.get_action_display()}"
