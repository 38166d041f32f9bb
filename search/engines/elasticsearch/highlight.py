"""Which words to mark, and where.

Each field is asked about itself: the same words, analysed in its own way, and none of the filters
(a filter for ``public`` records must not mark the word "public").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from search.engines.elasticsearch import fields
from search.engines.elasticsearch.analysis import Json
from search.engines.elasticsearch.relevance import CUTS, Cut
from search.engines.elasticsearch.words import has_cjk
from search.parse import Phrase, Query, Term, terms_of

#: The whole of a title or a summary, two extracts of a body and one of a page.
_WHOLE: Final = 0
_BODY_FRAGMENTS: Final = 2
_FRAGMENT_CHARS: Final = 160
_PART_FRAGMENTS: Final = 1

#: Texts beyond this are marked in their first million characters only, instead of failing.
_MAX_ANALYZED: Final = 1_000_000

MARK: Final = ("<mark>", "</mark>")


def highlight(query: Query) -> Json:
    """Marks in title, summary and body, in every language."""
    return _options() | {
        "fields": {
            field: {
                "number_of_fragments": _BODY_FRAGMENTS if section == "body" else _WHOLE,
                "highlight_query": wanted,
            }
            for section in fields.SECTIONS
            for field in fields.in_all_languages(section)
            if (wanted := _wanted_in(field, _terms(query, section)))
        }
    }


def part_highlight(query: Query) -> Json:
    """Marks in the text of pages of files."""
    return _options() | {
        "fields": {
            field: {"number_of_fragments": _PART_FRAGMENTS, "highlight_query": wanted}
            for field in fields.in_all_languages(fields.PART_TEXT)
            if (wanted := _wanted_in(field, _terms(query, fields.PARTS)))
        }
    }


def _options() -> Json:
    return {
        "type": "unified",
        "encoder": "html",
        "pre_tags": [MARK[0]],
        "post_tags": [MARK[1]],
        "fragment_size": _FRAGMENT_CHARS,
        "order": "score",
        "max_analyzed_offset": _MAX_ANALYZED,
    }


def _terms(query: Query, section: str) -> Sequence[Term]:
    return [term for term in terms_of(query) if term.field in (None, section)]


def _wanted_in(field: str, terms: Sequence[Term]) -> Json | None:
    """Words one by one, and side by side what the field's analyzer would cut in characters."""
    cuts = CUTS[field.rpartition(".")[2]] is Cut.CHARACTERS
    whole = [
        term.text for term in terms if isinstance(term, Phrase) or (cuts and has_cjk(term.text))
    ]
    words = " ".join(term.text for term in terms if term.text not in whole)
    wanted: list[Json] = [{"match": {field: words}}] if words else []
    wanted += [{"match_phrase": {field: text}} for text in whole]
    return {"bool": {"should": wanted}} if wanted else None
