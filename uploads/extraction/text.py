"""Text as it comes out of a file, made fit for people, search and the database."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

#: pdfium marks a hyphen at the end of a line, where the next line goes on, with one of these; the
#: first is also what some programs write for any hyphen.
HYPHENS: Final = re.compile("[\u00ad\u0002\ufffe]+(\\s*)")
#: Directions, joins of nothing, marks: seen by nobody, and a way to show one text and mean another.
INVISIBLE: Final = re.compile(
    "[\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
#: Controls; surrogates without their half; characters that are none; private ones (icon fonts).
UNREADABLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\uffff\ufffd\ue000-\uf8ff]"
)
#: Letters stored by their look: Kangxi radicals, ligatures, forms of Arabic and Hebrew letters.
LOOKS: Final = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]+")
BLANKS: Final = re.compile(r"[^\S\n]+")
EMPTY_LINES: Final = re.compile(r"\n{3,}")


def cleaned(text: str) -> str:
    """Readable text in NFC: no controls or bidi characters, single blanks, single empty lines."""
    text = INVISIBLE.sub("", text)
    text = HYPHENS.sub(_hyphen, text)
    text = re.sub("\r\n|[\r\v\f\x85\u2028\u2029]", "\n", text)
    text = UNREADABLE.sub(" ", text)
    text = LOOKS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    text = unicodedata.normalize("NFC", text)
    lines = (BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()


def _hyphen(mark: re.Match[str]) -> str:
    """A word that was divided is joined; what goes on with a capital or a figure is a compound."""
    before = mark.string[mark.start() - 1 : mark.start()]
    after = mark.string[mark.end() : mark.end() + 1]
    if not (before.isalnum() and after.isalnum()):
        return mark[1]
    return "" if before.isalpha() and after.islower() else "-"


def letters(text: str) -> int:
    """How many characters a reader would see."""
    return sum(not character.isspace() for character in text)
