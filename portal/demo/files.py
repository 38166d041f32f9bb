"""Presentations on some policies of the demo, checked and read as any upload is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from accounts.models import User
from briefs.importing.drafts import PAGE_MODELS
from portal.demo.content import PolicyEntry
from portal.demo.decks import outline_of, pdf_deck, pptx_deck
from uploads.choices import FileKind, Licence
from uploads.examination import reads_office_files
from uploads.leases import take
from uploads.models import SourceFile
from uploads.processing import process
from uploads.receive import receive

#: Policies that come with a presentation; the rest have none, as in real life.
WITH_DECK: Final = frozenset(
    {
        "seoul-bus-reform-2004",
        "seoul-cheonggyecheon",
        "seoul-food-waste-rfid",
        "singapore-electronic-road-pricing",
        "guangzhou-brt",
        "hangzhou-public-bicycle",
        "taipei-per-bag-fee",
        "bogota-care-blocks",
    }
)


def seed_files(*, entries: Sequence[PolicyEntry], staff: User) -> int:
    """Give these policies their presentations; returns how many were added.

    A policy that has a file already is left alone.
    """
    wanted = [entry for entry in entries if entry.slug in WITH_DECK]
    return sum(_seed_deck(entry, staff) for entry in wanted)


def sample_deck(entry: PolicyEntry) -> SimpleUploadedFile:
    """The presentation of an entry, in the form this machine can read."""
    slides = outline_of(entry)
    if reads_office_files():
        return SimpleUploadedFile(f"{entry.slug}.pptx", pptx_deck(slides))
    return SimpleUploadedFile(f"{entry.slug}.pdf", pdf_deck(slides))


def checked_now(file: SourceFile) -> SourceFile:
    """The same file, checked by this process; a worker that comes later finds nothing to do."""
    start = take(file.pk)
    if start.taken:
        process(start.taken)
    file.refresh_from_db()
    return file


def _seed_deck(entry: PolicyEntry, staff: User) -> bool:
    page: Any = PAGE_MODELS["brief" if entry.is_brief else "case"].objects.get(
        external_id=entry.slug
    )
    if page.files.exists():
        return False
    received = receive(
        upload=sample_deck(entry),
        user=staff,
        title=f"Presentation: {entry.title}",
        language=entry.language,
        licence=Licence.CC_BY,
    )
    file = checked_now(received.file)
    with transaction.atomic():
        page.files.create(source_file=file, kind=FileKind.DECK)
        # Without a user: what an editor has not touched stays in step with the content.
        page.save_revision().publish()
    return True
