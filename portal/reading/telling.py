"""A page without its pictures: what each shows stands in its place, with a link to it.

Works on the finished page, so that no template can forget it. A picture without words decorates,
and goes without a trace. Within a link the words become the link's own.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

#: What matters on the way: beginnings and ends of links, pictures, sources, preloads of pictures.
_TAGS: Final = re.compile(
    r"<a\b[^>]*>|</a\s*>|<img\b[^>]*>|</?picture\b[^>]*>|<source\b[^>]*>"
    r"|<link\b[^>]*\bas=\"image\"[^>]*>",
    re.IGNORECASE,
)
_ATTRIBUTE: Final = re.compile(r"""\b(alt|src|lang)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


def without_pictures(html: str) -> str:
    """The same page; nothing in it makes a browser fetch a picture."""
    within_link = False

    def told(match: re.Match[str]) -> str:
        nonlocal within_link
        tag = match[0]
        name = tag[1:3].lower()
        if name in ("a ", "a>", "/a"):
            within_link = name != "/a"
            return tag
        return _words_of(tag, within_link=within_link) if name == "im" else ""

    return _TAGS.sub(told, html)


def _words_of(tag: str, *, within_link: bool) -> str:
    attributes = {
        found[1].lower(): unescape(found[2] or found[3] or "") for found in _ATTRIBUTE.finditer(tag)
    }
    words = attributes.get("alt", "").strip()
    if not words:
        return ""
    told = _told(words, attributes.get("lang", ""))
    if within_link:
        return format_html('<span class="told">{}</span>', told)
    return format_html(
        '<span class="told">{} <a href="{}">{}</a></span>',
        told,
        attributes.get("src", ""),
        gettext("Show this picture"),
    )


def _told(words: str, language: str) -> SafeString:
    """In the language of the page, around words that may be in another."""
    marked = format_html('<span lang="{}" dir="auto">{}</span>', language, words)
    shown = marked if language else format_html("{}", words)
    return format_html(gettext("Picture: {words}"), words=shown)
