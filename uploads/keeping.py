"""What a check found -> the database: pages and state of a file in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from uploads.choices import FileState, PageUnit
from uploads.leases import LeaseLost, Taken, still_ours
from uploads.models import FilePage, SourceFile
from uploads.rules import RULES, Move
from uploads.storing import remove, remove_pictures

TITLE_LENGTH: Final = 255


@dataclass(frozen=True, slots=True)
class ReadPage:
    """The fields of a FilePage."""

    number: int
    title: str = ""
    text: str = ""
    notes: str = ""
    language: str = ""
    was_hidden: bool = False
    by_ocr: bool = False
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """What came of a check. ``pictures`` names the folder in the private storage, "" for none."""

    move: Move
    reason: str = ""
    detail: str = ""
    flags: Sequence[str] = ()
    media_type: str = ""
    unit: str = PageUnit.PAGE
    pages: tuple[ReadPage, ...] = ()
    pictures: str = ""
    guesses: Mapping[str, Any] = field(default_factory=dict)


def keep(taken: Taken, finding: Finding) -> SourceFile:
    """Replace the pages of a file and move it on; raises LeaseLost if it is no longer ours."""
    with transaction.atomic():
        ours = SourceFile.objects.select_for_update().filter(**still_ours(taken))
        file: SourceFile | None = ours.first()
        if file is None:
            raise LeaseLost
        replace_pages(file, finding.pages, finding.pictures)
        file.unit = finding.unit
        file.media_type = finding.media_type or file.media_type
        file.flags = [str(flag) for flag in finding.flags]
        file.guesses = dict(finding.guesses)
        file.attempts, file.lease_until = 0, None
        move(file, finding.move, reason=finding.reason, detail=finding.detail)
        file.save()
    return file


def move(file: SourceFile, to: Move, *, reason: str = "", detail: str = "") -> None:
    """Set state and reason; a refused file loses its bytes once that is certain. Not saved here."""
    file.state, file.state_since = RULES[to].target, timezone.now()
    file.reason, file.detail = str(reason), detail
    if file.state == FileState.REFUSED:
        replace_pages(file, (), "")
        stored = file.file.name
        transaction.on_commit(lambda: remove([stored or ""]))


def replace_pages(file: SourceFile, pages: Sequence[ReadPage], pictures: str) -> None:
    """New pages in place of the old; the old pictures go once that is certain. Not saved here."""
    file.pages.all().delete()
    FilePage.objects.bulk_create(
        FilePage(file=file, **{**asdict(page), "title": page.title[:TITLE_LENGTH]})
        for page in pages
    )
    old = file.pages_folder
    if old and old != pictures:
        transaction.on_commit(lambda: remove_pictures(old))
    file.pages_folder, file.page_count = pictures, len(pages)
