"""What counts how much in the database engine: every weight and boost on one page.

    score = best of (texts, best part x .6, concepts x 2) + .2 x the others
            + 1.5 x texts, if all words are there  + 2 x the words side by side  + 10, exact title

Like the Elasticsearch query, on the same scale, so that the boosts mean the same. Read by
:mod:`search.engines.database.scoring`.
"""

from __future__ import annotations

from typing import Final

#: How much a word in a column counts, against one in the body.
TITLE_WEIGHT: Final = 3
SUMMARY_WEIGHT: Final = 2
BODY_WEIGHT: Final = 1

#: Saturation and length normalisation of BM25, as Elasticsearch and FTS5 have them.
K1: Final = 1.2
B: Final = 0.75

#: What is worth reading word by word; matches beyond keep the order of the first look.
RERANKED: Final = 500

#: What the second and third best kind of match add to the best.
TIE_BREAKER: Final = 0.2
#: A page of a file tells less about a policy than its own text.
PARTS_BOOST: Final = 0.6
#: A recognised theme or city brings in policies in other languages, below those with the words.
CONCEPT_BOOST: Final = 2
#: Of a few words typed, a policy with all of them is what is meant.
ALL_WORDS_BOOST: Final = 1.5
#: "Bus lane" is more than a bus and a lane.
PHRASE_BOOST: Final = 2
#: Who types a title wants that policy first, whatever else uses these words.
EXACT_TITLE_BOOST: Final = 10
#: Words in between which "side by side" allows for.
PHRASE_SLOP: Final = 2
#: A sentence as long as this is never found as a phrase.
LONGEST_PHRASE: Final = 8
#: In the first look a word stands once in the body: 1 / (1 + K1); once more in the title: + this.
ONCE: Final = 1 / (1 + K1)
TITLE_GAIN: Final = (1 + TITLE_WEIGHT) / (1 + TITLE_WEIGHT + K1) - ONCE
