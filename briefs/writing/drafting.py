"""The page as it would be if the brief were sent now, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefs.answers import kept
from briefs.answers.applying import apply_answers
from briefs.answers.raw import Bound, Raw, is_blank
from briefs.models import BriefFile, BriefIndexPage, BriefPage, Submission
from taxonomy.models import Office
from taxonomy.selectors import office_named

#: Fields with a default in the database that nobody has chosen yet.
_NOT_CHOSEN = ("content_language", "story_depth", "visibility", "licence")


@dataclass(frozen=True, slots=True)
class Draft:
    """``raw``: every answer. ``bound``: the parts with what is wrong in them."""

    page: BriefPage
    raw: Raw
    bound: Sequence[Bound]


def draft_of(submission: Submission) -> Draft:
    """Touched answers on the newest revision, or all answers on a new page; writes nothing.

    An office that is not known yet is an unsaved ``Office``.
    """
    page = kept.latest_page(submission)
    raw = kept.answers_of(submission)
    names = list(kept.touched(submission)) if page is not None else list(raw)
    page = page or _new_page(submission)
    bound = apply_answers(page, raw, names, account=submission.author_id)
    if "office" in names:
        page.office = _office(str(raw["office"] or ""), submission)
    _set_files(page, submission)
    return Draft(page, raw, bound)


def draft_page(submission: Submission) -> BriefPage:
    """The page alone."""
    return draft_of(submission).page


def _new_page(submission: Submission) -> BriefPage:
    page = BriefPage(
        city=submission.city,
        session=submission.session,
        owner=submission.author,
        live=False,
        contact_open=False,
        locale=BriefIndexPage.objects.select_related("locale").order_by("path")[0].locale,
    )
    for name in _NOT_CHOSEN:
        setattr(page, name, "")
    return page


def _office(name: str, submission: Submission) -> Office | None:
    if is_blank(name):
        return None
    return office_named(name, submission.city) or Office(name=name, city=submission.city)


def _set_files(page: BriefPage, submission: Submission) -> None:
    """The files of the submission in their order; rows that stay keep their identity."""
    known = {line.source_file_id: line for line in page.files.all()}
    lines = []
    for number, row in enumerate(submission.files.select_related("source_file")):
        line = known.get(row.source_file_id) or BriefFile(source_file=row.source_file)
        line.kind, line.sort_order = row.kind, number
        lines.append(line)
    page.files.set(lines)
