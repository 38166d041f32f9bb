"""What people look for: one log line per new search. No person, no address, no account.

A click on a facet, another page or another order is the same search and is not logged again.
"""

from __future__ import annotations

import structlog
from django.utils.translation import get_language

from search.answer import Results
from search.engines.base import Sort
from search.normalise import normalised
from search.params import SearchParams

log = structlog.get_logger(__name__)


def note_search(results: Results) -> None:
    """Log the words, the language of the interface, the number of results and the engine."""
    if not is_new(results.params):
        return
    log.info(
        "search",
        words=normalised(results.params.q),
        language=get_language(),
        results=results.total,
        engine=results.engine,
    )


def is_new(params: SearchParams) -> bool:
    """Whether somebody typed something, as against refining what was typed before."""
    refined = params.is_filtered or params.page > 1 or params.sort is not Sort.RELEVANCE
    return bool(params.q) and not refined
