from __future__ import annotations

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Search over every policy: record store, engines, router, pages and API."""

    name = "search"
    default_auto_field = "django.db.models.BigAutoField"
