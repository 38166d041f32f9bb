"""When something was, in words: a year, or a month of it where that is known."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext


def month_text(year: int, month: int | None) -> str:
    """``July 2004`` where the month is known, else ``2004``; Korean adds the word for year."""
    if not month:
        return gettext("%(year)s") % {"year": year}
    return str(date_format(date(year, month, 1), "YEAR_MONTH_FORMAT"))
