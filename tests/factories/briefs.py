"""Briefs on their way: a submission with its page, a ready file, and people of every role."""

# The declarations of factory_boy carry no types.
# mypy: disallow-untyped-calls=False

from __future__ import annotations

from datetime import date
from typing import Any

from accounts.models import User
from briefs.choices import Action
from briefs.models import BriefFile, BriefPage, Submission, SubmissionFile
from briefs.review.moderation import act
from cases.choices import Evidence, Scale
from programmes.models import LearningSession
from tests.factories.accounts import make_staff
from tests.factories.files import make_source_file
from tests.factories.policies import make_brief
from tests.factories.programmes import ParticipationFactory, SessionFactory
from tests.factories.taxonomy import OfficeFactory
from uploads.models import SourceFile

REASON = "Add the yearly cost."


def complete_fields(**changes: Any) -> dict[str, Any]:
    """Everything a page needs before publication, beside its files."""
    story = [{"type": "paragraph", "value": "<p>Buses stood in traffic.</p>"}]
    partner = {"name": "City bus office", "role": "lead", "kind": "public"}
    fields: dict[str, Any] = {
        "problem": story,
        "what_was_done": story,
        "scale": Scale.CITY,
        "partners": [{"type": "partner", "value": partner}],
        "no_data_yet": True,
        "evidence": Evidence.DESCRIBED,
        "facts_checked_on": date(2026, 11, 1),
    }
    return {**fields, **changes}


def make_submission(
    title: str = "Bicycle streets",
    *,
    author: User | None = None,
    session: LearningSession | None = None,
    file: SourceFile | None = None,
    **fields: Any,
) -> Submission:
    """A complete draft that was never sent, its page and one ready file."""
    participation = ParticipationFactory.create(
        **({"user": author} if author else {}), session=session or SessionFactory.create()
    )
    city = participation.city
    page = make_brief(
        title,
        live=False,
        city=city,
        office=OfficeFactory.create(city=city),
        session=participation.session,
        owner=participation.user,
        **complete_fields(**fields),
    )
    submission = Submission.objects.create(
        session=participation.session,
        participation=participation,
        author=participation.user,
        city=city,
        page=page,
    )
    add_file(submission, file or make_source_file(f"{page.slug}.pdf"))
    return submission


def add_file(submission: Submission, file: SourceFile) -> None:
    """To the submission and to the newest version of its page."""
    SubmissionFile.objects.create(submission=submission, source_file=file)
    page = page_of(submission).get_latest_revision_as_object()
    page.files.add(BriefFile(source_file=file))
    page.save_revision()


def page_of(submission: Submission) -> BriefPage:
    """Its page as the database has it now."""
    return BriefPage.objects.get(submission=submission)


def make_moderator() -> User:
    """Reviews briefs, none of them the own."""
    return make_staff(group="Moderators")


def send(submission: Submission) -> Submission:
    """As the author does it."""
    act(submission=submission, action=Action.SUBMIT, actor=submission.author)
    return submission


def submitted(title: str = "Bicycle streets", **fields: Any) -> Submission:
    """A brief that waits for a moderator."""
    return send(make_submission(title, **fields))


def published(title: str = "Bicycle streets", **fields: Any) -> Submission:
    """A brief that passed its review."""
    submission = submitted(title, **fields)
    act(submission=submission, action=Action.APPROVE, actor=make_moderator())
    return submission


def steps_of(submission: Submission) -> list[str]:
    """Its actions, the first one first."""
    events = submission.events.order_by("at", "id")
    return [str(action) for action in events.values_list("action", flat=True)]
