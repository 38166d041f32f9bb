"""Variables of every page: navigation, language menu, credits."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def site_frame(request: HttpRequest) -> dict[str, Any]:
    """What header and footer need."""
    return {}
