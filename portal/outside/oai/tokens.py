"""Resumption tokens: where a list goes on. Nothing is stored; the token holds it all, signed.

A list goes on after a row, not at a number: whatever is changed, added or deleted between two
requests, no policy is left out. One that changes meanwhile comes again at its new place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.core import signing

from portal.outside.oai.arguments import ProtocolError, Selection

_SALT: Final = "portal.outside.oai"


@dataclass(frozen=True, slots=True)
class Place:
    """After which row a list goes on, how many were sent before, and how many there were."""

    verb: str
    selection: Selection
    changed_at: datetime
    row: int
    sent: int
    total: int


def written(place: Place) -> str:
    """As text for an address: letters, digits, ``-_:``."""
    wanted = place.selection
    return signing.dumps(
        [
            place.verb,
            _second(wanted.since),
            _second(wanted.until),
            wanted.set_name,
            _second(place.changed_at),
            place.row,
            place.sent,
            place.total,
        ],
        salt=_SALT,
        compress=True,
    )


def read(token: str, verb: str) -> Place:
    """Raises ProtocolError: badResumptionToken for one that is not ours, or of another verb."""
    try:
        of, since, until, set_name, changed_at, row, sent, total = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError) as error:
        raise _bad() from error
    if of != verb:
        raise _bad()
    selection = Selection(_moment(since), _moment(until), set_name)
    return Place(verb, selection, datetime.fromisoformat(changed_at), row, sent, total)


def _second(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _bad() -> ProtocolError:
    return ProtocolError("badResumptionToken", "This token is none of ours. Begin anew.")
