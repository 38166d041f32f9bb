"""What Wagtail finds by this name: promoted results in its menu."""

from __future__ import annotations

from wagtail.snippets.models import register_snippet

from search.viewsets import PromotionViewSet

register_snippet(PromotionViewSet)
