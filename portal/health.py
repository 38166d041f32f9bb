"""Is the portal well? For load balancers (``/health/``) and for the operator's eye.

200 while the site can serve readers, with Elasticsearch or without it; 503 without the database.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from search import store
from search.engines.registry import elasticsearch_engine


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """State of the database, of the search engines, and of the changes that wait to be sent."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        state = {"status": "ok", "database": connection.vendor, "search": _search()}
    except DatabaseError:
        return JsonResponse({"status": "down", "database": "does not answer"}, status=503)
    return JsonResponse(state)


def _search() -> dict[str, Any]:
    engine = elasticsearch_engine(patient=False)
    if engine is None:
        return {"engine": "database"}
    return {**asdict(engine.health()), "changes_waiting": bool(store.pending(limit=1))}
