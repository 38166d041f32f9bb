"""What Wagtail finds by this name: the exchange in its menu."""

from __future__ import annotations

from wagtail.snippets.models import register_snippet

from exchange.viewsets import ExchangeGroup

register_snippet(ExchangeGroup)
