"""What a page says to search engines, link previews and reference managers."""

from __future__ import annotations

from typing import Any

from django import template

from portal.outside.head import Head, head_of

register = template.Library()


@register.simple_tag(takes_context=True)
def head_for_outsiders(context: template.Context) -> Head | None:
    """``{% head_for_outsiders as head %}``; nothing for a page that no request asked for."""
    request = context.get("request")
    values: dict[str, Any] = {str(name): value for name, value in context.flatten().items()}
    return head_of(request, values) if request else None
