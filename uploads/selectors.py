"""Questions about files: where one stands, and which ones a person has."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Count, Min, Q, QuerySet, Sum

from uploads.choices import FileState
from uploads.inspection import Reason
from uploads.models import SourceFile
from uploads.reasons import STATES, Explanation, PortalReason, explain
from uploads.rules import FINAL_STATES


@dataclass(frozen=True, slots=True)
class FileStatus:
    """What the person a file belongs to is told, in the language of the request.

    ``sentence`` says what is the matter, ``next_step`` what to do ("" when there is nothing).
    ``pages`` counts pages that can be seen, named by ``unit``. ``is_final``: nothing more happens
    by itself, so there is no need to ask again. ``may_retry``: another attempt may be asked for.
    """

    state: str
    label: str
    sentence: str
    next_step: str
    reason: str
    pages: int
    unit: str
    is_final: bool
    may_retry: bool

    def as_json(self) -> dict[str, Any]:
        """The fields by name."""
        return asdict(self)


def status_of(file: SourceFile) -> FileStatus:
    """Where a file stands, in words."""
    state = FileState(file.state)
    told = _explanation(file, state)
    return FileStatus(
        state=state.value,
        label=str(state.label),
        sentence=str(told.sentence),
        next_step=str(told.next_step),
        reason=file.reason,
        pages=file.page_count if state in (FileState.READY, FileState.HELD) else 0,
        unit=file.unit,
        # A file nobody could scan is taken up again without anybody's doing.
        is_final=state in FINAL_STATES and file.reason != Reason.UNSCANNED,
        may_retry=state == FileState.FAILED,
    )


def _explanation(file: SourceFile, state: FileState) -> Explanation:
    if state == FileState.READY:
        return STATES[state]
    told = explain(file.reason) or STATES[state]
    if file.reason == PortalReason.BY_STAFF and file.detail:
        return Explanation(f"{told.sentence} {file.detail}", told.next_step)
    return told


def files_of(person: AbstractBaseUser) -> QuerySet[SourceFile]:
    """Files a person uploaded, and those staff uploaded for this person."""
    mine = Q(uploaded_by_user=person.pk, on_behalf_of=None) | Q(on_behalf_of=person.pk)
    files: QuerySet[SourceFile] = SourceFile.objects.filter(mine)
    return files


def bytes_of(person: AbstractBaseUser) -> int:
    """Bytes that the stored files of a person take."""
    kept = files_of(person).exclude(state=FileState.REFUSED)
    return int(kept.aggregate(total=Sum("file_size"))["total"] or 0)


def uploads_since(uploader: AbstractBaseUser, since: datetime) -> int:
    """Number of files somebody has uploaded since."""
    count: int = SourceFile.objects.filter(
        uploaded_by_user=uploader.pk, created_at__gte=since
    ).count()
    return count


def same_content(files: QuerySet[SourceFile], sha256: str) -> SourceFile | None:
    """The newest of these files with this content that was not refused."""
    same = files.filter(sha256=sha256).exclude(state=FileState.REFUSED)
    found: SourceFile | None = same.order_by("-created_at", "-pk").first()
    return found


def others_with_content_of(file: SourceFile) -> QuerySet[SourceFile]:
    """Other files with this content, whoever uploaded them; for staff only."""
    same: QuerySet[SourceFile] = SourceFile.objects.filter(sha256=file.sha256).exclude(sha256="")
    return same.exclude(pk=file.pk).exclude(state=FileState.REFUSED)


@dataclass(frozen=True, slots=True)
class WaitingFiles:
    """Files that wait for staff, and since when the oldest of them does."""

    held: int
    held_since: datetime | None
    failed: int
    failed_since: datetime | None


def waiting_files(files: QuerySet[SourceFile]) -> WaitingFiles:
    """Of these, what was held for a decision or could not be read. One query."""
    held, failed = Q(state=FileState.HELD), Q(state=FileState.FAILED)
    found = files.aggregate(
        held=Count("pk", filter=held),
        held_since=Min("state_since", filter=held),
        failed=Count("pk", filter=failed),
        failed_since=Min("state_since", filter=failed),
    )
    return WaitingFiles(**found)
