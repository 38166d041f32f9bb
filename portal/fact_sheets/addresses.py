"""Where the fact sheet of a policy is, and whether this installation can print it."""

from __future__ import annotations

from ctypes.util import find_library
from functools import cache
from importlib.util import find_spec
from typing import Any, Final

from django.urls import reverse

#: What WeasyPrint asks the system for; the names are those the linker knows.
LIBRARIES: Final = ("pango-1.0", "pangoft2-1.0", "harfbuzz")


@cache
def can_print() -> bool:
    """Looked for once, and without loading anything: the first reader should not wait for it."""
    return find_spec("weasyprint") is not None and all(map(find_library, LIBRARIES))


def fact_sheet_address(page: Any) -> str:
    """In the language of the interface; "" for a draft, and where nothing can be printed."""
    if not page.live or not can_print():
        return ""
    return reverse("fact_sheet", args=[page.stable_id])
