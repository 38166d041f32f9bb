"""The small clauses that queries of words and of concepts are made of."""

from __future__ import annotations

from collections.abc import Sequence

from search.engines.elasticsearch import fields, relevance
from search.engines.elasticsearch.analysis import Json


def phrase(text: str, names: Sequence[str], **more: float) -> Json:
    """Words that stand next to each other in one of the fields, each analysed in its own way."""
    return {"multi_match": {"query": text, "type": "phrase", "fields": list(names), **more}}


def nested(query: Json) -> Json:
    """A query on single pages, as a query on policies: the best page counts."""
    return {
        "nested": {
            "path": fields.PARTS,
            "score_mode": "max",
            "query": query,
            "boost": relevance.PARTS_BOOST,
        }
    }


def best_of(queries: Sequence[Json], *, others: float = 0) -> Json:
    """The best of the queries counts, the ``others`` a share; nothing matches none of them."""
    if not queries:
        return {"match_none": {}}
    return {"dis_max": {"tie_breaker": others, "queries": list(queries)}}
