"""From the pages of a file: guesses at its title, language, city and themes, to be confirmed.

pages -> title, language (text alone) and city, themes (by the vocabulary) -> SourceFile.guesses.
Rather none than a wrong one: an empty field is filled in a second, a wrong one is overlooked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from uploads.guessing.cities import city_of
from uploads.guessing.language import language_of
from uploads.guessing.themes import themes_of
from uploads.guessing.titles import title_of


@dataclass(frozen=True, slots=True)
class PageWords:
    """What a guess is made from: the title and the text of one page, "" when there is none."""

    title: str = ""
    text: str = ""

    @property
    def words(self) -> str:
        """Both."""
        return f"{self.title}\n{self.text}"


@dataclass(frozen=True, slots=True)
class Guesses:
    """``city`` and ``themes`` are slugs, ``language`` a code of taxonomy.languages; "" for none."""

    title: str = ""
    language: str = ""
    city: str = ""
    themes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The fields by name; themes as a list."""
        return {**asdict(self), "themes": list(self.themes)}


def guess(pages: Sequence[PageWords], name: str) -> Guesses:
    """What a file called so is about. Reads the vocabulary from the database."""
    texts = [page.words for page in pages]
    title = title_of(pages[0].title if pages else "", pages[0].text if pages else "", name)
    return Guesses(
        title=title,
        language=language_of("\n".join(texts)),
        city=city_of(texts, title, name),
        themes=themes_of(texts, title),
    )


def page_languages(pages: Sequence[PageWords], of_file: str) -> list[str]:
    """The language of each page; one with too few words has that of the file."""
    return [language_of(page.words) or of_file for page in pages]
