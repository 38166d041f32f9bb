"""The pages that are measured: names of stops of the demo's tour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

#: Title in the table -> name of the stop.
STOPS: Final[Mapping[str, str]] = {
    "home": "portal-homepage",
    "results": "search-hits-in-files",
    "policy": "cases-casestudypage",
    "viewer": "file-page",
    "brief form": "briefs-part-story",
}
#: Never to be found by search engines: endless, or one person's own. There Lighthouse's question
#: whether a page may be indexed is not asked.
NOT_FOR_SEARCH_ENGINES: Final = frozenset({"results", "brief form"})


@dataclass(frozen=True, slots=True)
class Measured:
    """A page to be measured; ``email`` is empty for a page that anybody may see."""

    title: str
    path: str
    email: str
    password: str

    @property
    def is_indexed(self) -> bool:
        """Whether search engines may keep it."""
        return self.title not in NOT_FOR_SEARCH_ENGINES


def pages_of(tour: Sequence[Mapping[str, Any]]) -> list[Measured]:
    """The pages in the order of the table. Raises KeyError for a stop that is gone."""
    stops = {stop["name"]: stop for stop in tour}
    return [
        Measured(title, stops[name]["path"], stops[name]["email"], stops[name]["password"])
        for title, name in STOPS.items()
    ]
