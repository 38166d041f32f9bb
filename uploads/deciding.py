"""What people decide about a file: release, refuse, hide, show, try again; each is logged."""

from __future__ import annotations

import structlog
from django.db import transaction

from accounts.models import User
from uploads.choices import FileState
from uploads.keeping import move, replace_pages
from uploads.models import SourceFile
from uploads.reasons import PortalReason
from uploads.rules import Move, Mover, may_move

log = structlog.get_logger(__name__)


class NotPossible(Exception):
    """The file is not in a state in which this may be done; somebody was quicker."""


class WordsNeeded(Exception):
    """A refusal says why, in words for the person who uploaded the file."""


def release(*, file: SourceFile, actor: User) -> SourceFile:
    """Show the pages of a held file; what acts by itself in its original is not offered."""
    with transaction.atomic():
        ours = _locked(file, Move.RELEASE, Mover.STAFF)
        move(ours, Move.RELEASE)
        ours.released_by = actor
        ours.save()
    return _noted("file_released", ours, actor)


def refuse(*, file: SourceFile, actor: User, words: str) -> SourceFile:
    """Refuse a file that was held, failed or ready; its bytes and pages are deleted."""
    if not words.strip():
        raise WordsNeeded
    with transaction.atomic():
        ours = _locked(file, Move.REFUSE_BY_STAFF, Mover.STAFF)
        move(ours, Move.REFUSE_BY_STAFF, reason=PortalReason.BY_STAFF, detail=words.strip())
        ours.save()
    return _noted("file_refused_by_staff", ours, actor)


def retry(*, file: SourceFile, actor: User, mover: Mover = Mover.OWNER) -> SourceFile:
    """Have a file checked again whose check failed."""
    with transaction.atomic():
        ours = _locked(file, Move.RETRY, mover)
        move(ours, Move.RETRY)
        ours.attempts, ours.lease_until = 0, None
        ours.save()
    return _noted("file_retried", ours, actor)


def set_hidden(*, file: SourceFile, actor: User, hidden: bool) -> SourceFile:
    """Take a file, its pictures and its hits away from readers, or give them back."""
    file.is_hidden = hidden
    file.save(update_fields=["is_hidden"])
    return _noted("file_hidden" if hidden else "file_shown", file, actor)


def start_over(file: SourceFile) -> None:
    """Another content is to be in its place: readers lose the old pages at once. Not saved here."""
    if file.pk:
        replace_pages(file, (), "")
    move(file, Move.REPLACE)
    file.flags, file.guesses = [], {}
    file.attempts, file.lease_until, file.released_by = 0, None, None


def _locked(file: SourceFile, wanted: Move, mover: Mover) -> SourceFile:
    ours: SourceFile = SourceFile.objects.select_for_update().get(pk=file.pk)
    if not may_move(wanted, state=ours.state, reason=ours.reason, mover=mover):
        raise NotPossible(f"{wanted} from {FileState(ours.state).label}")
    return ours


def _noted(event: str, file: SourceFile, actor: User) -> SourceFile:
    log.info(event, file=str(file.stable_id), by=actor.pk)
    return file
