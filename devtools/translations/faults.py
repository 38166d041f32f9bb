"""What can be wrong with the words of one language: one function per rule, entry -> faults."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

import polib

from devtools.translations.catalogues import PLURALS, Catalogue, key_of

#: ``%(name)s``, ``%s``, ``{name}``, and tags: what the program or the browser reads.
_PLACEHOLDER: Final = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?[a-z][^>]*>")
_ADDRESS: Final = re.compile(r"https?://\S+|\S+@\S+|/\S+/")
_WORD: Final = re.compile(r"[^\W\d_]+")
_OWN_SCRIPT: Final = {
    "ko": re.compile(r"[\uac00-\ud7a3]"),
    "zh-hans": re.compile(r"[\u4e00-\u9fff]"),
    "ja": re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]"),
}
#: A text in another script with so many Latin words, and fewer letters of its own, was left so.
_LATIN_WORDS: Final = 5
#: A text of so many words that equals the English one was left in English.
_SAME_WORDS: Final = 3

Rule = Callable[[polib.POEntry, str], Iterator[str]]


def untranslated(entry: polib.POEntry, code: str) -> Iterator[str]:
    """Every form has words."""
    if not all(words_of(entry)):
        yield "not translated"


def guessed(entry: polib.POEntry, code: str) -> Iterator[str]:
    """Nothing was taken over from a text that looked alike."""
    if entry.fuzzy:
        yield "a guess (fuzzy)"


def forms(entry: polib.POEntry, code: str) -> Iterator[str]:
    """As many plural forms as the language has."""
    wanted = int(PLURALS[code].split("=")[1].split(";")[0])
    if entry.msgid_plural and len(entry.msgstr_plural) != wanted:
        yield f"{len(entry.msgstr_plural)} plural forms, {wanted} wanted"


def placeholders(entry: polib.POEntry, code: str) -> Iterator[str]:
    """The same placeholders and tags. A form for one thing may leave the number out."""
    wanted = _placeholders(entry.msgid_plural or entry.msgid)
    words = words_of(entry)
    for number, text in enumerate(words):
        found = _placeholders(text)
        is_for_one = number < len(words) - 1
        if text and found != wanted and not (is_for_one and set(found) <= set(wanted)):
            differing = sorted(set(wanted) ^ set(found))
            yield f"placeholders or tags differ: {' '.join(differing)}"


def edges(entry: polib.POEntry, code: str) -> Iterator[str]:
    """A space or line break at an end belongs to the layout."""
    for text in words_of(entry):
        if text and _edges(text) != _edges(entry.msgid):
            yield "spaces at the beginning or end differ"


def left_in_english(entry: polib.POEntry, code: str) -> Iterator[str]:
    """Words that nobody translated; a name or an example may stay as it is."""
    for text in words_of(entry):
        script = _OWN_SCRIPT.get(code)
        if script is None:
            same = _plain(text) == _plain(entry.msgid)
            if same and len(_WORD.findall(_plain(text))) >= _SAME_WORDS:
                yield "the same as in English"
        elif "Example" not in entry.msgid and _mostly_latin(text, script):
            yield "mostly in Latin letters"


RULES: Final[tuple[Rule, ...]] = (
    untranslated,
    guessed,
    forms,
    placeholders,
    edges,
    left_in_english,
)


def faults_of(catalogue: Catalogue, wanted: polib.POFile | None) -> list[str]:
    """One line for each fault; ``wanted`` are the texts of the sources, if they are compared."""
    name = "/".join(catalogue.path.parts[-3:])
    if not catalogue.path.exists():
        return [f"{name}: no such catalogue"]
    held = catalogue.read()
    found = [
        f"{name}: {shortened(entry.msgid)}: {fault}"
        for entry in held
        if not entry.obsolete
        for rule in RULES
        for fault in rule(entry, catalogue.code)
    ]
    if held.metadata.get("Plural-Forms") != PLURALS[catalogue.code]:
        found.append(f"{name}: Plural-Forms is not {PLURALS[catalogue.code]}")
    if wanted is not None:
        found += [f"{name}: {line}" for line in _out_of_step(held, wanted)]
    return found


def words_of(entry: polib.POEntry) -> list[str]:
    """The translation, or its plural forms in order."""
    if not entry.msgid_plural:
        return [entry.msgstr]
    return [text for _number, text in sorted(entry.msgstr_plural.items())]


def shortened(text: str) -> str:
    """The beginning, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def _out_of_step(held: polib.POFile, wanted: polib.POFile) -> Iterator[str]:
    here = {key_of(entry) for entry in held if not entry.obsolete}
    there = {key_of(entry) for entry in wanted}
    for faults, said in ((there - here, "new in the sources"), (here - there, "gone from them")):
        yield from (f"{shortened(text)}: {said}" for _context, text in sorted(faults, key=str))


def _placeholders(text: str) -> list[str]:
    return sorted(_PLACEHOLDER.findall(text))


def _edges(text: str) -> tuple[bool, bool, bool, bool]:
    return text[:1] == " ", text[:1] == "\n", text[-1:] == " ", text[-1:] == "\n"


def _plain(text: str) -> str:
    return _ADDRESS.sub(" ", _PLACEHOLDER.sub(" ", text)).strip()


def _mostly_latin(text: str, script: re.Pattern[str]) -> bool:
    own = len(script.findall(_plain(text)))
    # Abbreviations such as PDF are the same everywhere.
    words = [
        word
        for word in _WORD.findall(_plain(text))
        if not script.search(word) and not word.isupper()
    ]
    if own == 0:
        return len(words) >= _SAME_WORDS
    return len(words) >= _LATIN_WORDS and own < len(words)
