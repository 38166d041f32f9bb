"""What is typed so far -> records whose title has words beginning like it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from search.engines.base import Audience, Suggestion
from search.engines.database.entries import visible_to
from search.engines.database.ids import Ids, ids_of, intersection
from search.engines.database.postings import Postings
from search.models import SearchRecord
from search.normalise import is_unspaced, normalised, query_tokens, tokens

#: Words looked up; who has typed more has said enough.
MAX_WORDS: Final = 8
#: A Korean syllable that is still being typed.
_UNFINISHED: Final = re.compile(r"[\u1100-\u11ff\u3131-\u318e]+$")


def suggest(text: str, audience: Audience, limit: int, postings: Postings) -> list[Suggestion]:
    """Records that have every word typed, those first whose title begins like the text."""
    typed = list(dict.fromkeys(query_tokens(_UNFINISHED.sub("", text))))[:MAX_WORDS]
    if not typed or limit < 1:
        return []
    ids = intersection([_beginning_with(word, postings) for word in typed])
    best = _best(ids, normalised(text), audience, postings, limit)
    rows = SearchRecord.objects.using(postings.using).in_bulk(best)
    return [Suggestion(rows[pk].key, _title(rows[pk], typed)) for pk in best if pk in rows]


def _beginning_with(word: str, postings: Postings) -> Ids:
    """A pair of characters is looked up as it is, anything else as the beginning of a word."""
    whole = is_unspaced(word) and len(word) > 1
    found = postings.title_words(word)
    return ids_of(pk for pk, other in found if not whole or other == word)


def _best(ids: Ids, typed: str, audience: Audience, postings: Postings, limit: int) -> list[int]:
    """Those the audience may see: first whose title begins like the text, then by title."""
    visible, parameters = visible_to(audience, postings.dialect)
    among = postings.dialect.among.format(column="record_id")
    order = postings.dialect.text_order
    postings.cursor.execute(
        f"SELECT record_id FROM search_index_entry WHERE {among} AND {visible}"  # noqa: S608
        f" ORDER BY CASE WHEN substr(title, 1, %s) = %s THEN 0 ELSE 1 END,"
        f" title {order}, key {order} LIMIT %s",
        [postings.dialect.id_list(ids.tolist()), *parameters, len(typed), typed, limit],
    )
    return [record_id for (record_id,) in postings.cursor.fetchall()]


def _title(row: SearchRecord, typed: Sequence[str]) -> str:
    """The title that has most of the words: a record may have titles in several languages."""
    titles: list[str] = [text["title"] for text in row.texts if text["title"]] or [row.title]

    def matching(title: str) -> int:
        words = tokens(title)
        return sum(any(word.startswith(start) for word in words) for start in typed)

    return max(titles, key=matching)
