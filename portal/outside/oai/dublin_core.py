"""A policy as unqualified Dublin Core, in all the languages it is told in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.utils import timezone

from cases.citation import citation_of
from cases.models import PolicyPage
from portal.outside.oai.answers import Element
from portal.outside.policies import interval
from portal.outside.things import LICENCE_URLS, PUBLISHER

_KINDS: Final = {"case": "Case study", "brief": "Brief"}
_OPEN: Final = "info:eu-repo/semantics/openAccess"


def dublin_core(pages: Sequence[Any], url: str) -> tuple[Element, ...]:
    """``pages`` are the public translations, the main one first; ``url`` the address to cite.

    Words of our vocabulary are English, whatever language is active.
    """
    first: Any = pages[0]
    return tuple(dict.fromkeys([*_told(pages), *_shared(first, url)]))


def _told(pages: Sequence[PolicyPage]) -> Iterator[Element]:
    """What every translation tells in its own language."""
    for page in pages:
        yield Element("title", page.title, page.content_language)
    first = pages[0]
    if first.original_title:
        yield Element("title", first.original_title, first.original_language)
    for page in pages:
        yield Element("description", page.summary, page.content_language)
    for page in pages:
        yield Element("language", page.content_language)


def _shared(page: PolicyPage, url: str) -> Iterator[Element]:
    """What is the same in all of them."""
    cited = citation_of(page, url=url, today=timezone.localdate())
    for name in cited.authors:
        yield Element("creator", name)
    for theme in page.themes:
        yield Element("subject", theme.label_en, "en")
    yield Element("publisher", PUBLISHER)
    if page.first_published_at:
        yield Element("date", timezone.localdate(page.first_published_at).isoformat())
    yield Element("type", "Text")
    yield Element("type", _KINDS[page.kind], "en")
    yield Element("format", "text/html")
    yield Element("identifier", url)
    for block in page.sources:
        if block.value["url"]:
            yield Element("relation", block.value["url"])
    yield Element("coverage", f"{page.city.name_en}, {page.city.country.name_en}", "en")
    yield Element("coverage", interval(page))
    yield Element("rights", _OPEN)
    yield Element("rights", LICENCE_URLS.get(page.licence, "All rights reserved"))
