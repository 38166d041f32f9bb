"""How well a search finds what it should: judged questions put to engines made for the purpose.

    documents, queries, judgements -> records -> throw-away engine -> rankings -> measures -> report

Questions take the very path a reader's words take (:func:`search.service.request_for`).
"""

from __future__ import annotations
