"""What is indexed: one search record per policy, with its texts in every language.

First step of the way a page takes into the index (page -> **record** -> store -> engines). Plain
data without Django, so that every engine and every test can be fed without a page or a database.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Unit = Literal["page", "slide"]

#: Languages with an analyzer of their own; all other text goes to ``other``.
ANALYSED_LANGUAGES = ("en", "ko", "zh", "ja", "es", "fr")
OTHER_LANGUAGE = "other"

#: Elasticsearch refuses an entry with more nested parts than this (index.mapping.nested_objects).
MAX_PARTS = 10_000


def analysis_language(code: str) -> str:
    """Map a language code such as ``zh-hans`` to the key of its analyzer, ``other`` if none."""
    primary = code.lower().split("-")[0]
    return primary if primary in ANALYSED_LANGUAGES else OTHER_LANGUAGE


@dataclass(frozen=True, slots=True)
class Text:
    """Title, summary and body of a policy in one language.

    ``language`` is an analyzer key (``en ko zh ja es fr other``), not a full language code.
    ``code`` is that full code, of a whole version that can be read; of a title or summary that
    only stands beside another text it is empty.
    """

    language: str
    title: str = ""
    summary: str = ""
    body: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The text of one page of a source file; ``number`` counts from 1 as in the file itself.

    ``notes`` are a speaker's: their words find the page, and no reader ever sees them.
    """

    file_id: str
    file_name: str
    file_type: str
    unit: Unit
    number: int
    language: str
    text: str
    path: str = ""
    thumbnail: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A policy as the engines know it.

    ``key`` is ``<stable id>:<language code>``. ``version`` only ever grows. ``texts[0]`` is in the
    record's own language; further entries are its translations, and titles and summaries that
    stand beside a text. ``language`` and ``path`` are those of the version readers get who have
    none in their own language.
    ``facets`` maps the names of :mod:`search.facets` to values; a record may lack a facet.
    ``visibility`` holds audience tokens (:class:`search.engines.base.Audience`).
    ``path`` is the page's address without a language prefix.
    """

    key: str
    version: int
    kind: str
    stable_id: str
    language: str
    visibility: tuple[str, ...]
    texts: tuple[Text, ...]
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    year_start: int | None = None
    year_end: int | None = None
    published_at: datetime | None = None
    changed_at: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None
    path: str = ""
    external_id: str = ""
    page_id: int | None = None
    parts: tuple[Part, ...] = ()

    @property
    def main_text(self) -> Text:
        """The text in the record's own language."""
        return self.texts[0]
