"""What counts how much: every group of fields, boost and minimum of a search, with its reason.

Read by :mod:`search.engines.elasticsearch.query`. Figures are from the public sets named in
docs/search.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from search.engines.elasticsearch import fields

#: A word in the title says three times as much about a policy as one in its text. Best on the
#: Cranfield set: MAP .308, against .286 with the best field alone.
TITLE_BOOST: Final = 3
SUMMARY_BOOST: Final = 2

#: One or two words must all be found, of more words 30 %. Asking for all left 206 of the 225
#: Cranfield questions without an answer.
SOFT_MINIMUM: Final = "2<30%"
#: A word of up to five characters must be found whole. Of longer runs any pair will do: half of
#: their pairs lie across two words, and 30 % lost 24 of 400 Chinese questions.
PAIRS_MINIMUM: Final = "4<10%"
#: What is left of words after their Chinese, Japanese and Korean is but a share of them.
REST_MINIMUM: Final = "30%"
ANY_WORD: Final = "1"

#: What groups other than the best add to the score.
TIE_BREAKER: Final = 0.2
#: Unstemmed words of all languages: a second opinion, never the first.
PLAIN_BOOST: Final = 0.5
#: A page of a file tells less about a policy than its own text.
PARTS_BOOST: Final = 0.6
#: A recognised theme or city brings in policies written in other languages, below those that have
#: the words themselves.
CONCEPT_BOOST: Final = 2

ALL_WORDS_BOOST: Final = 1.5
PHRASE_BOOST: Final = 2
PHRASE_SLOP: Final = 2
#: A sentence longer than this is never found as a phrase.
LONGEST_PHRASE: Final = 8
#: Who types a title wants that page first, whatever else uses these words.
EXACT_TITLE_BOOST: Final = 10


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that share an analyzer. ``cjk``: made for Chinese, Japanese and Korean words too."""

    fields: tuple[str, ...]
    cjk: bool = False
    minimum: str = SOFT_MINIMUM
    boost: float = 1


_TITLES_FIRST: Final = (f"title{{}}^{TITLE_BOOST}", f"summary{{}}^{SUMMARY_BOOST}", "body{}")


def _sections(*suffixes: str) -> tuple[str, ...]:
    return tuple(name.format(suffix) for name in _TITLES_FIRST for suffix in suffixes)


PLAIN_GROUP: Final = Group((f"title_std^{TITLE_BOOST}", "body_std"), boost=PLAIN_BOOST)
GROUPS: Final = (
    Group(_sections(".en")),
    Group(_sections(".es")),
    Group(_sections(".fr")),
    Group(_sections(".other")),
    Group(_sections(".ko"), cjk=True),
    Group(_sections(".zh", ".ja", "_cjk"), cjk=True, minimum=PAIRS_MINIMUM),
    PLAIN_GROUP,
)
#: Minimum of the languages whose pages are asked for Chinese, Japanese and Korean words.
CJK_MINIMUMS: Final = {"ko": SOFT_MINIMUM, "zh": PAIRS_MINIMUM, "ja": PAIRS_MINIMUM}

#: Where a phrase may stand. The last two know single characters, too.
ANYWHERE: Final = (
    *(field for section in fields.SECTIONS for field in fields.in_all_languages(section)),
    "title_std",
    "body_std",
)
PART_TEXTS: Final = tuple(fields.in_all_languages(fields.PART_TEXT))


def named_in(language: str) -> tuple[str, ...]:
    """Where the name of a concept counts, in one language."""
    return _sections(f".{language}")
