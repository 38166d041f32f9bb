"""The title of a file: that of its first page, else its first line, else its name."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

from taxonomy.folding import fold

SHORTEST: Final = 4
LONGEST: Final = 120
#: A first line may be the date, the place or the speaker; further down it is no title any more.
LINES: Final = 3

#: What programs write when nobody has given a title.
_NOBODY_WROTE: Final = re.compile(
    r"(microsoft )?(power ?point|word|keynote|google slides)?[ -]*"
    r"(presentation|document|slide|untitled|no slide title|scan|img|image|doc|file|프레젠테이션)"
    r"[ \d().v-]*(pptx?|docx?|pdf)?|microsoft (powerpoint|word) .*"
)
_NOT_A_TITLE: Final = re.compile(r"@|https?:|www\.|^[\W\d_]+$")
_DATE: Final = re.compile(
    r"\W*(\d{1,2}\W+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\W+[\d\W]+",
    re.IGNORECASE,
)
_VERSION: Final = re.compile(
    r"[\s_-]+(final|draft|copy|v?\d+(\.\d+)*|rev\d*|\(\d+\))$", re.IGNORECASE
)
_GAPS: Final = re.compile(r"[\s_]+")


def title_of(page_title: str, page_text: str, name: str) -> str:
    """A title of at most 120 characters; "" when nothing looks like one."""
    lines = [line for line in page_text.splitlines() if line.strip()][:LINES]
    for candidate in (page_title, *filter(_has_words, lines), _spoken(name)):
        tidy = _GAPS.sub(" ", candidate).strip(" -–—|·•")
        if _is_title(tidy):
            return tidy
    return ""


def _is_title(text: str) -> bool:
    letters = sum(letter.isalpha() for letter in text)
    return (
        # Two syllables of Hangul or Han characters say as much as four letters.
        letters >= (SHORTEST if text.isascii() else SHORTEST // 2)
        and len(text) <= LONGEST
        and not _NOT_A_TITLE.search(text)
        and not _DATE.fullmatch(text)
        and not _NOBODY_WROTE.fullmatch(fold(text))
    )


def _has_words(line: str) -> bool:
    """One word alone on a line is a place, a logo or a month."""
    return not line.isascii() or len(line.split()) > 1


def _spoken(name: str) -> str:
    """The words of a name such as "Osaka_water-policy_FINAL_v2.pptx"; "" if it is a mere number."""
    stem = PurePosixPath(name).stem
    while (shorter := _VERSION.sub("", stem)) != stem:
        stem = shorter
    words = re.sub(r"[_-]+", " ", stem).strip()
    return words if _has_words(words) else ""
