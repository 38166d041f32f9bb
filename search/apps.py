from __future__ import annotations

from django.apps import AppConfig
from django.core.checks import register


class SearchConfig(AppConfig):
    """Search over every policy: record store, engines, router, pages and API."""

    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to pages; check that every page type has its record."""
        # Both import models, which exist only once every application is loaded.
        from search import checks, receivers  # noqa: PLC0415

        receivers.connect()
        register(checks.check_page_types)
