"""From a participant's answers to a page under review.

open_submission() -> saving.save_answers(), attaching.attach_file() -> send() -> moderation.act()
"""

from __future__ import annotations

import secrets
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Revision

from accounts.models import User
from briefs.answers import kept
from briefs.choices import Action
from briefs.models import BriefIndexPage, BriefPage, Submission
from briefs.readiness import Problem
from briefs.review import moderation
from briefs.writing.catching_up import catch_up
from briefs.writing.checking import check
from briefs.writing.saving import lock_for_writing
from programmes.models import Participation
from taxonomy.offices import find_or_add_office

#: Letters and digits nobody mistakes for another when reading them out.
_RECEIPT_CHARACTERS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_RECEIPT_LENGTH: Final = 8
_SLUG_CHARACTERS: Final = 80


def open_submission(*, participation: Participation) -> Submission:
    """The brief of a participation; made when it is asked for first."""
    submission, _is_new = Submission.objects.get_or_create(
        participation=participation,
        defaults={
            "session": participation.session,
            "author": participation.user,
            "city": participation.city,
            "office": participation.office,
        },
    )
    return submission


@transaction.atomic
def send(*, submission: Submission, actor: User) -> Submission:
    """Write the answers to the page and hand it to the reviewers.

    Whoever sends it confirms that the facts are right as of today. Raises NotEditable, or
    ``moderation.NotReady`` with what is missing; then nothing has changed.
    """
    catch_up(submission)
    row = lock_for_writing(submission, actor)
    found = check(row)
    if found.to_send:
        raise moderation.NotReady([Problem(point.anchor, point.message) for point in found.to_send])
    revision = _write_page(row, found.draft.page, actor)
    _note_sent(row)
    moderation.act(submission=row, action=Action.SUBMIT, actor=actor, revision=revision)
    submission.refresh_from_db()
    return submission


def _write_page(row: Submission, page: BriefPage, actor: User) -> Revision:
    page.facts_checked_on, page.check_again_by = timezone.localdate(), None
    page.fill_derived()
    if page.office is not None and page.office._state.adding:
        page.office = find_or_add_office(name=page.office.name, city=row.city)
    if page.pk is None:
        _add(page)
        row.page = page
    return page.save_revision(user=actor, log_action=True)


def _add(page: BriefPage) -> None:
    """Below the list of briefs, as a draft."""
    parent = BriefIndexPage.objects.select_for_update().order_by("path")[0]
    page.slug = _free_slug(page, parent)
    page.draft_title = page.title
    parent.add_child(instance=page)


def _free_slug(page: BriefPage, parent: BriefIndexPage) -> str:
    base = slugify(page.title)[:_SLUG_CHARACTERS].strip("-") or f"brief-{page.city.slug}"
    taken = set(parent.get_children().filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (base, *numbered) if slug not in taken)


def _note_sent(row: Submission) -> None:
    """The page has the answers now, so none is touched any more."""
    files = sorted(row.files.values_list("source_file_id", flat=True))
    kept.keep(row, {}, base={}, sources={}, sent_files=files)
    row.guessed = {}
    row.receipt = row.receipt or new_receipt()
    row.submitted_at = timezone.now()
    row.save(
        update_fields=["answers", "guessed", "page", "receipt", "submitted_at"],
    )


def new_receipt() -> str:
    """A number that no other brief has."""
    while True:
        letters = "".join(secrets.choice(_RECEIPT_CHARACTERS) for _ in range(_RECEIPT_LENGTH))
        if not Submission.objects.filter(receipt=letters).exists():
            return letters
