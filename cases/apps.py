from __future__ import annotations

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Case studies."""

    name = "cases"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Case studies"

    def ready(self) -> None:
        """Listen to accounts."""
        # Imports models, which exist only once every application is loaded.
        from cases import receivers  # noqa: PLC0415

        receivers.connect()
