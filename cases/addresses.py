"""Addresses of policies: one path for all languages, and that path in one of them.

English lives at ``/...`` and Korean at ``/ko/...``. What is stored (search records, exports) is the
path without a language; whoever shows a link asks for it in the language of the interface.
"""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Page


def policy_path(page: Page) -> str:
    """The page's path without a language prefix: ``/cases/bus-reform/``.

    Read from the page tree (``/home/cases/bus-reform/``, below the home page of its language), so
    it costs no query.
    """
    _root, _home, below = page.url_path.split("/", 2)
    return f"/{below}"


def localised(path: str, language: str) -> str:
    """A path such as ``/cases/bus-reform/`` in one language of the interface."""
    return path if language == settings.LANGUAGE_CODE else f"/{language}{path}"


def neutral(path: str) -> str:
    """A path without its language prefix, whichever it has: the reverse of :func:`localised`."""
    first, slash, rest = path.removeprefix("/").partition("/")
    prefixes = {code for code, _name in settings.LANGUAGES} - {settings.LANGUAGE_CODE}
    return f"/{rest}" if slash and first in prefixes else path


def in_interface_language(path: str) -> str:
    """A path without prefix in the language the reader has chosen."""
    return localised(path, get_language() or settings.LANGUAGE_CODE)
