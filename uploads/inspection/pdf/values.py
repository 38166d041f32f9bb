"""Values of objects as plain Python, whatever bytes they are made of."""

from __future__ import annotations

from typing import Final

import pikepdf
from pikepdf import Name, Object

#: What pikepdf raises for an object that cannot be read. Names and messages hold bytes of the
#: file, and those need not be text.
UNREADABLE: Final = (pikepdf.PikepdfError, ValueError, TypeError)


def name(dictionary: Object, key: str) -> str:
    """A name with its slash; "" for anything else and for a name that is no text."""
    return name_of(dictionary.get(key))


def name_of(value: object) -> str:
    """The same of a value."""
    try:
        return str(value) if isinstance(value, Name) else ""
    except UnicodeDecodeError:
        return ""


def number(dictionary: Object, key: str) -> int:
    """A whole number that is not negative; 0 for anything else."""
    value: object = dictionary.get(key)
    return max(0, value) if isinstance(value, int) else 0
