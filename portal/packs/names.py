"""Names of files in a pack: readable in any script, and allowed on every system.

The number in front makes a name the only one of its kind, and none of those that Windows keeps for
devices; a slug has no character that Windows refuses.
"""

from __future__ import annotations

from typing import Final

from django.utils.text import slugify

#: Characters. Folder and name stay far below the 260 characters that Windows allows a path.
_LENGTH: Final = 40


def file_name(number: int, words: str, extension: str = "html") -> str:
    """``007-버스-개혁.html`` for the seventh."""
    slug = slugify(words, allow_unicode=True)[:_LENGTH].strip("-_")
    return f"{number:03d}-{slug}.{extension}" if slug else f"{number:03d}.{extension}"


def folder_name(slug: str, language: str) -> str:
    """The folder that everything lies in once the ZIP is opened."""
    words = slugify(slug, allow_unicode=True)[:_LENGTH].strip("-_") or "pack"
    return f"seoul-cases-{words}-{language}"
