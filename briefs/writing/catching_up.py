"""What happened to a brief while its author was away: files became ready, reviewers changed files.

Called before a page of the brief is shown and before it is sent; writes only when there is news.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from briefs.answers import kept
from briefs.choices import BriefState
from briefs.models import Submission, SubmissionFile
from briefs.rules import EDITABLE
from briefs.writing.guesses import take_guesses


def catch_up(submission: Submission) -> None:
    """Take guesses of files that are ready, and follow what reviewers did to the files."""
    if BriefState(submission.state) in EDITABLE:
        _follow_files(submission)
        take_guesses(submission)


def _follow_files(submission: Submission) -> None:
    """A file that reviewers took off the page or put on it goes or comes here, too."""
    page = kept.latest_page(submission)
    sent = kept.notes(submission).get("sent_files")
    if page is None or sent is None:
        return
    on_page = {line.source_file_id: line.kind for line in page.files.all()}
    if set(on_page) != set(sent):
        _bring_in_step(submission, on_page, sent)


@transaction.atomic
def _bring_in_step(submission: Submission, on_page: dict[int, str], sent: Collection[int]) -> None:
    row = Submission.objects.select_for_update().get(pk=submission.pk)
    row.files.filter(source_file__in=set(sent) - set(on_page)).delete()
    for file in sorted(set(on_page) - set(sent)):
        SubmissionFile.objects.get_or_create(
            submission=row, source_file_id=file, defaults={"kind": on_page[file]}
        )
    kept.keep(row, kept.touched(row), sent_files=sorted(on_page))
    row.save(update_fields=["answers"])
    submission.refresh_from_db(fields=["answers"])
