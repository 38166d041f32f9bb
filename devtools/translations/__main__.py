"""The commands; see the package."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polib

from devtools.translations.catalogues import (
    LOCALE,
    Catalogue,
    all_catalogues,
    texts_of_sources,
    updated,
)
from devtools.translations.compiled import stale
from devtools.translations.faults import faults_of, shortened, words_of


def check() -> int:
    """Print every fault; 1 if there is any."""
    wanted = texts_of_sources()
    found = [fault for each in all_catalogues() for fault in faults_of(each, wanted)]
    found += stale(LOCALE)
    if found:
        print("\n".join(found), f"{len(found)} faults. See docs/translating.md.", sep="\n")
    return 1 if found else 0


def update() -> int:
    """Bring every catalogue in step with the sources; print how much is to be done."""
    wanted = texts_of_sources()
    for catalogue in all_catalogues():
        entries = updated(catalogue.read(), wanted, catalogue.code)
        catalogue.write(entries)
        print(f"{catalogue.code}: {len(entries)} texts, {len(_todo(entries))} without words")
    return 0


def todo(code: str) -> int:
    """Print texts without words: ``{"text", "plural", "context", "words": []}``."""
    print(json.dumps(_todo(Catalogue(code).read()), ensure_ascii=False, indent=1))
    return 0


def fill(catalogue: Catalogue, file: Path) -> int:
    """Take words from such a list, or from a mapping of text to words; 1 if a text is unknown."""
    entries = catalogue.read()
    unknown = [key[1] for key, words in _given(file) if not _fill(entries, key, words)]
    catalogue.write(entries)
    for text in unknown:
        print(f"not in the catalogue: {shortened(text)}", file=sys.stderr)
    print(f"{catalogue.code}: {len(_todo(entries))} without words")
    return 1 if unknown else 0


def _todo(entries: polib.POFile) -> list[dict[str, Any]]:
    return [
        {
            "text": entry.msgid,
            **({"plural": entry.msgid_plural} if entry.msgid_plural else {}),
            **({"context": entry.msgctxt} if entry.msgctxt else {}),
            "words": words_of(entry),
        }
        for entry in entries
        if not entry.obsolete and (entry.fuzzy or not all(words_of(entry)))
    ]


def _given(file: Path) -> list[tuple[tuple[str | None, str], list[str]]]:
    found = json.loads(file.read_text(encoding="utf-8"))
    if isinstance(found, dict):
        found = [{"text": text, "words": words} for text, words in found.items()]
    return [
        (
            (each.get("context"), each["text"]),
            [each["words"]] if isinstance(each["words"], str) else each["words"],
        )
        for each in found
    ]


def _fill(entries: polib.POFile, key: tuple[str | None, str], words: list[str]) -> bool:
    """Of a text given without context every entry is filled; ``words`` are its plural forms."""
    context, text = key
    matching = [
        entry
        for entry in entries
        if entry.msgid == text and (context is None or entry.msgctxt == context)
    ]
    for entry in matching:
        if entry.msgid_plural:
            last = len(words) - 1
            forms = range(len(entry.msgstr_plural))
            entry.msgstr_plural = {number: words[min(number, last)] for number in forms}
        else:
            entry.msgstr = words[0]
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    return bool(matching)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the status of the process."""
    parser = argparse.ArgumentParser(prog="python -m devtools.translations")
    commands = parser.add_subparsers(dest="command")
    commands.add_parser("update")
    commands.add_parser("todo").add_argument("code")
    filling = commands.add_parser("fill")
    filling.add_argument("code")
    filling.add_argument("file", type=Path)
    chosen = parser.parse_args(arguments)
    if chosen.command == "update":
        return update()
    if chosen.command == "todo":
        return todo(chosen.code)
    if chosen.command == "fill":
        return fill(Catalogue(chosen.code), chosen.file)
    return check()


if __name__ == "__main__":
    sys.exit(main())
