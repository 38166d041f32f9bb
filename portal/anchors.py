"""Headings of a plain text that an editor wrote -> anchors, and the contents list beside it."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from cases.contents import Section

#: With fewer headings everything is in sight anyway.
FEWEST: Final = 3
_HEADING: Final = re.compile(r"<h2(?P<attributes>[^>]*)>(?P<words>.*?)</h2>", re.DOTALL)


def with_anchors(html: str) -> tuple[SafeString, tuple[Section, ...]]:
    """The same text with an id at every ``<h2>``, and its sections in order.

    ``html`` is what Wagtail makes of a rich text, and safe. A short text gets no list: ().
    """
    sections: list[Section] = []

    def anchored(found: re.Match[str]) -> str:
        anchor = f"part-{len(sections) + 1}"
        sections.append(Section(anchor, unescape(strip_tags(found["words"])).strip()))
        return f'<h2 id="{anchor}"{found["attributes"]}>{found["words"]}</h2>'

    # What was safe stays so: only ids of our own are added.
    text = mark_safe(_HEADING.sub(anchored, html))  # noqa: S308
    return text, tuple(sections) if len(sections) >= FEWEST else ()
