"""Briefs as pages, and their way there: submissions, files, events, the review."""

from __future__ import annotations

from briefs.models.brief import BriefFile, BriefIndexPage, BriefPage
from briefs.models.policy_import import PolicyImport
from briefs.models.review_task import BriefReviewTask
from briefs.models.submission import Submission, SubmissionEvent, SubmissionFile

__all__ = [
    "BriefFile",
    "BriefIndexPage",
    "BriefPage",
    "BriefReviewTask",
    "PolicyImport",
    "Submission",
    "SubmissionEvent",
    "SubmissionFile",
]
