"""Links of texts that leave the portal: to another page of the pack, else to the portal itself."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from cases.addresses import neutral


def on_the_portal(path: str) -> str:
    """The address on the web of a path of ours."""
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"


def offline_html(source: str, inside: Mapping[str, str]) -> SafeString:
    """Rich text as it is stored, with links that work from a folder.

    ``inside`` maps paths without a language to files of the pack. What is elsewhere gets the class
    ``online``. A link that leads nowhere becomes plain text.
    """
    soup = BeautifulSoup(expand_db_html(source), "html.parser")
    for link in soup.find_all("a"):
        _redirect(link, inside)
    for picture in soup.find_all(["img", "iframe", "script", "style", "object", "embed"]):
        picture.decompose()
    # Of texts that editors wrote, and Wagtail cleaned when it stored them.
    return mark_safe(str(soup))  # noqa: S308


def _redirect(link: Tag, inside: Mapping[str, str]) -> None:
    href = str(link.get("href") or "")
    parts = urlsplit(href)
    ours = not parts.netloc or href.startswith(settings.WAGTAILADMIN_BASE_URL)
    if ours and parts.path.startswith("/"):
        path = neutral(parts.path)
        link["href"] = inside.get(path) or on_the_portal(parts.path)
        if path in inside:
            return
    elif parts.scheme not in ("http", "https", "mailto"):
        link.unwrap()
        return
    link["class"] = "online"
