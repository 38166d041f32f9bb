"""Stream fields -> the plain text that is indexed and shown in snippets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.html import strip_tags
from wagtail.rich_text import RichText


def stream_text(value: Iterable[Any]) -> str:
    """All words of a stream field, or of some of its blocks: a line per block."""
    return "\n".join(line for block in value for line in _lines(block.value))


def joined(parts: Iterable[str]) -> str:
    """Paragraphs that are not empty, with a blank line between them."""
    return "\n\n".join(part for part in parts if part)


def _lines(value: Any) -> Iterator[str]:
    if isinstance(value, RichText):
        # Without the space, the last word of a paragraph would run into the first of the next.
        yield strip_tags(value.source.replace("</p>", "</p> ").replace("</li>", "</li> ")).strip()
    elif isinstance(value, str):
        yield value
    elif hasattr(value, "items"):
        for inner in value.values():
            yield from _lines(inner)
