"""What everybody may see: the one answer for cards, sitemaps, feed and harvesters."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page, PageQuerySet

from cases.selectors import visible_policies
from programmes.audience import PUBLIC_TOKENS


def public_policies(model: type[Any]) -> PageQuerySet:
    """Live policies of one page type that anonymous readers see."""
    policies: PageQuerySet = visible_policies(model, PUBLIC_TOKENS)
    return policies.public()


def is_public(page: Page) -> bool:
    """The same for one specific page of any type. One query."""
    tokens = set(getattr(page, "audience_tokens", PUBLIC_TOKENS))
    if not page.live or not PUBLIC_TOKENS & tokens:
        return False
    return not page.get_view_restrictions().exists()
