"""Which cover a record has: its first theme gives the pattern, its identifier the variant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.urls import reverse

from portal.covers.drawing import number_of
from taxonomy.families import Family, family_of

#: Where a record says what it is called for ever: pages, results and cards, vocabulary.
_IDENTIFIERS: Final = ("stable_id", "id", "slug")


def cover_address(record: Any, family: str = "") -> str:
    """Address of the cover of a policy page, search result, card, theme, city, session or place.

    ``family`` overrules the theme; a record without any theme has the family of its identifier.
    """
    identifier = _identifier(record)
    chosen = Family(family) if family else _family(record, identifier)
    return reverse("cover", args=[chosen.value, number_of(identifier)])


def _identifier(record: Any) -> str:
    # A vocabulary record has a number as its id, which another installation gives to another.
    names = [getattr(record, name, None) for name in _IDENTIFIERS]
    return next((name for name in names if isinstance(name, str) and name), str(record))


def _family(record: Any, identifier: str) -> Family:
    themes: Sequence[Any] = getattr(record, "themes", ())
    first = next(iter(themes), None)
    return family_of(identifier if first is None else theme_slug(first))


def theme_slug(theme: Any) -> str:
    """Of a Theme, of a value of the theme facet, or the slug itself."""
    return str(getattr(theme, "slug", None) or getattr(theme, "value", theme))
