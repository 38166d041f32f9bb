"""Cards that were drawn are kept; of each subject and language only the one that is right today."""

from __future__ import annotations

from portal.newest_kept import newest_kept
from portal.outside.cards.drawing import draw
from portal.outside.cards.texts import CardText


def picture(text: CardText) -> bytes:
    """The PNG, drawn if it was not asked for before. A storage that fails costs only time."""
    return newest_kept(
        "cards",
        f"{text.kind}/{text.key}/{text.interface}",
        f"{text.digest}.png",
        make=lambda: draw(text),
        complaint="card_not_kept",
    )
