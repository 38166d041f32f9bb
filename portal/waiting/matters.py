"""One line of what waits: how many, since when, and where it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True, slots=True)
class Example:
    """One of those that wait; ``url`` opens it."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Matter:
    """``words`` name what waits in the right number; ``url`` lists it.

    ``since``: when the oldest began to wait; none where it does not matter.
    """

    count: int
    words: str
    url: str
    icon: str
    since: datetime | None = None
    examples: tuple[Example, ...] = ()

    @property
    def waiting_time(self) -> str:
        """How long the oldest waits, in words; "" where that is not counted."""
        if self.since is None:
            return ""
        days = (timezone.localdate() - timezone.localdate(self.since)).days
        if days <= 0:
            return _("since today")
        if self.count == 1:
            return ngettext("for %(n)d day", "for %(n)d days", days) % {"n": days}
        return ngettext("the oldest for %(n)d day", "the oldest for %(n)d days", days) % {"n": days}
