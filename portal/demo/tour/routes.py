"""What the URL map and the page tree offer to readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import Page, get_page_models

#: Wagtail's admin and the API have their own frames; readers never see the one nor the other.
_OTHER_HOUSES: Final = ("admin/", "api/")


def route_names() -> set[str]:
    """Names of all routes outside the admin and the API, with their namespaces."""
    return {
        name
        for name, pattern in _walk(get_resolver().url_patterns)
        if name and not pattern.startswith(_OTHER_HOUSES)
    }


def page_types() -> list[type[Page]]:
    """Every type of page that readers can open."""
    return [model for model in get_page_models() if model is not Page and model.is_creatable]


def _walk(
    patterns: Iterable[URLPattern | URLResolver], prefix: str = "", namespaces: tuple[str, ...] = ()
) -> Iterator[tuple[str, str]]:
    for each in patterns:
        pattern = f"{prefix}{each.pattern}"
        if isinstance(each, URLResolver):
            inner = (*namespaces, each.namespace) if each.namespace else namespaces
            yield from _walk(each.url_patterns, pattern, inner)
        else:
            yield (":".join((*namespaces, each.name)) if each.name else "", pattern)
