"""Names of the fields of an index entry: said once, used by mapping, entries, query and results.

Texts are kept once per language (``title.en``, ``body.ko``) and copied, unstemmed, into fields
all languages share (``title_std``); runs of Chinese, Japanese and Korean also go, cut in pairs,
to ``title_cjk``. Nobody guesses the language of a query: it is asked of every group of fields.
"""

from __future__ import annotations

from typing import Final

from search.records import ANALYSED_LANGUAGES, OTHER_LANGUAGE

LANGUAGES: Final = (*ANALYSED_LANGUAGES, OTHER_LANGUAGE)

#: What a text consists of, and what can be highlighted.
SECTIONS: Final = ("title", "summary", "body")

#: Languages whose own analyzer cuts words in pairs of characters, as the ``*_cjk`` fields do.
PAIRED_LANGUAGES: Final = ("zh", "ja")

PARTS: Final = "parts"
PART_TEXT: Final = "parts.text"
FILE_NAME: Final = "parts.file_name"


def in_language(section: str, language: str) -> str:
    """The field of a section in one language: ``title.en``, ``parts.text.ko``."""
    return f"{section}.{language}"


def in_all_languages(section: str) -> list[str]:
    """The fields of a section in every language."""
    return [in_language(section, language) for language in LANGUAGES]


def facet_field(name: str) -> str:
    """The field that holds the values of a facet."""
    return f"facets.{name}"
