"""What a brief still lacks: before it can be sent, and before it can be published.

Two tables over the draft page, the files and the guesses; the fields are those of the product's
table ("S" to submit, "P" before publication). The check page of the participant and the review
queue both show what these functions return, and ``briefs.review.moderation`` refuses with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from briefs.answers.parts import Part, part_where
from cases.choices import CostKnowledge, Depth
from cases.validators import validate_word_limit
from uploads.choices import FileState
from uploads.models import SourceFile

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from briefs.models import BriefPage, Submission

TITLE_LIMIT: Final = 120
#: Files in these states count for nothing: there is nothing to read in them.
_LOST: Final = frozenset({FileState.REFUSED, FileState.FAILED})


@dataclass(frozen=True, slots=True)
class Problem:
    """``field`` says what is to be mended, and so in which part of the form; ``message`` how."""

    field: str
    message: str

    @property
    def part(self) -> Part:
        """Where the form asks for it."""
        return part_where(self.field)


@dataclass(frozen=True, slots=True)
class _Rule:
    field: str
    # Of a page; its type is known to nobody here, because the models import this module.
    holds: Callable[[Any], bool]
    message: _StrPromise

    @property
    def problem(self) -> Problem:
        return Problem(self.field, str(self.message))


def problems_before_submission(page: BriefPage, submission: Submission) -> tuple[Problem, ...]:
    """What must be mended before the brief can be sent; empty when nothing."""
    return (
        *_broken(_TO_SUBMIT, page),
        *_unanswered_consent(submission),
        *_no_file(submission),
        *_unconfirmed(submission),
    )


def problems_before_publication(
    page: BriefPage, submission: Submission | None
) -> tuple[Problem, ...]:
    """What keeps readers from seeing this draft, including what should have kept it from us.

    ``page`` is the draft (the latest revision as an object). Without a submission - imported, or
    written by staff - there are no guesses to confirm. One query for all files.
    """
    problems = [*_broken(_TO_SUBMIT, page), *_broken(_TO_PUBLISH, page)]
    if submission is not None:
        problems += [*_unanswered_consent(submission), *_unconfirmed(submission)]
    return (*problems, *_files_of_page(page))


def _filled(name: str) -> Callable[[Any], bool]:
    return lambda page: bool(getattr(page, name))


def _summary_fits(page: BriefPage) -> bool:
    try:
        validate_word_limit(page.summary)
    except ValidationError:
        return False
    return True


def _has_office(page: BriefPage) -> bool:
    """One that is typed for the first time is not saved yet while the draft is only looked at."""
    return page.office_id is not None or page.office is not None


def _cost_told(name: str) -> Callable[[Any], bool]:
    """An honest "unknown" or "not public" is an answer; "known" without an amount is none."""
    return lambda page: (
        getattr(page, f"{name}_knowledge") != CostKnowledge.KNOWN or getattr(page, name) is not None
    )


_t = gettext_lazy
_TO_SUBMIT: Final = (
    _Rule("title", _filled("title"), _t("Give the policy a title.")),
    _Rule(
        "title",
        lambda page: len(page.title) <= TITLE_LIMIT,
        _t("The title is too long. Shorten it to 120 characters."),
    ),
    _Rule("summary", _filled("summary"), _t("Write a summary.")),
    _Rule(
        "summary",
        _summary_fits,
        _t("The summary is too long. Shorten it to 150 words."),
    ),
    _Rule(
        "content_language",
        _filled("content_language"),
        _t("Choose the language the brief is written in."),
    ),
    _Rule("story_depth", _filled("story_depth"), _t("Choose how much the brief will tell.")),
    _Rule("city", _filled("city_id"), _t("Choose the city.")),
    _Rule("office", _has_office, _t("Name the office in charge.")),
    _Rule("main_theme", _filled("main_theme_id"), _t("Choose the main theme.")),
    _Rule("status", _filled("status"), _t("Say where the policy stands today.")),
    _Rule("start_year", _filled("start_year"), _t("Give the year it began.")),
    _Rule("session", _filled("session_id"), _t("Choose the learning session.")),
    _Rule("visibility", _filled("visibility"), _t("Choose who may read the brief.")),
    _Rule("licence", _filled("licence"), _t("Choose the licence for reuse.")),
)

_TO_PUBLISH: Final = (
    _Rule("problem", _filled("problem"), _t("Describe the problem.")),
    _Rule("what_was_done", _filled("what_was_done"), _t("Tell what was done.")),
    _Rule(
        "reusable_parts",
        lambda page: page.story_depth != Depth.FULL or bool(page.reusable_parts),
        _t("A full brief names at least one part that another city can reuse. Add one."),
    ),
    _Rule("scale", _filled("scale"), _t("Say how far the policy reaches.")),
    _Rule("partners", _filled("partners"), _t("Name who leads it.")),
    _Rule(
        "indicators",
        lambda page: bool(page.indicators) or page.no_data_yet,
        _t('Give at least one figure, or choose "no data yet".'),
    ),
    _Rule("evidence", _filled("evidence"), _t("Say how well the results are known.")),
    _Rule(
        "setup_cost",
        _cost_told("setup_cost"),
        _t('Give the set-up cost, or choose "unknown" or "not public".'),
    ),
    _Rule(
        "yearly_cost",
        _cost_told("yearly_cost"),
        _t('Give the yearly cost, or choose "unknown" or "not public".'),
    ),
    _Rule(
        "facts_checked_on",
        _filled("facts_checked_on"),
        _t("Confirm that the facts are right as of today."),
    ),
)


def _broken(rules: tuple[_Rule, ...], page: BriefPage) -> Iterator[Problem]:
    return (rule.problem for rule in rules if not rule.holds(page))


def _unanswered_consent(submission: Submission) -> Iterator[Problem]:
    """Each named person says yes or no; the page itself knows only yes and not yes."""
    for row in submission.answers.get("authors") or ():
        if row.get("name") and row.get("consent") in (None, ""):
            message = _("Say whether %(name)s agrees to be named.") % {"name": row["name"]}
            yield Problem("authors", message)


def _no_file(submission: Submission) -> Iterator[Problem]:
    if not submission.files.exclude(source_file__state__in=_LOST).exists():
        yield Problem("files", _("Add at least one file: your presentation or brief."))


def _unconfirmed(submission: Submission) -> Iterator[Problem]:
    """No guess of the portal reaches a reader as if a person had said it."""
    for field in sorted(submission.guessed):
        message = _("This was guessed from a file. Confirm it or change it.")
        yield Problem(field, message)


def _files_of_page(page: BriefPage) -> Iterator[Problem]:
    """One problem for each file that readers could not open."""
    wanted = [line.source_file_id for line in page.files.all()]
    if not wanted:
        yield Problem("files", _("The brief has no file. Add at least one."))
    for file in SourceFile.objects.filter(pk__in=wanted).exclude(state=FileState.READY):
        yield Problem("files", _file_message(file))


def _file_message(file: SourceFile) -> str:
    name = {"name": file.filename}
    if file.state == FileState.HELD:
        return _("%(name)s is held for staff. Release it or remove it.") % name
    if file.state in _LOST:
        return _("%(name)s cannot be read. Remove it or replace it.") % name
    return _("%(name)s is still being checked. Wait until it is ready.") % name
