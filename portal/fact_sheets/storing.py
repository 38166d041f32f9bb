"""Fact sheets that were printed are kept; of each policy and language only the newest."""

from __future__ import annotations

import structlog
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from portal.fact_sheets.fitting import one_page
from portal.fact_sheets.texts import Sheet

log = structlog.get_logger(__name__)


def printed(sheet: Sheet) -> bytes:
    """The PDF, printed if it was not asked for before. A storage that fails costs only time."""
    storage = storages["fact_sheets"]
    folder = f"{sheet.key}/{sheet.interface}"
    name = f"{folder}/{sheet.digest}.pdf"
    try:
        with storage.open(name) as file:
            return bytes(file.read())
    except FileNotFoundError:
        pdf = one_page(sheet)
    try:
        _forget(folder)
        storage.save(name, ContentFile(pdf))
    except OSError:
        log.exception("fact_sheet_not_kept", name=name)
    return pdf


def _forget(folder: str) -> None:
    """Delete what the policy said before."""
    storage = storages["fact_sheets"]
    if storage.exists(folder):
        for old in storage.listdir(folder)[1]:
            storage.delete(f"{folder}/{old}")
