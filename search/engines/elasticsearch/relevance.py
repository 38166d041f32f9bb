"""What counts how much: every group of fields, boost and minimum of a search, with its reason.

Read by :mod:`search.engines.elasticsearch.query`. Figures are from the public sets named in
docs/search.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from search.engines.elasticsearch import fields

#: A word in the title says three times as much about a policy as one in its text. Best on the
#: Cranfield set: MAP .308, against .286 with the best field alone.
TITLE_BOOST: Final = 3
SUMMARY_BOOST: Final = 2

#: One or two words must all be found, of up to six any, of more three in ten. Asking for all of
#: them left 206 of the 225 Cranfield questions without an answer.
SOFT_MINIMUM: Final = "2<1 6<30%"
#: Korean words are taken apart: of the four pieces of 중앙버스전용차로, 버스 alone is not it.
KOREAN_MINIMUM: Final = "2<1 3<2 6<30%"
#: Pairs of Chinese and Japanese characters: two of the three pairs of a long word; of more any will
#: do, for half of them lie across two words. 30 % lost 24 of 400 Chinese questions.
PAIRS_MINIMUM: Final = "2<-40% 3<10%"
#: Pairs of Korean syllables, whose words have spaces: six in ten, for the sake of particles.
HANGUL_MINIMUM: Final = "2<-40%"
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
#: Who types a title wants that page first, however often others use these words: more than all
#: other scores together.
EXACT_TITLE_BOOST: Final = 1000


class Cut(StrEnum):
    """What an analyzer makes of Chinese, Japanese and Korean."""

    #: Single characters: useless, so they are not asked for.
    CHARACTERS = "characters"
    #: Korean words.
    KOREAN = "korean"
    #: Pairs of neighbours.
    PAIRS = "pairs"


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that share an analyzer."""

    fields: tuple[str, ...]
    cut: Cut = Cut.CHARACTERS
    boost: float = 1


_TITLES_FIRST: Final = (f"title{{}}^{TITLE_BOOST}", f"summary{{}}^{SUMMARY_BOOST}", "body{}")


def titles_first(*suffixes: str) -> tuple[str, ...]:
    """Title, summary and body with their boosts, for each of the suffixes such as ``.en``."""
    return tuple(name.format(suffix) for name in _TITLES_FIRST for suffix in suffixes)


#: How the analyzer of each language cuts.
CUTS: Final = dict.fromkeys(fields.LANGUAGES, Cut.CHARACTERS) | {
    "ko": Cut.KOREAN,
    **dict.fromkeys(fields.PAIRED_LANGUAGES, Cut.PAIRS),
}
PLAIN_GROUP: Final = Group((f"title_std^{TITLE_BOOST}", "body_std"), boost=PLAIN_BOOST)
GROUPS: Final = (
    Group(titles_first(".en")),
    Group(titles_first(".es")),
    Group(titles_first(".fr")),
    Group(titles_first(".other")),
    Group(titles_first(".ko"), Cut.KOREAN),
    Group(titles_first(".zh", ".ja", "_cjk"), Cut.PAIRS),
    PLAIN_GROUP,
)

#: Where a phrase may stand. The last two know single characters, too.
ANYWHERE: Final = (
    *(field for section in fields.SECTIONS for field in fields.in_all_languages(section)),
    "title_std",
    "body_std",
)
PART_TEXTS: Final = tuple(fields.in_all_languages(fields.PART_TEXT))
