"""Addresses of policies: one path for all languages, and that path in one of them.

English lives at ``/...``, every other language at ``/<code>/...``. What is stored (search records,
exports) is the path without a language; whoever shows a link asks for it in the language of the
interface.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Page


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """One entry of the language menu; ``is_translated``: the page's text is in that language.

    ``address`` is the same as ``url`` without a query: what is announced as ``hreflang``.
    """

    code: str
    own_name: str
    address: str
    url: str
    is_current: bool
    is_translated: bool


def policy_path(page: Page) -> str:
    """The page's path without a language prefix: ``/cases/bus-reform/``; costs no query."""
    return below_home(page.url_path)


def below_home(url_path: str) -> str:
    """``/home/cases/x/`` and ``/home-ko/cases/x/`` of the page tree both give ``/cases/x/``."""
    _root, _home, below = url_path.split("/", 2)
    return f"/{below}"


def permanent_path(stable_id: str) -> str:
    """The address to cite and to print: it outlives a new title, slug or place in the tree."""
    return f"/policies/{stable_id}/"


def is_offered(language: str) -> bool:
    """Whether it is a language of the interface."""
    return language in dict(settings.LANGUAGES)


def localised(path: str, language: str) -> str:
    """A path such as ``/cases/bus-reform/`` in one language of the interface."""
    return path if language == settings.LANGUAGE_CODE else f"/{language}{path}"


def neutral(path: str) -> str:
    """A path without its language prefix, if it has one: the reverse of :func:`localised`."""
    first, slash, rest = path.removeprefix("/").partition("/")
    prefixes = {code for code, _name in settings.LANGUAGES} - {settings.LANGUAGE_CODE}
    return f"/{rest}" if slash and first in prefixes else path


def in_interface_language(path: str) -> str:
    """A path without prefix in the language the reader has chosen."""
    return localised(path, get_language() or settings.LANGUAGE_CODE)


def language_links(
    path: str, *, translations: Mapping[str, str] | None = None, query: str = ""
) -> tuple[LanguageLink, ...]:
    """The language menu of the page at ``path``.

    ``translations`` maps languages to paths without prefix, where a page's text exists in some
    languages only; other pages exist in all. ``query`` is kept: a search stays the same search.
    """
    paths = translations or {}
    links = []
    for code, name in settings.LANGUAGES:
        address = localised(paths.get(code, neutral(path)), code)
        links.append(
            LanguageLink(
                code=code,
                own_name=str(name),
                address=address,
                url=f"{address}?{query}" if query else address,
                is_current=code == get_language(),
                is_translated=translations is None or code in translations,
            )
        )
    return tuple(links)
