"""When a page about a theme, city, session or place last changed: with its newest public policy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Max

from cases.selectors import policy_models
from portal.outside.visibility import public_policies


def newest_by(field: str) -> Mapping[Any, datetime | None]:
    """Primary key -> day of the newest policy; ``theme`` is the main theme or one of the others."""
    fields = ("main_theme", "other_themes") if field == "theme" else (field,)
    newest: dict[Any, datetime | None] = {}
    for model in policy_models():
        for name in fields:
            for key, at in _newest(model, name):
                known = newest.get(key)
                newest[key] = max(filter(None, (known, at)), default=None)
    return newest


def _newest(model: type[Any], name: str) -> Iterable[tuple[Any, datetime | None]]:
    counted = public_policies(model).filter(**{f"{name}__isnull": False}).order_by()
    rows: Iterable[tuple[Any, datetime | None]] = counted.values_list(name).annotate(
        newest=Max("last_published_at")
    )
    return rows
