"""The name a file came with -> a name that can be shown, and what its end claims.

A name is what anybody typed: it may hold a path, control characters, marks that turn the
direction of writing (``exe.fdp`` shown as ``pdf.exe``), or ten thousand letters.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

#: Characters of a name that is kept; the model has room for 255.
LONGEST: Final = 150
_LONGEST_EXTENSION: Final = 10

#: Persian, Hindi and family emoji need these two; every other invisible character goes.
_JOINERS: Final = "\u200c\u200d"
_INVISIBLE: Final = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_EXTENSION: Final = re.compile(r"\.([A-Za-z0-9]+)$")


def clean_name(name: str) -> str:
    """The name without path and invisible characters, in NFC, at most LONGEST characters.

    The extension stays. Nothing left: "file" and the extension.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = " ".join("".join(filter(_is_visible, last)).split()).rstrip(" .")
    ending = _ending(visible)
    stem = visible.removesuffix(ending).strip(" .")
    stem = stem[: LONGEST - len(ending)].strip(f" .{_JOINERS}")
    return (stem or "file") + ending


def extension_of(name: str) -> str:
    """What stands after the last dot of the cleaned name, in lower case; "" if nothing does."""
    return _ending(clean_name(name)).removeprefix(".").lower()


def _ending(name: str) -> str:
    match = _EXTENSION.search(name)
    return match[0] if match and len(match[1]) <= _LONGEST_EXTENSION else ""


def _is_visible(character: str) -> bool:
    return (
        character in _JOINERS
        or character.isspace()
        or unicodedata.category(character) not in _INVISIBLE
    )
