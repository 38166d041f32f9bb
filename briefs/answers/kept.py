"""What a submission holds: touched answers, guesses, and when each part was saved, by which window.

The answers somebody sees are those of the page, below those that were touched since.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from briefs.answers.parts import Part
from briefs.answers.raw import Raw, is_blank
from briefs.answers.reading import raw_of
from briefs.models import BriefPage, Submission

#: Under this name ``Submission.answers`` holds what is not an answer.
_NOTES: Final = "_"


def touched(submission: Submission) -> Raw:
    """Answers that were given since the page was last written."""
    return {name: value for name, value in submission.answers.items() if name != _NOTES}


def notes(submission: Submission) -> dict[str, Any]:
    """What is kept beside the answers.

    ``base``: what each touched answer was before; ``saved``: part -> at, window; ``sources``:
    answer -> name of the file it was guessed from; ``read``: files whose guesses were taken;
    ``sent_files``: files of the version last sent.
    """
    return dict(submission.answers.get(_NOTES, {}))


def keep(submission: Submission, answers: Raw, **changed: Any) -> None:
    """Put answers and changed notes into the submission; the caller saves it."""
    submission.answers = {**answers, _NOTES: {**notes(submission), **changed}}


def latest_page(submission: Submission) -> BriefPage | None:
    """The page as its newest revision has it."""
    if submission.page_id is None:
        return None
    # Read anew: reviewers may have worked on it since the submission was read.
    page = BriefPage.objects.select_related("latest_revision").get(pk=submission.page_id)
    latest: BriefPage = page.get_latest_revision_as_object()
    return latest


def page_answers(submission: Submission) -> Raw:
    """What the page says, or what is known before there is one."""
    page = latest_page(submission)
    return raw_of(page) if page is not None else known_before(submission)


def known_before(submission: Submission) -> Raw:
    """Nothing is asked twice: the office and the name of the participant are known."""
    known: Raw = {}
    if submission.office is not None:
        known["office"] = submission.office.name
    name = submission.author.get_full_name() if submission.author is not None else ""
    if submission.author is not None and name:
        row = {"name": name, "role": "", "consent": "", "consent_until": ""}
        known["authors"] = [{**row, "account": str(submission.author.pk)}]
    return known


def answers_of(submission: Submission) -> Raw:
    """Every answer as it stands, without guesses."""
    return {**page_answers(submission), **touched(submission)}


def with_guesses(submission: Submission, raw: Mapping[str, Any]) -> Raw:
    """The answers, with guesses where there is none."""
    open_guesses = {
        name: value for name, value in submission.guessed.items() if is_blank(raw.get(name))
    }
    return {**raw, **open_guesses}


def digest(part: Part, raw: Mapping[str, Any]) -> str:
    """A short mark of a part as it was shown, by which a second window notices a change."""
    values = {name: raw[name] for name in part.fields if not is_blank(raw.get(name))}
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:16]
