"""The same page in other languages, as search engines are told (hreflang)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import HttpRequest

from cases.addresses import LanguageLink
from portal.outside.origin import absolute

#: For readers of a language that is not ours.
X_DEFAULT: Final = "x-default"


@dataclass(frozen=True, slots=True)
class Alternate:
    """``code``: BCP 47, or ``x-default``; ``url``: a whole address."""

    code: str
    url: str


def alternates(languages: Sequence[LanguageLink], request: HttpRequest) -> tuple[Alternate, ...]:
    """Every language the page's text exists in, itself among them, then the default of others."""
    found = [
        Alternate(each.code, absolute(request, each.address))
        for each in languages
        if each.is_translated
    ]
    return (*found, *default_of(found))


def default_of(found: Sequence[Alternate]) -> tuple[Alternate, ...]:
    """The page in the site's own language, else in the first one it has."""
    own = (each for each in found if each.code == settings.LANGUAGE_CODE)
    chosen = next(own, found[0] if found else None)
    return (Alternate(X_DEFAULT, chosen.url),) if chosen else ()
