"""Variables of every page: language menu, canonical address. A view's own values win."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from cases.addresses import language_links
from portal.reading.text_only import mode_of
from taxonomy.credits import GEONAMES_CREDIT


def site_frame(request: HttpRequest) -> dict[str, Any]:
    """What header and footer need; no query."""
    return {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "languages": language_links(request.path, query=request.META.get("QUERY_STRING", "")),
        "text_only": mode_of(request),
        "canonical": request.build_absolute_uri(request.path),
        "places_credit": GEONAMES_CREDIT,
    }
