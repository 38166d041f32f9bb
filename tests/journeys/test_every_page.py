"""Every stop of the tour as a browser sees it: nothing missing, refused, cut off or unnamed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, Response

from devtools.whole_portal import Portal
from tests.journeys.walking import walk

pytestmark = [pytest.mark.browser, pytest.mark.demo]

#: 1280 pixels at 400 % (WCAG 1.4.10).
ZOOMED: Final = {"width": 320, "height": 640}
#: In the other languages only what everybody may open, for time's sake.
WITH_ALL_READERS: Final = ("en", "ko")
#: Roles of what can be operated, as Chromium's accessibility tree calls them.
CONTROLS: Final = frozenset(
    """
    button checkbox combobox ComboBoxSelect DisclosureTriangle link listbox menuitem radio searchbox
    slider spinbutton switch tab textbox
    """.split()
)
#: Gives each element that sticks out to the right, unless a box around it scrolls.
STICKING_OUT: Final = """
(() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const out = [...document.body.querySelectorAll("*")].filter(
    (each) => each.getBoundingClientRect().right > width + 1
  );
  return out.slice(-3).map((each) => each.outerHTML.slice(0, 120));
})()
"""


class Complaints:
    """What a browser complained about since it was last asked."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def of(self, context: BrowserContext) -> None:
        """Listen to all pages of a context."""
        context.on("console", lambda said: self._say(said.text, said.type in {"error", "warning"}))
        context.on("weberror", lambda error: self._say(str(error.error)))
        context.on("response", self._answered)

    def _answered(self, response: Response) -> None:
        is_page = response.request.is_navigation_request()
        self._say(f"{response.status} {response.url}", response.status >= 400 and not is_page)

    def _say(self, text: str, really: bool = True) -> None:
        if really:
            self.found.append(text)

    def take(self) -> list[str]:
        """All complaints since the last time."""
        found, self.found = self.found, []
        return found


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_no_page_complains_or_is_wider_than_a_zoomed_window(
    browser: Browser, demo: Portal, tour: Sequence[dict[str, Any]], language: str
) -> None:
    if language not in WITH_ALL_READERS:
        tour = [stop for stop in tour if not stop["email"]]
    complaints = Complaints()
    problems: dict[str, list[str]] = {}
    pages = walk(browser, demo.url, tour, language=language, watch=complaints.of, viewport=ZOOMED)
    for stop, page in pages:
        found = [
            *expected(complaints.take(), stop),
            *status(page, stop),
            *page.evaluate(STICKING_OUT),
            *nameless(page),
        ]
        if found:
            problems[stop["name"]] = found
    assert problems == {}


def expected(complaints: list[str], stop: dict[str, Any]) -> list[str]:
    """Without Chromium's line about the status that the stop announces."""
    announced = f"the server responded with a status of {stop['status']} "
    return [each for each in complaints if announced not in each]


def nameless(page: Page) -> list[str]:
    """Controls that a screen reader would announce without a name, by the accessibility tree."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [
        f"{node['role']['value']} without a name"
        for node in nodes
        if not node["ignored"]
        and node["role"]["value"] in CONTROLS
        and not node.get("name", {}).get("value", "").strip()
    ]


def status(page: Page, stop: dict[str, Any]) -> list[str]:
    """The page's language, and whether it is the page that the stop announces."""
    shown = page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus")
    return [] if shown == stop["status"] else [f"status {shown}"]
