"""What happens to each field of a policy in its translations.

Text is translated, everything else follows the original whenever staff bring its changes over.
Here are the exceptions.
"""

from __future__ import annotations

from typing import Final

from wagtail_localize.fields import BaseTranslatableField, SynchronizedField


class OwnField(BaseTranslatableField):
    """A field each page keeps for itself: neither translated nor taken from the original."""


def _follows(name: str) -> SynchronizedField:
    """Taken from the original; a translator is not asked about it."""
    return SynchronizedField(name, overridable=False)


#: One path in all languages keeps search records and the language menu simple.
PAGE_FIELDS: Final = [_follows("slug")]

POLICY_FIELDS: Final = [
    *PAGE_FIELDS,
    OwnField("content_language"),
    # An import finds one page by it.
    OwnField("external_id"),
    OwnField("editor_note"),
    _follows("original_title"),
    _follows("original_summary"),
    _follows("setup_cost_currency"),
    _follows("yearly_cost_currency"),
    # Names stay as they are written, and a consent that is withdrawn is withdrawn everywhere.
    _follows("authors"),
    # Titles of reports are looked up as they are printed.
    _follows("sources"),
]
