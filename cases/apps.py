from __future__ import annotations

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Case studies."""

    name = "cases"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Case studies"
