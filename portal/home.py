"""What the front page shows: themes, newest policies, learning sessions."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest

from portal.counts import holdings
from portal.selectors import counted_themes, session_cards

NEWEST_SHOWN: Final = 6
SESSIONS_SHOWN: Final = 4


def home_context(request: HttpRequest) -> dict[str, Any]:
    """Variables of the front page."""
    held = holdings(request, newest=NEWEST_SHOWN)
    return {
        "held": held,
        "city_count": len(held.counts["city"]),
        "themes": counted_themes(held),
        "newest": held.newest,
        "sessions": session_cards(held)[:SESSIONS_SHOWN],
    }
