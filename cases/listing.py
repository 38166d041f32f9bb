"""The pages that list all case studies and all briefs, the newest first, each policy once."""

from __future__ import annotations

from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpRequest

from cases.cards import card_of
from cases.selectors import in_one_language, visible_policies
from programmes.audience import tokens_of

PAGE_SIZE: Final = 24


def listing_context(model: type[Any], index: Any, request: HttpRequest) -> dict[str, Any]:
    """One page of the policies of one type; for a number that makes no sense, the first.

    The lists of all languages show the same policies, each in the language of the list where it
    was translated.
    """
    shown = in_one_language(
        visible_policies(model, tokens_of(request.user)), index.locale.language_code
    )
    newest_first = shown.order_by("-first_published_at", "-pk")
    listed = Paginator(newest_first, PAGE_SIZE).get_page(request.GET.get("page"))
    return {"listed": listed, "policies": [card_of(policy) for policy in listed]}
