from __future__ import annotations

from django.apps import AppConfig


class BriefsConfig(AppConfig):
    """Briefs."""

    name = "briefs"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Briefs"
