from __future__ import annotations

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Exchange between cities."""

    name = "exchange"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Exchange between cities"
