"""The state of everything readers can see, as one short text; one query.

It is made of the highest number of the marks and of how many there are. The number alone would not
do: of two transactions the one with the higher number may be committed first, and the other would
go unnoticed. Marks are deleted only together with a new one, so no value ever comes back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone

from portal.reading.rows import ContentChange

_KEPT_FOR: Final = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Generation:
    """``since``: when the last change was made; None before the first."""

    text: str
    since: datetime | None


def current() -> Generation:
    """What readers see now."""
    found = ContentChange.objects.aggregate(last=Max("pk"), count=Count("pk"), since=Max("at"))
    return Generation(f"{found['last'] or 0}.{found['count']}", found["since"])


def mark() -> None:
    """Say that something changed; within the transaction that changes it, if there is one."""
    ContentChange.objects.create()


@transaction.atomic
def forget_old_marks() -> None:
    """Keep the table short; kept pages are thrown away by it, too, so not too often."""
    old = ContentChange.objects.filter(at__lt=timezone.now() - _KEPT_FOR)
    if old.delete()[0]:
        mark()
