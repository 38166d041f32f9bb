"""The pages that list all case studies and all briefs, the newest first."""

from __future__ import annotations

from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpRequest

from cases.cards import card_of
from cases.selectors import visible_policies
from programmes.audience import tokens_of

PAGE_SIZE: Final = 24


def listing_context(model: type[Any], index: Any, request: HttpRequest) -> dict[str, Any]:
    """One page of the policies below ``index``; for a number that makes no sense, the first."""
    below = visible_policies(model, tokens_of(request.user)).filter(path__startswith=index.path)
    newest_first = below.order_by("-first_published_at", "-pk")
    listed = Paginator(newest_first, PAGE_SIZE).get_page(request.GET.get("page"))
    return {"listed": listed, "policies": [card_of(policy) for policy in listed]}
