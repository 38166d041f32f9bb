"""Files of a brief that is being written: added, described, replaced, taken off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from briefs.models import BriefFile, Submission, SubmissionFile
from briefs.writing.saving import lock_for_writing
from uploads.choices import FileKind, Licence
from uploads.models import SourceFile
from uploads.receive import Received, receive


@dataclass(frozen=True, slots=True)
class Described:
    """What the author says about a file."""

    kind: str = FileKind.DECK
    language: str = "en"
    licence: str = Licence.ALL_RIGHTS_RESERVED
    notes_searchable: bool = False


def attach_file(
    *,
    submission: Submission,
    upload: UploadedFile[Any],
    actor: User,
    about: Described,
    version: int = 1,
) -> Received:
    """Take an upload and put it on the brief; raises NotEditable or ``receive.UploadRefused``.

    A file the person has uploaded already is put on the brief as it is.
    """
    with transaction.atomic():
        row = lock_for_writing(submission, actor)
    owner = row.author
    received = receive(
        upload=upload,
        user=actor,
        on_behalf_of=owner if owner is not None and owner.pk != actor.pk else None,
        language=about.language,
        licence=about.licence,
        version=version,
        notes_searchable=about.notes_searchable,
    )
    SubmissionFile.objects.get_or_create(
        submission=submission, source_file=received.file, defaults={"kind": about.kind}
    )
    return received


@transaction.atomic
def describe_file(*, row: SubmissionFile, actor: User, about: Described) -> None:
    """Change what is said about a file."""
    lock_for_writing(row.submission, actor)
    row.kind = about.kind
    row.save(update_fields=["kind"])
    file = row.source_file
    file.language, file.licence = about.language, about.licence
    file.notes_searchable = about.notes_searchable
    file.save(update_fields=["language", "licence", "notes_searchable"])


def replace_file(*, row: SubmissionFile, upload: UploadedFile[Any], actor: User) -> Received:
    """A new version in the place of a file; a version that was sent before stays as it was."""
    old = row.source_file
    about = Described(row.kind, old.language, old.licence, old.notes_searchable)
    received = attach_file(
        submission=row.submission,
        upload=upload,
        actor=actor,
        about=about,
        version=old.version + 1,
    )
    if received.file.pk != old.pk:
        added = SubmissionFile.objects.filter(submission=row.submission, source_file=received.file)
        added.update(added_at=row.added_at)
        detach_file(row=row, actor=actor)
    return received


@transaction.atomic
def detach_file(*, row: SubmissionFile, actor: User) -> None:
    """Take a file off the brief. It is deleted only if it never belonged to a version sent."""
    lock_for_writing(row.submission, actor)
    file = row.source_file
    row.delete()
    if not _is_used(file, row.submission):
        file.delete()


def _is_used(file: SourceFile, submission: Submission) -> bool:
    """On a page, on another brief, or in a version of this brief that reviewers have seen."""
    return (
        submission.page_id is not None
        or BriefFile.objects.filter(source_file=file).exists()
        or SubmissionFile.objects.filter(source_file=file).exists()
    )
