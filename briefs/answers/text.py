"""What people type or paste, as it is kept: visible characters only, one kind of line end."""

from __future__ import annotations

import re
from typing import Final

#: Control characters but tab and line feed, lone surrogates, and marks that turn the direction of
#: the text around them. Joiners stay: Persian and Hindi need them.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
#: Longest text kept of one box, in characters; far above every limit of the questions.
MOST_KEPT: Final = 100_000


def tidy(text: str) -> str:
    """Without unseen characters and outer white space; lines end in a line feed."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of plain text; a blank line begins a new one, a single line end is a space."""
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    return [part for part in parts if part]


def lines_of(text: str) -> list[str]:
    """The lines that say something."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line]
