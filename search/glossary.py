"""The words of city policy in six languages -> concepts known by their names. Plain Python.

``data/glossary.csv`` has a line for each thing, with its names in each language of the site,
parted by ``|``. Names in a line mean the same to somebody who searches: synonyms and translations.
Its theme says where it belongs, for those who keep the list.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from search.concepts import ConceptEntry
from search.engines.base import TERM, Name
from search.records import analysis_language

PATH: Final = Path(__file__).parent / "data" / "glossary.csv"
_THEME: Final = "theme"


@lru_cache(maxsize=1)
def glossary_entries() -> tuple[ConceptEntry, ...]:
    """Every line of the glossary; the first English name stands for it."""
    with PATH.open(encoding="utf-8", newline="") as file:
        return tuple(_entry(row) for row in csv.DictReader(file))


def _entry(row: dict[str, str]) -> ConceptEntry:
    names = tuple(_names(row))
    return ConceptEntry(TERM, names[0].text, tuple(name.text for name in names), names)


def _names(row: dict[str, str]) -> Iterator[Name]:
    for language, cell in row.items():
        if language != _THEME:
            for text in filter(None, cell.split("|")):
                yield Name(analysis_language(language), text)
