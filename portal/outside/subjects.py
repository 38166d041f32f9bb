"""Which pages are told to outsiders, and how: by the name of the route or the type of the page.

A page that is not named here is for those who came to it: search engines leave it out, and no card
is made. A new public page is one more line; a test asks for a line for every new route.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from portal.outside import pages, policies, portraits
from portal.outside.telling import NOINDEX, Shown, Telling

Teller = Callable[[Shown], Telling]


@dataclass(frozen=True, slots=True)
class Subject:
    """``needs``: names in the context. An error page under the same route has none of them."""

    tell: Teller
    needs: tuple[str, ...]


BY_ROUTE: Final[Mapping[str, Subject]] = {
    "search": Subject(pages.search, ("found",)),
    "themes": Subject(portraits.themes, ("themes",)),
    "theme": Subject(portraits.theme, ("theme", "found")),
    "cities": Subject(portraits.cities, ("regions",)),
    "city": Subject(portraits.city, ("city", "found")),
    "sessions": Subject(portraits.sessions, ("sessions",)),
    "session": Subject(portraits.session, ("session", "found")),
    "places": Subject(portraits.places, ("places",)),
    "place": Subject(portraits.place, ("place",)),
    "file": Subject(pages.file, ("viewing",)),
    "file-page": Subject(pages.file, ("viewing",)),
}

#: Beginnings of the names of routes that are for those who came to them, and told to nobody.
OURS_ONLY: Final = (
    "account_",
    "accounts:",
    "briefs:",
    "facts_",
    "own-file",
    "people",
    "pack",
    "programmes:",
    "styleguide",
    "text_only",
)

BY_PAGE_TYPE: Final[Mapping[str, Subject]] = {
    "portal.HomePage": Subject(pages.home, ("page",)),
    "portal.StandardPage": Subject(pages.standard, ("page",)),
    "cases.CaseStudyIndexPage": Subject(pages.index, ("page", "listed", "policies")),
    "cases.CaseStudyPage": Subject(policies.policy, ("page", "reading")),
    "cases.CollectionIndexPage": Subject(pages.standard, ("page",)),
    "cases.CollectionPage": Subject(pages.collection, ("page",)),
    "briefs.BriefIndexPage": Subject(pages.index, ("page", "listed", "policies")),
    "briefs.BriefPage": Subject(policies.policy, ("page", "reading")),
}


def telling_of(shown: Shown) -> Telling:
    """What is told about the page that is being rendered."""
    subject = _subject(shown)
    if subject is None or any(name not in shown.context for name in subject.needs):
        return Telling("", pages.about_site(), robots=NOINDEX)
    return subject.tell(shown)


def _subject(shown: Shown) -> Subject | None:
    page: Any = shown.context.get("page")
    match = shown.request.resolver_match
    # An editor's preview is a page of the tree without a route of its own.
    if match is None or getattr(shown.request, "is_preview", False):
        return None
    if match.view_name == "wagtail_serve":
        return BY_PAGE_TYPE.get(page._meta.label) if hasattr(page, "url_path") else None
    return BY_ROUTE.get(match.view_name)
