"""Names found in texts: whole words where words are divided, anywhere where they are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from taxonomy.folding import fold

_WORDS: Final = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*")
#: Hangul, Kana and Han: particles are glued to a name, so it is looked for inside words.
_UNDIVIDED: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
MOST_WORDS: Final = 4


def is_undivided(name: str) -> bool:
    """Whether it is written in a script in which words are not looked up by their gaps."""
    return bool(_UNDIVIDED.search(name))


class Names:
    """Folded names -> what they stand for; looks up every run of up to four words of a text."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._divided: dict[str, set[str]] = {}
        self._undivided: dict[str, set[str]] = {}
        for name, value in entries:
            kind = self._undivided if is_undivided(name) else self._divided
            if key := fold(name):
                kind.setdefault(key, set()).add(value)

    def found_in(self, text: str) -> Iterator[tuple[str, Mapping[str, None]]]:
        """Each name that occurs, with what it may stand for."""
        for key in runs(text):
            if values := self._divided.get(key):
                yield key, dict.fromkeys(sorted(values))
        folded = fold(text) if is_undivided(text) else ""
        for key, values in self._undivided.items() if folded else ():
            if key in folded:
                yield key, dict.fromkeys(sorted(values))


def runs(text: str) -> set[str]:
    """All runs of one to four words, folded."""
    words = [fold(word) for word in _WORDS.findall(text)]
    return set(_runs_of([word for word in words if word]))


def _runs_of(words: Sequence[str]) -> Iterator[str]:
    for start in range(len(words)):
        for length in range(1, MOST_WORDS + 1):
            if start + length <= len(words):
                yield " ".join(words[start : start + length])
