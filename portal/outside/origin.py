"""Whole addresses: every page has one origin, whichever host name a reader came by."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.http import HttpRequest


def origin_of(request: HttpRequest) -> str:
    """``https://cases.example.org``: that of the settings, else that of the request."""
    return settings.PUBLIC_ORIGIN or f"{request.scheme}://{request.get_host()}"


def absolute(request: HttpRequest, path: str) -> str:
    """A path, or an address under another host name of ours, as a whole address."""
    parts = urlsplit(path)
    return origin_of(request) + urlunsplit(("", "", parts.path, parts.query, ""))
