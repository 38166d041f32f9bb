from __future__ import annotations

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """Learning sessions."""

    name = "programmes"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Learning sessions"
