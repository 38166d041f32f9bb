"""Cards that were drawn are kept; of each subject and language only the one that is right today."""

from __future__ import annotations

import structlog
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from portal.outside.cards.drawing import draw
from portal.outside.cards.texts import CardText

log = structlog.get_logger(__name__)


def picture(text: CardText) -> bytes:
    """The PNG, drawn if it was not asked for before. A storage that fails costs only time."""
    storage = storages["cards"]
    folder = f"{text.kind}/{text.key}/{text.interface}"
    name = f"{folder}/{text.digest}.png"
    try:
        with storage.open(name) as file:
            return bytes(file.read())
    except FileNotFoundError:
        drawn = draw(text)
    try:
        _forget(folder)
        storage.save(name, ContentFile(drawn))
    except OSError:
        log.exception("card_not_kept", name=name)
    return drawn


def _forget(folder: str) -> None:
    """Delete what the subject said before."""
    storage = storages["cards"]
    if storage.exists(folder):
        for old in storage.listdir(folder)[1]:
            storage.delete(f"{folder}/{old}")
