"""What waits for somebody: questions without an answer, requests without a case."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, Min, Model, QuerySet

from exchange.models import CaseRequest, Question


def open_questions() -> tuple[int, datetime | None]:
    """How many have no answer, and when the oldest was asked."""
    return _waiting(Question.objects.filter(answered_at=None))


def open_requests() -> tuple[int, datetime | None]:
    """How many have no case that answers them, and when the oldest was asked."""
    return _waiting(CaseRequest.objects.filter(answered_by=None))


def _waiting(rows: QuerySet[Model]) -> tuple[int, datetime | None]:
    found = rows.aggregate(count=Count("pk"), since=Min("asked_at"))
    return found["count"], found["since"]
