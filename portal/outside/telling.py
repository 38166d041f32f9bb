"""What is told about one page, whatever form it then takes: meta tags, Open Graph, schema.org."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest

from cases.addresses import in_interface_language
from portal.outside.cards.texts import CardText
from portal.outside.origin import absolute

#: A node of schema.org.
Thing = Mapping[str, Any]

#: Characters of a description; search engines show no more.
DESCRIPTION_CHARS: Final = 160
NOINDEX: Final = "noindex"


@dataclass(frozen=True, slots=True)
class Shown:
    """A page while it is rendered. ``canonical`` is its whole address."""

    request: HttpRequest
    context: Mapping[str, Any]
    canonical: str

    def absolute(self, path: str) -> str:
        """The whole address of a path as it is."""
        return absolute(self.request, path)

    def here(self, path: str) -> str:
        """The whole address of a path without a language, in that of the interface."""
        return absolute(self.request, in_interface_language(path))


@dataclass(frozen=True, slots=True)
class Step:
    """A page on the way from the front page; ``url`` is a whole address."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Telling:
    """``kind`` is Open Graph's; ``trail`` leads to the page's parent; ``citing`` are meta tags.

    ``permanent``: the address to cite, where it is not that of the page.
    """

    title: str
    description: str
    card: CardText | None = None
    kind: str = "website"
    robots: str = ""
    trail: tuple[Step, ...] = ()
    things: tuple[Thing, ...] = ()
    citing: tuple[tuple[str, str], ...] = ()
    permanent: str = ""
    published: datetime | None = None
    modified: datetime | None = None


def trimmed(text: str, limit: int = DESCRIPTION_CHARS) -> str:
    """One line of at most ``limit`` characters, cut between words where there are words."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    at_space = cut.rfind(" ")
    # Chinese and Japanese have no spaces; there a cut anywhere is right.
    kept = cut[:at_space] if at_space > limit // 2 else cut
    return f"{kept.rstrip(' ,;:–-')}…"
