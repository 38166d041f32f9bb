"""What the front page shows: themes, newest policies, learning sessions."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def home_context(request: HttpRequest) -> dict[str, Any]:
    """Variables of the front page."""
    return {}
