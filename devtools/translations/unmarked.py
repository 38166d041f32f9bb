"""Words of a template that nobody marked for translation: text, and attributes a reader meets.

A rendered page shows only the branches taken; this reads them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

#: Said aloud or shown. ``content`` only of descriptions, ``value`` only of buttons.
_ATTRIBUTES: Final = {"alt", "aria-label", "placeholder", "title", "label", "aria-description"}
_MARKED: Final = re.compile(
    r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}"
    r"|{%\s*comment\b.*?{%\s*endcomment\s*%}|{#.*?#}",
    re.DOTALL,
)
_TAG: Final = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
#: Text given to a filter, or to an included template, by a tag that does not translate it.
_GIVEN: Final = re.compile(r"(?:default(?:_if_none)?:|yesno:|\w*(?:label|title|text)=)\"([^\"]+)\"")
_TRANSLATES: Final = re.compile(r"{%\s*trans(?:late)?\b|_\(")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
#: Elements whose text no reader meets as words.
_SILENT: Final = {"script", "style", "code", "svg"}
_VOID: Final = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "use", "wbr"}


class _Reader(HTMLParser):
    """Collects words outside of elements that name a language of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        # A language written out in the template: a sentence meant for readers of that language.
        quiet = tag in _SILENT or bool(values.get("lang", "").strip())
        if tag not in _VOID:
            self._open.append((tag, quiet))
        if not (quiet or self._is_quiet()):
            self.found += [values[name] for name in _ATTRIBUTES & values.keys()]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        if not self._is_quiet():
            self.found.append(data)

    def _is_quiet(self) -> bool:
        return any(quiet for _tag, quiet in self._open)


def unmarked_words(template: str) -> list[str]:
    """Pieces of text with words in them, in the order of the file."""
    marked = _MARKED.sub(" ", template)
    reader = _Reader()
    reader.feed(_TAG.sub(" ", marked))
    reader.close()
    pieces = [*reader.found, *_given(marked)]
    return [" ".join(piece.split()) for piece in pieces if _WORD.search(piece)]


def unmarked_in(folder: Path) -> list[str]:
    """One line for each such piece in the templates below a folder."""
    return [
        f"{path.relative_to(folder)}: {piece}"
        for path in sorted(folder.rglob("*.html"))
        for piece in unmarked_words(path.read_text(encoding="utf-8"))
    ]


def _given(template: str) -> Iterator[str]:
    for tag in _TAG.findall(template):
        if not _TRANSLATES.search(tag):
            yield from _GIVEN.findall(tag)
