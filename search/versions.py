"""In which of a policy's languages it is shown: the reader's where it was translated, else its own.

Read from the texts a record keeps; no page is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import Any, Final

from search.models import SearchRecord

_TAG: Final = re.compile(r"</?mark>")
#: An extract may be cut within a word at its ends, so a piece of its middle is looked for.
_ENDS: Final = "… \t\n"


def shown_text(row: SearchRecord, language: str | None) -> Mapping[str, Any]:
    """``title``, ``summary``, ``body`` and ``code`` of the version for a reader of a language."""
    version = versions_of(row).get(language or "")
    return version or {**row.texts[0], "code": row.language}


def versions_of(row: SearchRecord) -> dict[str, Mapping[str, Any]]:
    """Language code -> whole text, in the order of the record."""
    return {text["code"]: text for text in row.texts if text.get("code")}


def language_of_extract(row: SearchRecord, extract_html: str) -> str:
    """Code of the version an extract was taken from; that of the record where it is in none."""
    plain = " ".join(unescape(_TAG.sub("", extract_html)).strip(_ENDS).split())
    for code, text in versions_of(row).items():
        if plain and plain in " ".join(text["body"].split()):
            return code
    return row.language
